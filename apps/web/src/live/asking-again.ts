/** Runs `work` after so many ms. */
export type Later = (work: () => void, ms: number) => void;
interface Pace {
  readonly now: () => number;
  readonly later: Later;
}
const PACE: Pace = { now: () => performance.now(), later: (work, ms) => void setTimeout(work, ms) };

const REST_MIN_MS = 500;
const REST_MAX_MS = 60_000;
/** The server is left alone for twice as long as it was busy. */
const RESTS = 2;
export const restAfter = (tookMs: number): number => Math.min(Math.max(RESTS * tookMs, REST_MIN_MS), REST_MAX_MS);

/**
 * Asks again when there is news: at once where it was quiet, and else so often only that asking never takes more than a third of the time,
 * however fast news comes. One asking at a time; what comes meanwhile is asked for together once it has rested.
 */
export class AskingAgain {
  private isGoing = false;
  private isMore = false;

  /** `ask` asks for everything, and says whether some of it was under way before, so that it may not hold what is new. */
  constructor(
    private readonly ask: () => Promise<boolean>,
    private readonly pace: Pace = PACE,
  ) {}

  news(): void {
    this.isMore = true;
    if (!this.isGoing) void this.go();
  }

  private async go(): Promise<void> {
    this.isGoing = true;
    this.isMore = false;
    const began = this.pace.now();
    this.isMore = (await this.ask().catch(() => false)) || this.isMore;
    this.pace.later(
      () => {
        this.isGoing = false;
        if (this.isMore) this.news();
      },
      restAfter(this.pace.now() - began),
    );
  }
}
