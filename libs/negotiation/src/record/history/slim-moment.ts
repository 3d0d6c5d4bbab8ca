import type { Entry } from '../../entry/entry';
import type { Counting } from './counting-view';
import type { SlimVersions } from './slim-versions';
import { UNGRADED } from './versions';

interface Sum {
  /** How many entries count. */
  readonly kept: number;
  /** How many entries stand and do not count, or not as recorded. */
  readonly left: number;
  /** By when all graded entries that count and have an end had occurred. */
  readonly latest: number;
}

/** What of a record counts at a moment, by its slim versions: the same that `lookedUpAt` says of its history. */
export class SlimMoment {
  readonly rank: number;
  private readonly end: number;
  private readonly uncited: ReadonlyMap<number, number>;
  private summed?: Sum;

  constructor(
    readonly versions: SlimVersions,
    readonly count: number,
    { end, rank, retracted }: Omit<Counting, 'count'>,
  ) {
    this.rank = rank;
    this.end = end ?? Infinity;
    this.uncited = versions.ranksWithout(retracted);
  }

  /** How many entries count. */
  get kept(): number {
    return this.sum.kept;
  }

  /** Nothing counts: found without looking at all, as the first of a record mostly does. */
  get isEmpty(): boolean {
    for (let version = 0; this.isBegun(version); version += 1) if (!this.isEnded(version) && this.reaches(version)) return false;
    return true;
  }

  /** All is asked for, and all that stands counts as recorded. */
  get isWhole(): boolean {
    return this.rank === 0 && this.end === Infinity && this.sum.left === 0;
  }

  /** Worked out when it is asked: most records of a list are only put in order. */
  private get sum(): Sum {
    return (this.summed ??= this.summedUp());
  }

  private summedUp(): Sum {
    let [kept, left, latest] = [0, 0, -Infinity];
    for (let version = 0; this.isBegun(version); version += 1) {
      if (this.isEnded(version)) continue;
      const isKept = this.reaches(version);
      // What lost a citation stands otherwise than recorded.
      if (!isKept || this.isUncited(version)) left += 1;
      if (!isKept) continue;
      kept += 1;
      latest = Math.max(latest, this.reachOf(version));
    }
    return { kept, left, latest };
  }

  /** The graded versions that count and reach latest, of those that have an end. */
  get reachingLatest(): readonly number[] {
    const found: number[] = [];
    const { latest } = this.sum;
    if (latest === -Infinity) return found;
    for (let version = 0; this.isBegun(version); version += 1)
      if (this.reachOf(version) === latest && this.counts(version)) found.push(version);
    return found;
  }

  /** How late a version reaches; nowhere, where it has no end or is of no grade. */
  private reachOf(version: number): number {
    const end = this.versions.certain[version] as number;
    return end === Infinity || this.versions.rank[version] === UNGRADED ? -Infinity : end;
  }

  /** Whether the evidence asked for is other for this record than its versions were recorded with. */
  get isRegraded(): boolean {
    return this.rank > 0 && this.uncited.size > 0;
  }

  private isUncited(version: number): boolean {
    return this.uncited.size > 0 && this.uncited.has(version);
  }

  private rankOf(version: number): number {
    const recorded = this.versions.rank[version] as number;
    return this.uncited.size > 0 ? (this.uncited.get(version) ?? recorded) : recorded;
  }

  /** Whether a version counts, if it stands: by its date and its evidence. */
  reaches(version: number): boolean {
    return (this.versions.certain[version] as number) <= this.end && this.rankOf(version) >= this.rank;
  }

  /** Revision of the event that last did something to a version, of the events there are: it ended it, or began it. */
  changed(version: number): number {
    const ended = this.versions.until[version] as number;
    return ended < this.count ? ended : (this.versions.from[version] as number);
  }

  counts(version: number): boolean {
    return this.isBegun(version) && !this.isEnded(version) && this.reaches(version);
  }

  /** Versions stand in the order in which they began; there is none beyond the last. */
  private isBegun(version: number): boolean {
    const { from } = this.versions;
    return version < from.length && (from[version] as number) < this.count;
  }

  private isEnded(version: number): boolean {
    return (this.versions.until[version] as number) < this.count;
  }

  /** By event id, as a view of all that stands, or of what counts, has it. */
  entry(eventId: string): Entry | undefined {
    const version = this.inForce(eventId);
    return version !== undefined && (this.isWhole || this.counts(version)) ? this.versions.entry[version] : undefined;
  }

  /** By event id, what counts and what was retracted. */
  entryOrRetracted(eventId: string): Entry | undefined {
    const version = this.inForce(eventId);
    return version !== undefined && (this.isEnded(version) || this.reaches(version)) ? this.versions.entry[version] : undefined;
  }

  private inForce(eventId: string): number | undefined {
    const first = this.versions.firstOf(eventId);
    if (first === undefined || !this.isBegun(first)) return undefined;
    return this.versions.inForce(first, this.count);
  }

  /** Those of these versions that count, in order of recording. */
  standing(versions: Iterable<number>): readonly Entry[] {
    const found: Entry[] = [];
    let [isInOrder, last] = [true, -1];
    for (const version of versions) {
      if (!this.counts(version)) continue;
      const entry = this.versions.entry[version] as Entry;
      isInOrder &&= entry.revision > last;
      last = entry.revision;
      found.push(entry);
    }
    return isInOrder ? found : found.sort((a, b) => a.revision - b.revision);
  }
}
