import type { KurrentDBClient } from '@kurrent/kurrentdb-client';
import { StoreError } from '../errors';
import { clientLibrary } from './client-library';

/** A client that is replaced gets so long to end what it has under way. */
const RETIRING_MS = 30_000;

/**
 * The client of one use (appends, reads, following), made anew after a node was mute or a read broke: the old one may stay broken even
 * though the node goes on. What it has under way ends by its own timers.
 */
export class Clients {
  private client: KurrentDBClient | undefined;
  private readonly retiring = new Map<KurrentDBClient, NodeJS.Timeout>();
  private closed = false;

  constructor(private readonly connectionString: string) {}

  current(): KurrentDBClient {
    if (this.closed) throw new StoreError('StoreUnavailable', { reason: 'the store is closed' });
    this.client ??= connected(this.connectionString);
    return this.client;
  }

  /** The next use gets a fresh client, unless another caller renewed it already. */
  renew(failed: KurrentDBClient): void {
    if (this.client !== failed) return;
    this.client = undefined;
    const timer = setTimeout(() => {
      this.retiring.delete(failed);
      void end(failed);
    }, RETIRING_MS);
    timer.unref();
    this.retiring.set(failed, timer);
  }

  async close(): Promise<void> {
    this.closed = true;
    const all = [...this.retiring.keys(), ...(this.client ? [this.client] : [])];
    for (const timer of this.retiring.values()) clearTimeout(timer);
    this.retiring.clear();
    await Promise.all(all.map(end));
  }
}

/** The client's error holds the whole connection string, and so a password: it is not passed on. */
function connected(connectionString: string): KurrentDBClient {
  try {
    return clientLibrary().KurrentDBClient.connectionString(connectionString);
  } catch {
    throw new StoreError('Unsupported', { what: 'this connection string: a value or a certificate file in it is wrong' });
  }
}

/** The client's own `dispose` cancels its calls and leaves its channel open. */
async function end(client: KurrentDBClient): Promise<void> {
  await Promise.race([client.dispose(), new Promise((resolve) => setTimeout(resolve, 1_000).unref())]);
  await client['getChannel']().then(
    (channel) => channel.close(),
    () => undefined,
  );
}
