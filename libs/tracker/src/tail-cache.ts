import type { EventStore } from '@parley/event-store';
import { FoldedStream } from './folded-stream';

/** Events kept folded in memory, over all streams; the streams used longest ago go first. */
const EVENTS_MAX = 400_000;

/** The folded streams used lately. A stream that another process wrote to is behind until `fresh` is asked for. */
export class TailCache {
  private readonly streams = new Map<string, FoldedStream>();
  private cleared = 0;
  private readonly loading = new Map<string, Promise<FoldedStream>>();

  constructor(
    private readonly store: EventStore,
    private readonly book: string,
    private readonly eventsMax = EVENTS_MAX,
  ) {}

  /** As last known here, or nothing where it is not at hand. */
  peek(stream: string): FoldedStream | undefined {
    const found = this.streams.get(stream);
    if (!found) return undefined;
    this.streams.delete(stream);
    this.streams.set(stream, found);
    return found;
  }

  /** As last known here, loaded where it was not. */
  async known(stream: string): Promise<FoldedStream> {
    return this.peek(stream) ?? this.fresh(stream);
  }

  /** With everything that the store holds at the time of asking. One load of a stream runs at a time. */
  async fresh(stream: string): Promise<FoldedStream> {
    for (let running = this.loading.get(stream); running; running = this.loading.get(stream)) await running.catch(() => undefined);
    const load = this.load(stream);
    this.loading.set(stream, load);
    return load.finally(() => this.loading.delete(stream));
  }

  /**
   * Lends the stream to work that folds into it, before it first waits, what is not in the book yet. Until the work has ended nobody else sees
   * the stream; where it fails, what it folded is gone.
   */
  async lent<T>(stream: string, work: (folded: FoldedStream) => Promise<T>): Promise<T> {
    const folded = await this.toLend(stream);
    const { cleared } = this;
    this.streams.delete(stream);
    const working = work(folded);
    const given = working.then(() => {
      if (cleared === this.cleared) this.streams.set(stream, folded);
      return folded;
    });
    this.loading.set(stream, given);
    try {
      await given;
      return await working;
    } finally {
      this.loading.delete(stream);
    }
  }

  /** Everything is read anew from now on, what is being read too. */
  clear(): void {
    this.streams.clear();
    this.cleared += 1;
  }

  /** A stream at hand that nobody is reading further. */
  private async toLend(stream: string): Promise<FoldedStream> {
    for (;;) {
      const [running, folded] = [this.loading.get(stream), this.streams.get(stream)];
      if (!running && folded) return folded;
      await (running?.catch(() => undefined) ?? this.fresh(stream));
    }
  }

  private async load(stream: string): Promise<FoldedStream> {
    const { cleared } = this;
    const folded = this.streams.get(stream) ?? new FoldedStream(stream);
    try {
      await folded.catchUp(this.store, this.book);
    } catch (error) {
      this.streams.delete(stream);
      throw error;
    }
    if (cleared !== this.cleared) return this.load(stream);
    this.streams.delete(stream);
    this.streams.set(stream, folded);
    this.shed();
    return folded;
  }

  private shed(): void {
    let events = 0;
    for (const folded of this.streams.values()) events += folded.revision + 1;
    for (const [stream, folded] of this.streams) {
      if (events <= this.eventsMax || this.streams.size === 1) return;
      events -= folded.revision + 1;
      this.streams.delete(stream);
    }
  }
}
