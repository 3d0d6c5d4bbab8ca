export interface Wait {
  /** Returns as soon as the head is no longer this place: beyond it, or before it where the book was put back. */
  readonly beyond: number;
  readonly withinMs: number;
  readonly signal: AbortSignal;
}

/**
 * Wakes who waits for news of the book: at once after a commit of this process, within `pollMs` after one of another process, which
 * only the file can tell. Looks at the file only while somebody waits.
 */
export class Wakeups {
  private readonly waiting = new Set<{ beyond: number; wake: () => void }>();
  private poll: NodeJS.Timeout | undefined;
  closed = false;

  constructor(
    private readonly head: () => number,
    private readonly pollMs: number,
  ) {}

  /** To be called after every commit. */
  committed(): void {
    if (this.waiting.size === 0) return;
    const head = this.head();
    for (const { beyond, wake } of [...this.waiting]) if (beyond !== head) wake();
  }

  /** Returns early when the signal is aborted or this is closed. */
  next({ beyond, withinMs, signal }: Wait): Promise<void> {
    if (this.closed || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', wake);
        this.waiting.delete(entry);
        if (this.waiting.size === 0) this.stopPolling();
        resolve();
      };
      const entry = { beyond, wake };
      const timer = setTimeout(wake, Math.max(0, withinMs));
      signal.addEventListener('abort', wake, { once: true });
      this.waiting.add(entry);
      this.poll ??= setInterval(() => this.committed(), this.pollMs);
    });
  }

  close(): void {
    this.closed = true;
    for (const { wake } of [...this.waiting]) wake();
  }

  private stopPolling(): void {
    clearInterval(this.poll);
    this.poll = undefined;
  }
}
