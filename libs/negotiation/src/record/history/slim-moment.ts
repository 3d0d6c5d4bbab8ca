import type { Entry } from '../../entry/entry';
import type { Counting } from './counting-view';
import type { SlimVersions } from './slim-versions';
import { UNGRADED } from './versions';

/** What of a record counts at a moment, by its slim versions: the same that `lookedUpAt` says of its history. */
export class SlimMoment {
  readonly rank: number;
  private readonly end: number;
  private readonly uncited: ReadonlyMap<number, number>;
  /** How many entries count. */
  readonly kept: number;
  /** How many entries stand and do not count, or not as recorded. */
  private readonly left: number;
  /** By when all graded entries that count and have an end had occurred. */
  private readonly latest: number;

  constructor(
    readonly versions: SlimVersions,
    readonly count: number,
    { end, rank, retracted }: Omit<Counting, 'count'>,
  ) {
    this.rank = rank;
    this.end = end ?? Infinity;
    this.uncited = versions.ranksWithout(retracted);
    const { from, until } = versions;
    let [kept, left, latest] = [0, 0, -Infinity];
    for (let version = 0; version < from.length && (from[version] as number) < count; version += 1) {
      if ((until[version] as number) < count) continue;
      const isKept = this.reaches(version);
      // What lost a citation stands otherwise than recorded.
      if (!isKept || this.isUncited(version)) left += 1;
      if (!isKept) continue;
      kept += 1;
      latest = Math.max(latest, this.reachOf(version));
    }
    [this.kept, this.left, this.latest] = [kept, left, latest];
  }

  /** All is asked for, and all that stands counts as recorded. */
  get isWhole(): boolean {
    return this.left === 0 && this.rank === 0 && this.end === Infinity;
  }

  /** The graded versions that count and reach latest, of those that have an end. */
  get reachingLatest(): readonly number[] {
    const found: number[] = [];
    if (this.latest === -Infinity) return found;
    for (let version = 0; version < this.versions.from.length; version += 1)
      if (this.reachOf(version) === this.latest && this.counts(version)) found.push(version);
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
    return (this.versions.from[version] as number) < this.count && !this.isEnded(version) && this.reaches(version);
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
    if (first === undefined || (this.versions.from[first] as number) >= this.count) return undefined;
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
