/** How long is waited for more, at most; and for each millisecond that the last work took. */
const GATHER_MS_MAX = 200;
const GATHER_SHARE = 10;

/**
 * The pauses of work that costs as much for one thing as for many: after it took a while, what comes is left to gather, so that it takes a
 * small part of the time. Nobody who waits is kept waiting: while anybody does, there are no pauses.
 */
export class Gathering {
  private waiting = 0;
  private goOn: () => void = () => undefined;

  constructor(private readonly stopping: AbortSignal) {
    stopping.addEventListener('abort', () => this.goOn(), { once: true });
  }

  async hurried<T>(wait: () => Promise<T>): Promise<T> {
    this.waiting += 1;
    this.goOn();
    try {
      return await wait();
    } finally {
      this.waiting -= 1;
    }
  }

  /** Resolves when the next work should begin, after work that took `ms`. */
  afterWork(ms: number): Promise<void> {
    if (this.waiting > 0 || this.stopping.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, Math.min(ms * GATHER_SHARE, GATHER_MS_MAX));
      this.goOn = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
