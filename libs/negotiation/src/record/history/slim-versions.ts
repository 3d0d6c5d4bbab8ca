import { gradeOf, type Citation, type Entry } from '../../entry/entry';
import { ByThing } from '../by-thing';
import { partitionPoint } from '../partition-point';
import type { RecordHistory } from './record-history';
import { rankOf, UNGRADED } from './versions';

/** What is kept of an entry: when it was, and what it says where its type is asked for. Its evidence is in the rank of its version. */
type Slim = Pick<Entry, 'eventId' | 'type' | 'revision' | 'recordedAt' | 'occurred'> & Partial<Pick<Entry, 'data' | 'actors'>>;
type Cited = readonly Pick<Citation, 'source' | 'grade'>[];

/** Types of which is kept what their entries say, and kinds of things by which these are found. */
export interface Keeping {
  readonly types: ReadonlySet<string>;
  readonly things: ReadonlySet<string>;
}

/**
 * The versions of a record's entries (`versions.ts`) without most of what they say, so that those of many records can be held at a time:
 * when each stood, by when it had occurred and of what grade. It does not grow with the record.
 */
export class SlimVersions {
  readonly from: Int32Array;
  readonly until: Int32Array;
  readonly certain: Float64Array;
  readonly rank: Uint8Array;
  /** Only for those who read no more of an entry than is kept of it. */
  readonly entry: readonly Entry[];
  /** Of how many it is kept what they say. */
  readonly kept: number;
  /** Versions of the types asked for, by what they mention; in order of recording of their entries. */
  readonly things = new ByThing<readonly number[]>();
  private readonly next: ReadonlyMap<number, number>;
  /** First versions of entries of which somebody may ask by id: those of the types asked for, and those to which others are related. */
  private readonly firsts: ReadonlyMap<string, number>;
  private readonly recordedAt: Float64Array;
  private readonly cited: readonly Cited[];
  private readonly sources: ReadonlySet<string>;

  constructor(history: RecordHistory, { types, things }: Keeping) {
    const { versions, firsts } = history;
    const isKept = (version: number): boolean => types.has((versions.entry[version] as Entry).type);
    this.from = Int32Array.from(versions.from);
    this.until = Int32Array.from(versions.until);
    this.certain = Float64Array.from(versions.certain);
    this.rank = Uint8Array.from(versions.rank);
    this.entry = versions.entry.map((entry, version) => slim(entry, isKept(version)));
    this.kept = this.entry.filter(({ type }) => types.has(type)).length;
    this.next = new Map(versions.next);
    this.firsts = firstsAsked(history, isKept);
    this.recordedAt = Float64Array.from(firsts, (first) => (versions.entry[first] as Entry).recordedAt);
    this.cited = citations(versions.entry);
    this.sources = new Set([...new Set(this.cited)].flatMap((cited) => cited.map(({ source }) => source)));
    for (const kind of things) for (const id of history.mentioned(kind)) this.things.set(kind, id, history.about(kind, id).filter(isKept));
  }

  /** How many events they were made of. */
  get size(): number {
    return this.recordedAt.length;
  }

  /** How many of the first `count` events were recorded by the instant. */
  knownBy(instant: number, count: number): number {
    return partitionPoint(count, (place) => (this.recordedAt[place] as number) <= instant);
  }

  firstOf(eventId: string): number | undefined {
    return this.firsts.get(eventId);
  }

  /** The version that came after one, of the same entry. */
  after(version: number): number | undefined {
    return this.next.get(version);
  }

  /** Of the entry whose first version this is, the one in force among the first `count` events. */
  inForce(first: number, count: number): number {
    let version = first;
    for (let next = this.after(version); next !== undefined && (this.from[next] as number) < count; next = this.after(version))
      version = next;
    return version;
  }

  private cites(sources: ReadonlySet<string>): boolean {
    for (const source of sources) if (this.sources.has(source)) return true;
    return false;
  }

  /** The ranks of the versions that cite one of these sources, without those citations. */
  ranksWithout(retracted: ReadonlySet<string>): ReadonlyMap<number, number> {
    if (!this.cites(retracted)) return NONE;
    const found = new Map<number, number>();
    for (const [version, cited] of this.cited.entries()) {
      const sources = cited.filter(({ source }) => !retracted.has(source));
      if (sources.length < cited.length) found.set(version, this.rank[version] === UNGRADED ? UNGRADED : rankOf(gradeOf({ sources })));
    }
    return found;
  }
}

const NONE: ReadonlyMap<number, number> = new Map();

function slim({ eventId, type, revision, recordedAt, occurred, data, actors }: Entry, isKept: boolean): Entry {
  const few: Slim = { eventId, type, revision, recordedAt, occurred, ...(isKept && { data, actors }) };
  return few as Entry;
}

function firstsAsked({ versions, firsts }: RecordHistory, isKept: (version: number) => boolean): ReadonlyMap<string, number> {
  const asked = new Set<string>();
  for (const [version, { eventId, occurred }] of versions.entry.entries()) {
    if (isKept(version)) asked.add(eventId);
    for (const related of relatedTo(occurred)) asked.add(related);
  }
  const found = firsts.map((first): [string, number] => [(versions.entry[first] as Entry).eventId, first]);
  return new Map(found.filter(([eventId]) => asked.has(eventId)));
}

/** Event ids of what it is stated to come after or before. */
export const relatedTo = ({ after = [], before = [] }: Entry['occurred']): readonly string[] => [...after, ...before];

/** Of each entry; those that cite the same share one list. */
function citations(entries: readonly Entry[]): readonly Cited[] {
  const lists = new Map<string, Cited>();
  return entries.map(({ sources }) => {
    const cited = sources.map(({ source, grade }) => ({ source, grade }));
    const key = JSON.stringify(cited);
    const known = lists.get(key) ?? cited;
    lists.set(key, known);
    return known;
  });
}
