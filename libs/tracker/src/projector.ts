import type { Views } from '@parley/read-model';
import type { EventStore } from '@parley/event-store';
import type { Continuity } from './continuity';
import { faultOf } from './fault-of';
import { FED_AT_ONCE, liveBook } from './feed';
import { Gathering } from './gathering';
import type { OwnEvents } from './own-events';

/** How long nothing comes before the lists are brought up to what came. */
const QUIET_MS = 1_000;
const RETRY_MS_FIRST = 100;
const RETRY_MS_MAX = 5_000;

/** The book that is fed, and what of it this process formed itself. */
export interface FedBook {
  readonly store: EventStore;
  readonly own: OwnEvents;
  readonly continuity: Continuity;
  readonly book: string;
  readonly epoch: number;
  /** False: another process is to feed the views; this one looks how far it has come. */
  readonly projects: boolean;
}
export interface ProjectorStatus {
  readonly state: 'running' | 'retrying' | 'stopped';
  readonly lastError?: string;
}

/**
 * Feeds the views from the book until it is stopped; where another process does, it waits for its turn, or only looks on where it is not to
 * feed. A failure is kept for the status and tried again with growing pauses; nothing is skipped.
 */
export class Projector {
  private readonly stopping = new AbortController();
  private state: ProjectorStatus = { state: 'running' };
  private readonly running: Promise<void>;
  private settling: Promise<void> = Promise.resolve();
  private quiet: NodeJS.Timeout | undefined;
  private readonly gathering = new Gathering(this.stopping.signal);

  constructor(
    private readonly views: Views,
    private readonly from: FedBook,
  ) {
    this.running = this.run();
  }

  status(): ProjectorStatus {
    return this.state;
  }

  /** While this goes on, somebody waits for what was recorded: everything is fed as soon as it comes. */
  hurried<T>(wait: () => Promise<T>): Promise<T> {
    return this.gathering.hurried(wait);
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    clearTimeout(this.quiet);
    await this.running;
    clearTimeout(this.quiet);
    await this.settling;
    this.state = { ...this.state, state: 'stopped' };
  }

  private async run(): Promise<void> {
    let pause = RETRY_MS_FIRST;
    while (!this.stopping.signal.aborted) {
      try {
        await this.feed(() => (pause = RETRY_MS_FIRST));
      } catch (error) {
        this.state = { state: 'retrying', lastError: faultOf(error) };
        await wait(pause, this.stopping.signal);
        pause = Math.min(pause * 2, RETRY_MS_MAX);
      }
    }
  }

  private async feed(applied: () => void): Promise<void> {
    const { store, own, book, epoch } = this.from;
    await this.views.checkpoint({ book, epoch });
    await this.from.continuity.look();
    this.state = { state: 'running' };
    if (!this.from.projects) return this.views.whileOthersLead({ signal: this.stopping.signal });
    const feeding = async (signal: AbortSignal): Promise<void> => {
      await this.from.continuity.look();
      const after = await this.views.checkpoint({ book, epoch });
      for await (const batch of liveBook(store, { book, own, after, signal })) {
        const started = performance.now();
        await this.views.apply(batch);
        this.state = { state: 'running' };
        applied();
        this.settleWhenQuiet();
        // A full batch is worth its transaction, and more may be there.
        if (batch.entries.length < FED_AT_ONCE) await this.gathering.afterWork(performance.now() - started);
      }
    };
    await this.views.whileLeading(feeding, { signal: this.stopping.signal });
  }

  private settleWhenQuiet(): void {
    clearTimeout(this.quiet);
    this.quiet = setTimeout(() => {
      this.settling = this.views.settle().catch((error: unknown) => {
        this.state = { ...this.state, lastError: faultOf(error) };
      });
    }, QUIET_MS).unref();
  }
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}
