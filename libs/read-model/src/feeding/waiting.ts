import type { RowDatabase } from '../rows/database';
import { liveCheckpoint, sharedRows } from './registry';

/** For what another process writes where nobody tells of it; and where somebody does, for what may be missed. What this one writes is signalled. */
const [POLL_MS, POLL_MS_TOLD] = [100, 1_000];

/** Everybody who waits for a position. */
export class Waiting {
  private readonly looking = new Set<() => void>();
  private readonly pollMs: number;
  private nextLook: Promise<string | null> | undefined;

  constructor(private readonly database: RowDatabase) {
    this.pollMs = database.watch ? POLL_MS_TOLD : POLL_MS;
    database.watch?.(() => this.wake());
  }

  /** Rows were committed. */
  wake(): void {
    for (const look of [...this.looking]) look();
  }

  /** True once everything up to the position is in the live rows; false at the timeout. Rejects with the signal's reason, and with what `check` throws. */
  async waitFor(
    position: string,
    { timeoutMs, signal, check }: { timeoutMs: number; signal?: AbortSignal; check?: () => void },
  ): Promise<boolean> {
    const timeout = AbortSignal.timeout(timeoutMs);
    for (;;) {
      signal?.throwIfAborted();
      check?.();
      const woken = this.nextCommit([timeout, ...(signal ? [signal] : [])], this.pollMs);
      try {
        const reached = await this.reached();
        if (reached !== null && reached >= position) return true;
        if (timeout.aborted) return false;
        await woken.promise;
      } finally {
        woken.give();
      }
    }
  }

  /** Whoever is woken by the same commit looks once, together. */
  private reached(): Promise<string | null> {
    return (this.nextLook ??= Promise.resolve().then(async () => {
      this.nextLook = undefined;
      return (await this.database.reading((reading) => liveCheckpoint(sharedRows(reading)))).position;
    }));
  }

  /** Resolves at the next commit that is heard of, after `pollMs`, or when one of the signals is aborted. Listens from now on. */
  nextCommit(signals: readonly AbortSignal[], pollMs: number): { promise: Promise<void>; give: () => void } {
    let look: () => void = () => undefined;
    const promise = new Promise<void>((resolve) => (look = resolve));
    const timer = setTimeout(look, pollMs);
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
