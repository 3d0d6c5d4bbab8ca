/** A flush up to this long may be waited for in the thread that also answers everybody else, which nothing is to hold for 2 ms. */
const SHORT_MS = 1.75;
/** So many of the latest flushes are looked at, and so many of them may have been longer: together they keep the 99th percentile short. */
const LATEST = 100;
const LONGER_MAX = 1;
/** Nothing is said of a disk before so many flushes. */
const LEAST = 16;

/** How long the latest flushes of a file took, whichever thread made them. */
export class FlushPace {
  private readonly wasLong: boolean[] = [];
  private next = 0;
  private longer = 0;

  note(ms: number): void {
    if (this.wasLong[this.next] === true) this.longer -= 1;
    const isLong = ms > SHORT_MS;
    this.wasLong[this.next] = isLong;
    if (isLong) this.longer += 1;
    this.next = (this.next + 1) % LATEST;
  }

  /** The next flush will in all likelihood be short. */
  get isShort(): boolean {
    return this.wasLong.length >= LEAST && this.longer <= LONGER_MAX;
  }
}
