import type { Entry } from '../../entry/entry';
import type { Counting } from './counting-view';
import type { SlimVersions } from './slim-versions';
import { UNGRADED } from './versions';

interface Tally {
  kept: number;
  left: number;
  latest: number;
  reaching: number[];
}

/** What of a record counts at a moment, by its slim versions: the same that `lookedUpAt` says of its history. */
export class SlimMoment {
  readonly rank: number;
  private readonly end: number;
  private readonly uncited: ReadonlyMap<number, number>;
  /** How many entries count. */
  readonly kept: number;
  /** All that stands counts, as recorded: then what was retracted can still be looked up. */
  readonly isWhole: boolean;
  /** The graded versions that count and reach latest, of those that have an end. */
  readonly reachingLatest: readonly number[];

  constructor(
    readonly versions: SlimVersions,
    readonly count: number,
    { end, rank, retracted }: Omit<Counting, 'count'>,
  ) {
    this.rank = rank;
    this.end = end ?? Infinity;
    this.uncited = versions.ranksWithout(retracted);
    const counted = { kept: 0, left: 0, latest: -Infinity, reaching: [] as number[] };
    for (let version = 0; version < versions.from.length && (versions.from[version] as number) < count; version += 1)
      if ((versions.until[version] as number) >= count) this.tally(version, counted);
    this.kept = counted.kept;
    this.isWhole = counted.left === 0;
    this.reachingLatest = counted.reaching;
  }

  private tally(version: number, counted: Tally): void {
    if (!this.reaches(version)) {
      counted.left += 1;
      return;
    }
    counted.kept += 1;
    // What lost a citation stands otherwise than recorded.
    if (this.uncited.size > 0 && this.uncited.has(version)) counted.left += 1;
    const reached = this.versions.certain[version] as number;
    if (reached < counted.latest || reached === Infinity || this.versions.rank[version] === UNGRADED) return;
    if (reached > counted.latest) counted.reaching = [];
    counted.latest = reached;
    counted.reaching.push(version);
  }

  /** Whether the evidence asked for is other for this record than its versions were recorded with. */
  get isRegraded(): boolean {
    return this.rank > 0 && this.uncited.size > 0;
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
    const { from, until } = this.versions;
    return (from[version] as number) < this.count && (until[version] as number) >= this.count && this.reaches(version);
  }

  /** By event id, as a view of all that stands, or of what counts, has it. */
  entry(eventId: string): Entry | undefined {
    const first = this.versions.firstOf(eventId);
    if (first === undefined || (this.versions.from[first] as number) >= this.count) return undefined;
    const version = this.versions.inForce(first, this.count);
    return this.isWhole || this.counts(version) ? this.versions.entry[version] : undefined;
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
