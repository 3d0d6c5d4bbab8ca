import { partitionPoint } from '@parley/negotiation';
import { forEachBelow, type Stepwise } from './stepwise';

/** Ranks of evidence from 0 (not graded) on. */
export const RANKS = 6;

/** What can be asked of many half-open intervals without looking at each: their numbers cost a few halvings, whatever their number. */
export class Intervals {
  readonly count: number;

  private constructor(private readonly of: Sorted) {
    this.count = of.items.length;
  }

  /** Of items that stand in the order in which they start. */
  static *of(items: Int32Array, { starts, ends, ranks }: Bounds): Stepwise<Intervals> {
    const count = items.length;
    const own = { starts: new Float64Array(count), ends: new Float64Array(count), ranked: new Uint32Array((count + 1) * RANKS) };
    yield* forEachBelow(count, (place) => {
      const item = at(items, place);
      own.starts[place] = at(starts, item);
      own.ends[place] = at(ends, item);
      for (let rank = place * RANKS; rank < (place + 1) * RANKS; rank += 1) own.ranked[rank + RANKS] = at(own.ranked, rank);
      own.ranked[(place + 1) * RANKS + at(ranks, item)] = at(own.ranked, place * RANKS + at(ranks, item)) + 1;
    });
    const endsSorted = own.ends.slice().sort();
    yield;
    return new Intervals({ ...own, items, endsSorted, latest: latestByBlocks(own.ends) });
  }

  /** The places of those that start in a length of time: from the first, up to and without the second. */
  startingIn(from: number, to: number): readonly [number, number] {
    return [below(this.of.starts, from), below(this.of.starts, to)];
  }

  itemAt(place: number): number {
    return at(this.of.items, place);
  }

  /** How many of one rank stand at the places from the first, up to and without the second. */
  ofRank(rank: number, [first, last]: readonly [number, number]): number {
    return at(this.of.ranked, last * RANKS + rank) - at(this.of.ranked, first * RANKS + rank);
  }

  /** How many share an instant with a length of time. */
  overlapping(from: number, to: number): number {
    return below(this.of.starts, to) - partitionPoint(this.count, (place) => at(this.of.endsSorted, place) <= from);
  }

  /** The places of those that share an instant with a length of time; the first `most` of them. */
  placesOverlapping({ from, to }: { readonly from: number; readonly to: number }, most: number): number[] {
    const found: number[] = [];
    const last = below(this.of.starts, to);
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
        while (level + 1 < this.of.latest.length && next % BLOCK ** (level + 1) === 0) level += 1;
      } else if (level === 0) return next;
      else level -= 1;
    }
    return this.count;
  }

  private endsBy(level: number, block: number, time: number): boolean {
    return at(this.of.latest[level] as Float64Array, block) <= time;
  }
}

interface Sorted {
  /** The place of each item among all, by where it starts. */
  readonly items: Int32Array;
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  readonly endsSorted: Float64Array;
  /** Of each block of `BLOCK` intervals, the latest end; then of each block of those, and so on. */
  readonly latest: readonly Float64Array[];
  /** How many of each rank stand before a place, rank by rank. */
  readonly ranked: Uint32Array;
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
    level = new Float64Array(Math.ceil(finer.length / BLOCK)).fill(-Infinity);
    for (let one = 0; one < finer.length; one += 1) {
      const block = Math.floor(one / BLOCK);
      if (at(finer, one) > at(level, block)) level[block] = at(finer, one);
    }
  }
  return levels;
}
