import { partitionPoint } from '../partition-point';

/** The shortest run that is kept sorted, and how many runs of one length make one of the next. */
const [SHORTEST, FAN_OUT] = [128, 8];
type Run = Uint32Array;

/**
 * Items (small integers) in the order in which they came, each with a number, its key. Of those that came first, however many, it tells how
 * many have a key up to some limit, and walks them from the greatest key down, without looking at each: every full run of 128 is kept
 * sorted by key, and so is every run of 8 of those, and so on. What came first is made up of a few such runs and a rest shorter than one.
 * A question costs O(log² n), an item 4 bytes for each length of run.
 */
export class SortedRuns {
  /** Runs by length: at index 0 those of 128, each at its place. */
  private readonly levels: Run[][] = [];
  /** What was left of the first items after the full runs when it was last walked: mostly the same is walked again. */
  private rest: { readonly count: number; readonly run: Run } | undefined;

  /** `items` grow at the end, each told by `added`; `keys` holds the key of each item. */
  constructor(
    private readonly items: readonly number[],
    private readonly keys: readonly number[],
  ) {}

  /** To be called after each item that was put at the end of the items. */
  added(): void {
    let length = SHORTEST;
    for (let level = 0; this.items.length % length === 0; level += 1) {
      (this.levels[level] ??= []).push(this.sorted(this.items.slice(-length)));
      length *= FAN_OUT;
    }
  }

  /** How many of the first `count` items have a key of at most `limit`. */
  countUpTo(count: number, limit: number): number {
    const { runs, from } = this.runsOf(count);
    let found = 0;
    for (const run of runs) found += this.endIn(run, limit);
    for (let at = from; at < count; at += 1) if (this.key(this.items[at]) <= limit) found += 1;
    return found;
  }

  /** Those of the first `count` items that have a key of at most `limit`, from the greatest key down. */
  *fromGreatest(count: number, limit: number): Generator<number, void, undefined> {
    const { runs, from } = this.runsOf(count);
    const walks = [...runs, this.restOf(from, count)].map((run) => ({ run, end: this.endIn(run, limit) }));
    for (;;) {
      let best: (typeof walks)[number] | undefined;
      for (const walk of walks)
        if (walk.end > 0 && (!best || this.key(walk.run[walk.end - 1]) > this.key(best.run[best.end - 1]))) best = walk;
      if (!best) return;
      best.end -= 1;
      yield best.run[best.end] as number;
    }
  }

  /** The longest runs that make up the first items, up to `from`; what is left of `count` is shorter than a run. */
  private runsOf(count: number): { readonly runs: readonly Run[]; readonly from: number } {
    const runs: Run[] = [];
    let from = 0;
    for (let level = this.levels.length - 1; level >= 0; level -= 1) {
      const length = SHORTEST * FAN_OUT ** level;
      for (; from + length <= count; from += length) runs.push(this.levels[level]?.[from / length] as Run);
    }
    return { runs, from };
  }

  private restOf(from: number, count: number): Run {
    if (this.rest?.count !== count) this.rest = { count, run: this.sorted(this.items.slice(from, count)) };
    return this.rest.run;
  }

  private key(item: number | undefined): number {
    return this.keys[item as number] as number;
  }

  private sorted(items: readonly number[]): Run {
    return Uint32Array.from(items).sort((a, b) => this.key(a) - this.key(b) || a - b);
  }

  /** How many items of a sorted run have a key of at most `limit`. */
  private endIn(run: Run, limit: number): number {
    return partitionPoint(run.length, (place) => this.key(run[place]) <= limit);
  }
}
