import { partitionPoint } from '@parley/negotiation';

/** Ranks of evidence from 0 (not graded) on. */
export const RANKS = 6;

/** What can be asked of many half-open intervals without looking at each: their numbers cost a few halvings, whatever their number. */
export class Intervals {
  readonly count: number;
  /** The place of each item among all, by where it starts. */
  private readonly items: Int32Array;
  private readonly starts: Float64Array;
  private readonly ends: Float64Array;
  private readonly endsSorted: Float64Array;
  /** Of each block of `BLOCK` intervals, the latest end; then of each block of those, and so on. */
  private readonly latest: readonly Float64Array[];
  /** How many of each rank stand before a place, rank by rank. */
  private readonly ranked: Uint32Array;

  constructor(items: readonly number[], { starts, ends, ranks }: Bounds) {
    const order = Int32Array.from(items).sort((a, b) => at(starts, a) - at(starts, b) || a - b);
    this.count = order.length;
    this.items = order;
    this.starts = Float64Array.from(order, (item) => at(starts, item));
    this.ends = Float64Array.from(order, (item) => at(ends, item));
    this.endsSorted = Float64Array.from(this.ends).sort();
    this.latest = latestByBlocks(this.ends);
    this.ranked = new Uint32Array((order.length + 1) * RANKS);
    order.forEach((item, place) => {
      for (let rank = 0; rank < RANKS; rank += 1) this.ranked[(place + 1) * RANKS + rank] = at(this.ranked, place * RANKS + rank);
      this.ranked[(place + 1) * RANKS + at(ranks, item)] = at(this.ranked, (place + 1) * RANKS + at(ranks, item)) + 1;
    });
  }

  /** The places of those that start in a length of time: from the first, up to and without the second. */
  startingIn(from: number, to: number): readonly [number, number] {
    return [below(this.starts, from), below(this.starts, to)];
  }

  itemAt(place: number): number {
    return at(this.items, place);
  }

  /** How many of one rank stand at the places from the first, up to and without the second. */
  ofRank(rank: number, [first, last]: readonly [number, number]): number {
    return at(this.ranked, last * RANKS + rank) - at(this.ranked, first * RANKS + rank);
  }

  /** How many share an instant with a length of time. */
  overlapping(from: number, to: number): number {
    return below(this.starts, to) - partitionPoint(this.count, (place) => at(this.endsSorted, place) <= from);
  }

  /** The places of those that share an instant with a length of time; the first `most` of them. */
  placesOverlapping({ from, to }: { readonly from: number; readonly to: number }, most: number): number[] {
    const found: number[] = [];
    const last = below(this.starts, to);
    for (let place = this.nextEndingAfter(from, 0); place < last && found.length < most; place = this.nextEndingAfter(from, place + 1)) {
      found.push(place);
    }
    return found;
  }

  /** The first place from `place` on whose interval ends after a time: blocks that end before it are passed over whole. */
  private nextEndingAfter(time: number, place: number): number {
    let [next, level] = [place, 0];
    while (next < this.count) {
      const size = BLOCK ** level;
      if (level > 0 && next % size !== 0) level -= 1;
      else if (this.endsBy(level, next / size, time)) {
        next += size;
        while (level + 1 < this.latest.length && next % BLOCK ** (level + 1) === 0) level += 1;
      } else if (level === 0) return next;
      else level -= 1;
    }
    return this.count;
  }

  private endsBy(level: number, block: number, time: number): boolean {
    return at(this.latest[level] as Float64Array, block) <= time;
  }
}

interface Bounds {
  /** Ms since 1970 of each item; infinite where a side is open. An interval holds at least its first millisecond. */
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  readonly ranks: Uint8Array;
}

const BLOCK = 16;
const at = (numbers: Float64Array | Uint32Array | Int32Array | Uint8Array, place: number): number => numbers[place] as number;
const below = (sorted: Float64Array, limit: number): number => partitionPoint(sorted.length, (place) => at(sorted, place) < limit);

function latestByBlocks(ends: Float64Array): readonly Float64Array[] {
  const levels = [ends];
  for (let level = ends; level.length > 1; levels.push(level)) {
    const finer = level;
    level = Float64Array.from({ length: Math.ceil(finer.length / BLOCK) }, (_none, block) =>
      finer.subarray(block * BLOCK, (block + 1) * BLOCK).reduce((latest, end) => Math.max(latest, end), -Infinity),
    );
  }
  return levels;
}
