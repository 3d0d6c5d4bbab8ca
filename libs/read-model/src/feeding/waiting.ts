import type { RowDatabase } from '../rows/database';
import { liveCheckpoint, sharedRows } from './registry';

/** For what another process writes; what this one writes is signalled. */
const POLL_MS = 100;

/** Everybody who waits for a position. */
export class Waiting {
  private readonly looking = new Set<() => void>();

  constructor(private readonly database: RowDatabase) {}

  /** Rows were committed. */
  wake(): void {
    for (const look of [...this.looking]) look();
  }

  /** True once everything up to the position is in the live rows; false at the timeout. Rejects with the signal's reason. */
  async waitFor(position: string, { timeoutMs, signal }: { timeoutMs: number; signal?: AbortSignal }): Promise<boolean> {
    const timeout = AbortSignal.timeout(timeoutMs);
    for (;;) {
      signal?.throwIfAborted();
      const woken = this.nextCommit([timeout, ...(signal ? [signal] : [])]);
      try {
        const reached = await this.database.reading((reading) => liveCheckpoint(sharedRows(reading)));
        if (reached.position !== null && reached.position >= position) return true;
        if (timeout.aborted) return false;
        await woken.promise;
      } finally {
        woken.give();
      }
    }
  }

  /** Resolves at the next commit of this process, after the polling time, or when one of the signals is aborted. Listens before the first look. */
  private nextCommit(signals: readonly AbortSignal[]): { promise: Promise<void>; give: () => void } {
    let look: () => void = () => undefined;
    const promise = new Promise<void>((resolve) => (look = resolve));
    const timer = setTimeout(look, POLL_MS);
    this.looking.add(look);
    for (const signal of signals) signal.addEventListener('abort', look, { once: true });
    const give = (): void => {
      clearTimeout(timer);
      this.looking.delete(look);
      for (const signal of signals) signal.removeEventListener('abort', look);
    };
    return { promise, give };
  }
}
