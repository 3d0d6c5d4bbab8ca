import { setImmediate as nextTurn } from 'node:timers/promises';

/** For how long the event loop was held while something was under way: a tick in every turn, and the time from one to the next. */
export class LoopHeld {
  private readonly underWay = new Set<{ longestMs: number }>();
  private isTicking = false;
  /** Milliseconds: the longest turn of each piece of work, the one that ended it included. */
  private readonly longest: number[] = [];

  async during(work: () => Promise<unknown>): Promise<void> {
    const watch = { longestMs: 0 };
    this.underWay.add(watch);
    if (!this.isTicking) this.tick(performance.now());
    await work();
    await nextTurn();
    await nextTurn();
    this.underWay.delete(watch);
    this.longest.push(watch.longestMs);
  }

  /** Milliseconds that the longest turn of 99 of 100 pieces of work did not exceed. */
  p99(): number {
    const sorted = [...this.longest].sort((a, b) => a - b);
    return Number((sorted[Math.floor(0.99 * sorted.length)] ?? 0).toFixed(2));
  }

  private tick(last: number): void {
    this.isTicking = true;
    setImmediate(() => {
      const now = performance.now();
      for (const watch of this.underWay) watch.longestMs = Math.max(watch.longestMs, now - last);
      this.isTicking = false;
      if (this.underWay.size > 0) this.tick(now);
    });
  }
}
