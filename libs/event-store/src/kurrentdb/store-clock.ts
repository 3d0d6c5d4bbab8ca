import { CLOCK_AHEAD_MS_MAX } from '../append-checks';
import { StoreError } from '../errors';
import type { Instant, NewEvent } from '../port';
import type { Clients } from './clients';
import { within } from './own-timer';

const ASK_MS = 5_000;
const ASKED_AGAIN_MS = 600_000;

/** The node's clock, as it says it when a subscription has caught up; kept by a clock of this process that nobody sets. */
export class StoreClock {
  private at: { readonly node: Instant; readonly here: number } | undefined;
  private askedAt = -Infinity;

  constructor(
    private readonly clients: Clients,
    private readonly options: { readonly stream: string; readonly isSkewAllowed: boolean },
  ) {}

  /** The node's present; undefined while it has not been asked, or does not say. */
  now(): Instant | undefined {
    return this.at && Math.round(this.at.node + performance.now() - this.at.here);
  }

  /** Throws ClockSkewed where an event claims to be recorded more than 60 s after the node's present. */
  check(events: readonly NewEvent[]): void {
    if (performance.now() - this.askedAt > ASKED_AGAIN_MS) void this.ask().catch(() => undefined);
    const storeNow = this.now();
    if (storeNow === undefined || this.options.isSkewAllowed) return;
    const at = Math.max(...events.map((event) => event.at));
    if (at > storeNow + CLOCK_AHEAD_MS_MAX) throw new StoreError('ClockSkewed', { at, storeNow });
  }

  /** Nodes before 24.10 do not say their time: then nothing is compared. */
  async ask(): Promise<void> {
    this.askedAt = performance.now();
    const following = this.clients.current().subscribeToStream(this.options.stream, { fromRevision: 'end' });
    following.on('data', () => undefined);
    const date = new Promise<Date | undefined>((resolve, reject) => {
      following.on('caughtUp', (said) => resolve(said?.date));
      following.on('error', reject);
    });
    try {
      const said = await within(ASK_MS, date);
      if (said) this.at = { node: said.getTime(), here: performance.now() };
    } finally {
      void following.unsubscribe().catch(() => undefined);
    }
  }
}
