import type { Views } from '@parley/read-model';
import type { EventStore } from '@parley/event-store';
import { liveBook } from './feed';

/** How long nothing comes before the lists are brought up to what came. */
const QUIET_MS = 250;
const RETRY_MS_FIRST = 100;
const RETRY_MS_MAX = 5_000;

export interface ProjectorStatus {
  readonly state: 'running' | 'retrying' | 'stopped';
  readonly lastError?: string;
}

/** Feeds the views from the book until it is stopped. A failure is kept for the status and tried again with growing pauses; nothing is skipped. */
export class Projector {
  private readonly stopping = new AbortController();
  private state: ProjectorStatus = { state: 'running' };
  private readonly running: Promise<void>;
  private settling: Promise<void> = Promise.resolve();
  private quiet: NodeJS.Timeout | undefined;

  constructor(
    private readonly store: EventStore,
    private readonly views: Views,
    private readonly identity: { book: string; epoch: number },
  ) {
    this.running = this.run();
  }

  status(): ProjectorStatus {
    return this.state;
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
    const after = await this.views.checkpoint(this.identity);
    for await (const batch of liveBook(this.store, { book: this.identity.book, after, signal: this.stopping.signal })) {
      await this.views.apply(batch);
      this.state = { state: 'running' };
      applied();
      this.settleWhenQuiet();
    }
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

/** The kind of failure, never its message: messages may carry content of entries. */
function faultOf(error: unknown): string {
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string' ? code : error instanceof Error ? error.name : 'unknown';
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
