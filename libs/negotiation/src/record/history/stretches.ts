import { partitionPoint } from '../partition-point';
import type { RecordHistory } from './record-history';

/** A moment of one record: its first events, the end of a day (half-open, UTC ms) by which what counts had occurred, and the lowest rank of grade. */
export interface Asked {
  readonly count: number;
  readonly end: number;
  readonly rank: number;
}

/**
 * The stretches of moments within which exactly the same of a record counts, so that what was said at one moment of a stretch is said at each.
 * Of every version it holds from when to when it stood, by when it had occurred and of what grade: 17 bytes, and none of what it says.
 */
export class Stretches {
  private readonly from: Int32Array;
  private readonly until: Int32Array;
  private readonly certain: Float64Array;
  private readonly rank: Uint8Array;
  private readonly recordedAt: Float64Array;
  private readonly cited: ReadonlySet<string>;

  constructor({ versions, things, firsts }: RecordHistory) {
    this.from = Int32Array.from(versions.from);
    this.until = Int32Array.from(versions.until);
    this.certain = Float64Array.from(versions.certain);
    this.rank = Uint8Array.from(versions.rank);
    this.recordedAt = Float64Array.from(firsts, (first) => versions.entry[first]?.recordedAt as number);
    this.cited = new Set(things.of('source').keys());
  }

  /** How many events it was made of. */
  get size(): number {
    return this.recordedAt.length;
  }

  /** How many of the first `count` events were recorded by the instant. */
  knownBy(instant: number, count: number): number {
    return partitionPoint(count, (place) => (this.recordedAt[place] as number) <= instant);
  }

  /** Whether the record ever cited the source. */
  cites(source: string): boolean {
    return this.cited.has(source);
  }

  /** The ends at which what counts by the date can differ, earliest first; before the first of them counts what is undated and always does. */
  ends(): readonly number[] {
    return [...new Set([-Infinity, ...this.certain])].filter((end) => end < Infinity).sort((a, b) => a - b);
  }

  /**
   * The name of the stretch in which a moment lies. Where all that stands counts, the number of events names it; else the last event that
   * began or ended what counts, how late that reaches, and the rank: these three fix what counts, whatever else was asked or recorded later.
   */
  named({ count, end, rank }: Asked): string {
    let [left, changed, reached] = [0, -1, -Infinity];
    for (let version = 0; version < this.from.length && (this.from[version] as number) < count; version += 1) {
      const until = this.until[version] as number;
      const stands = until >= count;
      const certain = this.certain[version] as number;
      if (certain > end || (this.rank[version] as number) < rank) {
        if (stands) left += 1;
        continue;
      }
      changed = Math.max(changed, stands ? (this.from[version] as number) : until);
      reached = Math.max(reached, certain);
    }
    return left === 0 ? `${count}` : `${changed} ${reached} ${rank}`;
  }
}
