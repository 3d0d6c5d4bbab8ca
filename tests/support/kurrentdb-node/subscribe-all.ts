import { status } from '@grpc/grpc-js';
import { ReadReq, ReadResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb';
import { EventFilter, filterOf, PAGE_EVENTS } from './event-filter';
import { EventLog } from './event-log';
import { eventMessage } from './event-message';
import { Follower } from './follower';
import { NodeContext } from './node-context';
import { Reading, sendAll } from './outlet';
import { placeAsked } from './read-all';
import { noSuchPosition } from './refusals';
import { BEFORE_ALL, isBefore, LogPosition, placeOf, StoredEvent } from './stored-event';
import { caughtUp, confirmation } from './subscription-messages';
import { checkpoint } from './wire';

/** A subscription to every stream: what is behind the position named, then what comes; with a filter, with checkpoints. */
export async function subscribeToAll(node: NodeContext, { options, outlet }: Reading): Promise<void> {
  const { log, release } = node;
  const feed = new Feed(node, options);
  const follower = new Follower(log, outlet);
  await outlet.send(confirmation());
  await sendAll(outlet, feed.history());
  await outlet.send(caughtUp(release, { position: feed.reached }));
  while (outlet.isOpen) {
    await sendAll(outlet, feed.live());
    await follower.growth();
  }
}

/** Of a subscription without a filter: everything matches, and no checkpoint ever comes. */
const EVERYTHING: EventFilter = { matches: () => true, window: PAGE_EVENTS, checkpointInterval: Infinity };
const LOG_START: LogPosition = { commit: 0n, prepare: 0n };

interface Page {
  readonly start: LogPosition;
  readonly next: LogPosition;
  readonly matching: readonly StoredEvent[];
  readonly considered: number;
  readonly isLast: boolean;
}

/**
 * Goes through the log as the node's own readers do, for the checkpoints depend on it: in pages while catching up, the place of a
 * checkpoint being the last event sent or the start of the page just read; event by event once live.
 */
class Feed {
  readonly #log: EventLog;
  readonly #filter: EventFilter;
  readonly #isFiltered: boolean;
  readonly #message: (event: StoredEvent) => ReadResp;
  #reached: LogPosition;
  #lastCheckpoint = BEFORE_ALL;
  #sinceCheckpoint = 0;
  #next = 0;

  constructor(node: NodeContext, options: ReadReq.Options) {
    const { log } = node;
    this.#log = log;
    const filter = filterOf(options);
    this.#isFiltered = filter !== undefined;
    this.#filter = filter ?? EVERYTHING;
    this.#message = eventMessage(node, options);
    const place = placeAsked(options);
    if (place && !log.isBoundary(place)) throw noSuchPosition(status.INVALID_ARGUMENT);
    this.#reached = place ?? (options.getAll()?.hasEnd() ? log.head : BEFORE_ALL);
    this.#next = log.indexFrom(this.#reached);
  }

  /** What the client has: the last event or checkpoint. Where nothing was sent from the start, before all. */
  get reached(): LogPosition {
    return this.#reached;
  }

  *history(): Iterable<ReadResp> {
    if (!isBefore(this.#reached, this.#log.head)) return;
    let page = this.#page(this.#reached === BEFORE_ALL ? LOG_START : this.#reached);
    yield* this.#events(page.matching);
    const isOnlyPage = page.isLast;
    for (; !page.isLast; page = this.#page(page.next), yield* this.#events(page.matching)) {
      this.#sinceCheckpoint += page.considered;
      if (this.#sinceCheckpoint < this.#filter.checkpointInterval) continue;
      this.#sinceCheckpoint %= this.#filter.checkpointInterval;
      this.#advance(page.start);
      yield* this.#checkpoint();
    }
    // one page from the very start with nothing in it leaves no place to name: what then goes out means the end (a trap of the real node)
    if (!isOnlyPage) this.#advance(page.start);
    yield* this.#checkpoint();
    this.#sinceCheckpoint = 0;
  }

  *live(): Iterable<ReadResp> {
    for (const { events } = this.#log; this.#next < events.length;) {
      const event = events[this.#next++] as StoredEvent;
      if (!isBefore(this.#reached, placeOf(event))) continue;
      if (this.#filter.matches(event)) yield* this.#events([event]);
      if (++this.#sinceCheckpoint < this.#filter.checkpointInterval) continue;
      this.#sinceCheckpoint = 0;
      this.#advance(placeOf(event));
      yield* this.#checkpoint();
    }
  }

  #page(start: LogPosition): Page {
    const { events } = this.#log;
    const matching: StoredEvent[] = [];
    const first = this.#log.indexFrom(start);
    let index = first;
    while (matching.length < PAGE_EVENTS && index - first < this.#filter.window && index < events.length) {
      const event = events[index++] as StoredEvent;
      if (this.#filter.matches(event)) matching.push(event);
    }
    const considered = index - first;
    const isLast = matching.length < PAGE_EVENTS && considered < this.#filter.window;
    this.#next = index;
    return { start, next: considered > 0 ? this.#log.afterEvent(index - 1) : start, matching, considered, isLast };
  }

  *#events(matching: readonly StoredEvent[]): Iterable<ReadResp> {
    for (const event of matching) {
      if (!isBefore(this.#reached, placeOf(event))) continue;
      this.#reached = placeOf(event);
      yield this.#message(event);
    }
  }

  *#checkpoint(): Iterable<ReadResp> {
    const isNew = this.#lastCheckpoint === BEFORE_ALL || isBefore(this.#lastCheckpoint, this.#reached);
    if (!this.#isFiltered || !isNew) return;
    this.#lastCheckpoint = this.#reached;
    yield checkpoint(this.#reached);
  }

  #advance(place: LogPosition): void {
    if (isBefore(this.#reached, place)) this.#reached = place;
  }
}
