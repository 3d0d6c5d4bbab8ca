import { setTimeout as wait } from 'node:timers/promises';
import type { Client, ClientConfig } from 'pg';
import { clientLibrary } from './client-library';
import { channelOf } from './postgres-writing';

const PAUSE_MS_FIRST = 100;
const PAUSE_MS_MAX = 5_000;

export interface PresenceOf {
  readonly config: ClientConfig;
  readonly schema: string;
  readonly holder: string;
}

/**
 * A connection that says that its holder lives: it holds a lock of that name until it ends, with the process or the network. It also hears
 * what others announce. Where it is lost it comes back by itself; meanwhile others may take over, and who waits has to look.
 */
export class Presence {
  private readonly closing = new AbortController();
  private client: Client | undefined;
  private readonly looking = new Set<() => void>();

  private constructor(private readonly of: PresenceOf) {}

  /** Throws where the first connection cannot be had. */
  static async begin(of: PresenceOf): Promise<Presence> {
    const presence = new Presence(of);
    await presence.connect();
    return presence;
  }

  watch(look: () => void): void {
    this.looking.add(look);
  }

  async close(): Promise<void> {
    this.closing.abort();
    this.looking.clear();
    await this.client?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    const { config, schema, holder } = this.of;
    const client = new (clientLibrary().Client)(config);
    // What this one announced itself it knows already.
    client.on('notification', ({ payload }) => payload === holder || this.look());
    client.on('error', () => undefined);
    client.once('end', () => void this.comeBack());
    await client.connect();
    this.client = client;
    await client.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [holder]);
    await client.query(`LISTEN ${channelOf(schema)}`);
    this.look();
  }

  private look(): void {
    for (const look of this.looking) look();
  }

  private async comeBack(): Promise<void> {
    if (!this.client) return;
    this.client = undefined;
    for (let pause = PAUSE_MS_FIRST; !this.closing.signal.aborted; pause = Math.min(pause * 2, PAUSE_MS_MAX)) {
      try {
        await wait(pause, undefined, { signal: this.closing.signal });
        return await this.connect();
      } catch {
        // Not yet, or closed meanwhile.
      }
    }
  }
}
