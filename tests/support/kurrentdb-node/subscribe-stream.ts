import { ReadReq } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb';
import { EventLog } from './event-log';
import { eventMessage } from './event-message';
import { Follower } from './follower';
import { NodeContext } from './node-context';
import { Outlet, Reading, sendAll } from './outlet';
import { streamDeleted } from './refusals';
import { caughtUp, confirmation } from './subscription-messages';

/** A subscription to one stream, there or not: what is behind the revision named, then what comes. A tombstone ends it. */
export async function subscribeToStream(node: NodeContext, stream: string, { options, outlet }: Reading): Promise<void> {
  const { log, release } = node;
  if (log.isTombstoned(stream)) throw streamDeleted(stream);
  const follower = new Follower(log, outlet);
  const events = new Events(node, stream, options);
  await outlet.send(confirmation());
  await events.sendNew(outlet);
  const revision = log.lastRevision(stream);
  await outlet.send(caughtUp(release, revision < 0n ? {} : { revision }));
  while (outlet.isOpen) {
    await events.sendNew(outlet);
    if (log.isTombstoned(stream)) throw streamDeleted(stream);
    await follower.growth();
  }
}

class Events {
  readonly #log: EventLog;
  readonly #stream: string;
  readonly #message: ReturnType<typeof eventMessage>;
  #next: number;

  constructor(node: NodeContext, stream: string, options: ReadReq.Options) {
    this.#log = node.log;
    this.#stream = stream;
    this.#message = eventMessage(node, options);
    this.#next = firstIndex(options.getStream(), node.log.written(stream).length);
  }

  async sendNew(outlet: Outlet): Promise<void> {
    await sendAll(outlet, this.#new());
    const tombstone = this.#log.tombstone(this.#stream);
    if (tombstone) await outlet.send(this.#message(tombstone));
  }

  *#new() {
    for (const written = this.#log.written(this.#stream); this.#next < written.length;) {
      const event = written[this.#next++];
      if (event && this.#log.isKept(event)) yield this.#message(event);
    }
  }
}

/** A revision is where the client is already: what follows it comes. */
function firstIndex(stream: ReadReq.Options.StreamOptions | undefined, length: number): number {
  if (stream?.hasEnd()) return length;
  return stream?.hasRevision() ? Number(stream.getRevision()) + 1 : 0;
}
