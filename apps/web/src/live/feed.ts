import type { Schema } from '../api/ask';
import { haveSeen } from '../api/freshness';

export type LiveEntry = Pick<Schema<'Entry'>, 'eventId' | 'type' | 'stream' | 'recordedAt'>;
export interface Feed {
  /** `following`: news comes as it is recorded. `waiting`: the feed is closed or lost, and is tried again. `resting`: nobody looks. */
  readonly state: 'following' | 'waiting' | 'resting';
  /** What was recorded last since this page was opened. */
  readonly last?: LiveEntry;
  /** How many entries came since this page was opened. */
  readonly count: number;
}

const AGAIN_MS = 5_000;
/** A burst is shown at once, not entry by entry. */
const GATHER_MS = 80;

/**
 * Follows `/api/events` while somebody looks at the page: a browser keeps few connections to one server, and pages in the background
 * would use them up. Coming back, it says that anything may have happened (`onBack`).
 */
export class LiveFeed {
  private source: EventSource | undefined;
  private again: ReturnType<typeof setTimeout> | undefined;
  private gathering: ReturnType<typeof setTimeout> | undefined;
  private now: Feed = { state: 'resting', count: 0 };
  private readonly listeners = new Set<() => void>();

  private wasFollowing = false;

  constructor(private readonly on: { readonly news: () => void; readonly back: () => void }) {}

  readonly snapshot = (): Feed => this.now;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  start(): void {
    document.addEventListener('visibilitychange', () => this.look());
    window.addEventListener('online', () => this.look());
    this.look();
  }

  private look(): void {
    if (document.visibilityState === 'hidden') this.rest();
    else if (this.source === undefined || this.source.readyState === EventSource.CLOSED) this.open();
  }

  private rest(): void {
    clearTimeout(this.again);
    this.source?.close();
    this.source = undefined;
    this.tell({ state: 'resting' });
  }

  private open(): void {
    clearTimeout(this.again);
    this.source?.close();
    const source = new EventSource('/api/events');
    this.source = source;
    source.addEventListener('open', () => {
      this.tell({ state: 'following' });
      if (this.wasFollowing) this.on.back();
      else this.on.news();
      this.wasFollowing = true;
    });
    source.addEventListener('error', () => this.lost(source));
    source.addEventListener('entry', (event: MessageEvent<string>) => this.take(event));
  }

  /** The browser tries again by itself, but not where the server refused. */
  private lost(source: EventSource): void {
    this.tell({ state: 'waiting' });
    if (source.readyState === EventSource.CLOSED) this.again = setTimeout(() => this.look(), AGAIN_MS);
  }

  private take({ data, lastEventId }: MessageEvent<string>): void {
    haveSeen(lastEventId);
    const { eventId, type, stream, recordedAt } = JSON.parse(data) as LiveEntry;
    this.now = { ...this.now, last: { eventId, type, stream, recordedAt }, count: this.now.count + 1 };
    this.gathering ??= setTimeout(() => {
      this.gathering = undefined;
      this.tell({});
      this.on.news();
    }, GATHER_MS);
  }

  private tell(change: Partial<Feed>): void {
    this.now = { ...this.now, ...change };
    for (const listener of this.listeners) listener();
  }
}
