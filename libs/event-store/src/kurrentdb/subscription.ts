import type { AllStreamResolvedEvent, AllStreamSubscription, KurrentDBClient } from '@kurrent/kurrentdb-client';
import { StoreError } from '../errors';
import { pageLimit } from '../page-limit';
import type { Delivery, Position, SubscribeOptions } from '../port';
import { placeOf, type BookReader } from './book-reader';
import { clientLibrary } from './client-library';
import type { Clients } from './clients';
import { readFailure } from './node-errors';
import { fromPosition, toPosition, type LogPosition } from './positions';
import type { FromNode } from './stored-json';
import type { StreamNames } from './stream-names';

/** Events of others between two checkpoints: so many are read again at most after a break. */
const CHECKPOINT_EVERY = 1_000;

export interface SubscriptionSource {
  readonly clients: Clients;
  readonly names: StreamNames;
  readonly reader: BookReader;
  readonly heartbeatMs: number;
  /** Aborted when the store is closed. */
  readonly closing: AbortSignal;
}

/**
 * Catches up by reading, page by page and no faster than it is asked, and then follows by a subscription from the last place on.
 * Throws StoreUnavailable when the subscription breaks or falls silent; it is to be opened again from the last `through`.
 */
export async function* follow(source: SubscriptionSource, options: SubscribeOptions): AsyncGenerator<Delivery, void, undefined> {
  const signal = AbortSignal.any([options.signal, source.closing]);
  if (signal.aborted) return;
  try {
    yield* followed(source, { ...options, signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

async function* followed(source: SubscriptionSource, options: SubscribeOptions): AsyncGenerator<Delivery, void, undefined> {
  const { reader } = source;
  const { signal } = options;
  await reader.check(options.after);
  let place = options.after;
  const goal = await reader.head();
  if (goal !== null && (place === null || place < goal))
    for await (const { events, through } of reader.pages({ ...options, to: goal })) {
      place = through;
      yield events.length > 0 ? { kind: 'events', events, through } : { kind: 'checkpoint', through };
      if (signal.aborted) return;
    }
  yield { kind: 'caughtUp', through: place };
  if (signal.aborted) return;
  const live = new Live(source, options, place);
  try {
    yield* live.deliveries();
  } finally {
    live.end();
  }
}

/** One subscription of the client, until it breaks. */
class Live {
  private readonly client: KurrentDBClient;
  private readonly subscription: AllStreamSubscription;
  private checkpoint: Position | undefined;
  private broken: { readonly error: unknown } | undefined;
  private wake: () => void = () => undefined;

  constructor(
    private readonly source: SubscriptionSource,
    private readonly options: SubscribeOptions,
    private place: Position | null,
  ) {
    const { clients, names } = source;
    this.client = clients.current();
    const checkpointReached = (_: unknown, reached: LogPosition): void => {
      this.checkpoint = toPosition(reached);
      this.wake();
    };
    const filter = clientLibrary().streamNameFilter({
      prefixes: names.prefixes,
      maxSearchWindow: CHECKPOINT_EVERY,
      checkpointInterval: 1,
      checkpointReached,
    });
    const from = place === null ? ('start' as const) : (fromPosition(place) as LogPosition);
    const highWaterMark = pageLimit(options.page);
    this.subscription = this.client.subscribeToAll({ fromPosition: from, filter, requiresLeader: true }, { highWaterMark });
    this.subscription.on('readable', () => this.wake());
    this.subscription.on('error', (error) => this.end({ error }));
    for (const event of ['end', 'close'] as const) this.subscription.on(event, () => this.end({ error: undefined }));
  }

  async *deliveries(): AsyncGenerator<Delivery, void, undefined> {
    const { signal } = this.options;
    let beatAt = performance.now() + this.source.heartbeatMs;
    let missed: Position | null = null;
    while (!signal.aborted) {
      const delivery = this.events() ?? (await this.passed());
      if (delivery) {
        yield delivery;
      } else if (this.broken) {
        this.source.clients.renew(this.client);
        throw readFailure(this.broken.error, {});
      } else if (performance.now() >= beatAt) {
        beatAt = performance.now() + this.source.heartbeatMs;
        const head = await this.source.reader.head();
        this.checkAlive(missed);
        missed = head;
        yield { kind: 'heartbeat', head, at: Date.now() };
      } else await this.news(beatAt - performance.now());
    }
  }

  end(broken: { readonly error: unknown } = { error: undefined }): void {
    this.broken ??= broken;
    void this.subscription.unsubscribe().catch(() => undefined);
    this.wake();
  }

  /** Everything at hand, up to a page. */
  private events(): Delivery | undefined {
    const { page, categories } = this.options;
    const { reader } = this.source;
    const found: FromNode[] = [];
    const limit = pageLimit(page);
    for (let next = this.next(); next; next = found.length < limit ? this.next() : undefined) found.push(next);
    if (this.place === null || found.length === 0) return undefined;
    const through = reader.seen(this.place);
    const events = reader.recorded(found, categories);
    return events.length > 0 ? { kind: 'events', events, through } : { kind: 'checkpoint', through };
  }

  /** Moves the place to the event: each is taken once only, whatever the node repeats, also of what is at hand with it. */
  private next(): FromNode | undefined {
    for (;;) {
      const resolved = this.subscription.read() as AllStreamResolvedEvent | null;
      if (!resolved) return undefined;
      const event = resolved.event as FromNode | undefined;
      if (!event || (this.place !== null && placeOf(event) <= this.place)) continue;
      this.place = placeOf(event);
      return event;
    }
  }

  /** A checkpoint counts once everything before it has been read, where it lies between the last place and the log's end. */
  private async passed(): Promise<Delivery | undefined> {
    const checkpoint = this.checkpoint;
    if (checkpoint === undefined || this.subscription.readableLength > 0) return undefined;
    this.checkpoint = undefined;
    if (this.place !== null && checkpoint <= this.place) return undefined;
    if (!(await this.source.reader.isWithin(checkpoint))) return undefined;
    this.place = checkpoint;
    return { kind: 'checkpoint', through: checkpoint };
  }

  /** What was in the book a heartbeat ago must have come by now. */
  private checkAlive(missed: Position | null): void {
    if (missed === null || (this.place !== null && this.place >= missed)) return;
    this.source.clients.renew(this.client);
    throw new StoreError('StoreUnavailable', { reason: 'the subscription fell silent' });
  }

  private news(withinMs: number): Promise<void> {
    const { signal } = this.options;
    if (this.subscription.readableLength > 0 || this.checkpoint !== undefined || this.broken || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const woken = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', woken);
        resolve();
      };
      this.wake = woken;
      const timer = setTimeout(woken, Math.max(0, withinMs));
      signal.addEventListener('abort', woken, { once: true });
    });
  }
}
