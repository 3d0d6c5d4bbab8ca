import { eventOf } from '../../catalogue';
import { gradeOf, GRADES, type Entry, type Grade } from '../../entry/entry';
import { boundsOf } from '../in-order';
import { partitionPoint } from '../partition-point';
import { SortedRuns } from './sorted-runs';

/** Stands for the end of what has not ended; a small integer, as the lists of them stay compact then. */
export const NOT_ENDED = 2 ** 31 - 1;
/** The rank of what has no grade: above every grade, as it counts at each. */
export const UNGRADED = GRADES.length;

export const rankOf = (grade: Grade): number => GRADES.indexOf(grade);
export const rankOfEntry = (entry: Entry): number => ((eventOf(entry.type)?.graded ?? true) ? rankOf(gradeOf(entry)) : UNGRADED);

/** The ends of days (half-open, UTC ms) by which an entry has occurred: `certain` from one on, `possible` from another. */
function whenBy(entry: Entry, rank: number): { readonly certain: number; readonly possible: number } {
  const { earliest, latest } = boundsOf(entry);
  const possible = earliest === null ? -Infinity : earliest + 1;
  return { possible, certain: rank === UNGRADED ? possible : (latest ?? Infinity) };
}

/** Versions of one grade in the order in which they began, or ended: how many had by some revision, and of those by date. */
export class Log {
  readonly versions: number[] = [];
  private readonly at: number[] = [];
  readonly byCertain: SortedRuns;
  readonly byPossible: SortedRuns;

  constructor({ certain, possible }: { readonly certain: readonly number[]; readonly possible: readonly number[] }) {
    this.byCertain = new SortedRuns(this.versions, certain);
    this.byPossible = new SortedRuns(this.versions, possible);
  }

  add(version: number, at: number): void {
    this.versions.push(version);
    this.at.push(at);
    this.byCertain.added();
    this.byPossible.added();
  }

  /** How many there were among the first `count` events of the record. */
  within(count: number): number {
    return partitionPoint(this.at.length, (place) => (this.at[place] as number) < count);
  }
}

/**
 * Entries as they stood over a stretch of the record: one version from the recording of each, and a further one from each event that changed it.
 * Known by number, in the order in which they began. A version stands in what the first `count` events make if `from` < `count` <= `until`.
 */
export class Versions {
  readonly entry: Entry[] = [];
  /** Revision of the event that made it, and of the one that ended it. */
  readonly from: number[] = [];
  readonly until: number[] = [];
  readonly rank: number[] = [];
  readonly certain: number[] = [];
  readonly possible: number[] = [];
  /** The version that came after one, of the same entry. */
  readonly next = new Map<number, number>();
  /** By rank. */
  readonly begun = Array.from({ length: UNGRADED + 1 }, () => new Log(this));
  readonly ended = Array.from({ length: UNGRADED + 1 }, () => new Log(this));

  begin(entry: Entry, at: number): number {
    const version = this.entry.push(entry) - 1;
    const rank = rankOfEntry(entry);
    const { certain, possible } = whenBy(entry, rank);
    this.from.push(at);
    this.until.push(NOT_ENDED);
    this.rank.push(rank);
    this.certain.push(certain);
    this.possible.push(possible);
    this.begun[rank]?.add(version, at);
    return version;
  }

  end(version: number, at: number): void {
    if (this.until[version] !== NOT_ENDED) return;
    this.until[version] = at;
    this.ended[this.rank[version] as number]?.add(version, at);
  }

  stands(version: number, count: number): boolean {
    return (this.from[version] as number) < count && (this.until[version] as number) >= count;
  }

  /** Of the entry whose first version this is, the one in force among the first `count` events. */
  inForce(first: number, count: number): number {
    let version = first;
    for (let next = this.next.get(version); next !== undefined && (this.from[next] as number) < count; next = this.next.get(version))
      version = next;
    return version;
  }
}
