import { isStoreError } from './errors';

export interface RetryPolicy {
  /** Tries altogether, the first included. */
  readonly attemptsMax: number;
  /** No try begins later than this after the first. */
  readonly budgetMs: number;
  /** The wait before try n+1 is random within 0 and min(delayMsMax, delayMsFirst * 2^(n-1)). */
  readonly delayMsFirst: number;
  readonly delayMsMax: number;
  readonly now: () => number;
  /** From 0 up to but not including 1. */
  readonly random: () => number;
  /** Returns early, or rejects, when the signal is aborted. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
}

/** Counts tries against the policy; throws the given error when there is none left or it is not one to retry. */
export class Attempts {
  private made = 0;
  private readonly startedAt: number;

  constructor(
    private readonly policy: RetryPolicy,
    private readonly signal: AbortSignal | undefined,
    private readonly isOver: () => boolean = () => false,
  ) {
    this.startedAt = policy.now();
  }

  async after(error: unknown): Promise<void> {
    this.made += 1;
    const { delayMsFirst, delayMsMax, random, sleep } = this.policy;
    const delayMs = random() * Math.min(delayMsMax, delayMsFirst * 2 ** (this.made - 1));
    if (!isStoreError(error) || !error.retryable || this.isSpent(delayMs)) throw error;
    await sleep(delayMs, this.signal);
    if (this.isStopped()) throw error;
  }

  private isSpent(delayMs: number): boolean {
    const { attemptsMax, budgetMs, now } = this.policy;
    return this.isStopped() || this.made >= attemptsMax || now() - this.startedAt + delayMs > budgetMs;
  }

  private isStopped(): boolean {
    return this.isOver() || this.signal?.aborted === true;
  }
}

/**
 * What counts is a store that stays away, not how often it was away: the budget begins with the first failure after something was
 * delivered, or after what was opened held for longer than the longest wait. What breaks at once whenever it is opened is given up.
 */
export class Patience {
  private attempts: Attempts | undefined;
  private saidAt = Infinity;

  constructor(
    private readonly policy: RetryPolicy,
    private readonly anew: () => Attempts,
  ) {}

  opens(): void {
    this.saidAt = Infinity;
  }

  said(isProgress: boolean): void {
    this.saidAt = this.policy.now();
    if (isProgress) this.attempts = undefined;
  }

  after(error: unknown): Promise<void> {
    const { now, delayMsMax } = this.policy;
    if (now() - this.saidAt > delayMsMax) this.attempts = undefined;
    this.attempts ??= this.anew();
    return this.attempts.after(error);
  }
}
