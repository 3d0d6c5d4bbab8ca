import type { KurrentDBClient } from '@kurrent/kurrentdb-client';
import type { Clients } from './clients';
import { kindOf, type ErrorKind } from './node-errors';
import { within } from './own-timer';

/** Longest time without anything from the node. */
const READ_MS = 10_000;

/** One read of the client: it ends by our own timer, and a client whose read broke is replaced, because its next ones may break too. */
export class ReadCall<T> {
  constructor(
    private readonly clients: Clients,
    private readonly signal: AbortSignal | undefined,
    private readonly start: (client: KurrentDBClient) => AsyncIterable<T>,
  ) {}

  /** Everything the read gives; the caller bounds it by the count it asks for. */
  async all(): Promise<T[]> {
    const client = this.clients.current();
    const iterator = this.start(client)[Symbol.asyncIterator]();
    const found: T[] = [];
    try {
      for (;;) {
        const next = await within(READ_MS, iterator.next(), this.signal);
        if (next.done) return found;
        found.push(next.value);
      }
    } catch (error) {
      if (isBroken(error) && !this.signal?.aborted) this.clients.renew(client);
      void Promise.resolve(iterator.return?.()).catch(() => undefined); // may never settle on a mute node
      throw error;
    }
  }
}

const ANSWERS: readonly (ErrorKind | undefined)[] = ['stream-not-found', 'stream-deleted', 'access-denied', 'not-leader'];

/** Everything but what the node answers when all is well. */
const isBroken = (error: unknown): boolean => !ANSWERS.includes(kindOf(error));
