import type { Entry } from '../../entry/entry';
import { ByThing } from '../by-thing';
import { makerIn } from '../maker-in';
import type { Bearing, WholeRecord } from '../record-view';
import type { RecordHistory } from './record-history';
import { UNGRADED, type Log } from './versions';

/**
 * The first `count` events of a record, folded: what `recordOf` of them makes, looked up. Every list of versions is sifted by whether each
 * version stands, so that a question costs what was ever said of the thing asked about, and not the record.
 */
export class KnownView implements WholeRecord {
  /** What was asked of a thing and of a type: several derivations ask the same, and it never changes, as a first part of a record does not. */
  private readonly said = new ByThing<readonly Entry[]>();
  private readonly alike = new Map<string, readonly Entry[]>();

  constructor(
    readonly history: RecordHistory,
    readonly count: number,
  ) {}

  get size(): number {
    return this.count;
  }

  /** The end of the day by which what counts had occurred (half-open, UTC ms), and the lowest rank of grade. */
  get reach(): { readonly end: number; readonly rank: number } {
    return { end: Infinity, rank: 0 };
  }

  /** Versions that stand here otherwise than recorded. */
  get altered(): readonly number[] {
    return [];
  }

  /** How many entries stand. */
  get standingCount(): number {
    const { begun, ended } = this.history.versions;
    const within = (logs: typeof begun): number => logs.reduce((sum, log) => sum + log.within(this.count), 0);
    return within(begun) - within(ended);
  }

  /** Whether a version is in this view, and how it stands there. */
  counts(version: number): boolean {
    return this.history.versions.stands(version, this.count);
  }
  shown(version: number): Entry {
    return this.history.versions.entry[version] as Entry;
  }

  maker(kind: string, id: string): Entry | undefined {
    return makerIn(this, this.makers(kind, id));
  }

  makers(kind: string, id: string): readonly string[] {
    return this.history.makers(kind, id, this.count);
  }

  made(kind: string): readonly string[] {
    return this.history.mentioned(kind);
  }

  isNamed(kind: string, id: string): boolean {
    return this.first(kind, id) !== undefined;
  }

  first(kind: string, id: string): Entry | undefined {
    const found = this.history.about(kind, id).find((version) => this.counts(version) && this.mentions(version, kind, id));
    return found === undefined ? undefined : this.shown(found);
  }

  named(kind: string): readonly string[] {
    return this.history.mentioned(kind).filter((id) => this.isNamed(kind, id));
  }

  about(kind: string, id: string): readonly Entry[] {
    const known = this.said.get(kind, id);
    if (known) return known;
    const found: Entry[] = [];
    for (const version of this.history.about(kind, id))
      if (this.counts(version) && this.mentions(version, kind, id)) found.push(this.shown(version));
    this.said.set(kind, id, found);
    return found;
  }

  /** Whether a version mentions the thing under which it is indexed in this view too. */
  protected mentions(_version: number, _kind: string, _id: string): boolean {
    return true;
  }

  countMade(kind: string): number {
    return this.made(kind).filter((id) => this.maker(kind, id)).length;
  }

  entry(idOrRevision: string): Entry | undefined {
    const version = this.inForce(idOrRevision);
    return version === undefined ? undefined : this.shown(version);
  }

  entryOrRetracted(eventId: string): Entry | undefined {
    return this.entry(eventId);
  }

  protected inForce(idOrRevision: string): number | undefined {
    const first = this.history.firstOf(idOrRevision, this.count);
    return first === undefined ? undefined : this.history.versions.inForce(first, this.count);
  }

  isRetracted(eventId: string): boolean {
    return this.history.isRetracted(eventId, this.count);
  }

  ofType(type: string): readonly Entry[] {
    const known = this.alike.get(type);
    if (known) return known;
    const found = this.standing(this.history.ofType(type));
    this.alike.set(type, found);
    return found;
  }

  all(bearingOn?: Bearing): readonly Entry[] {
    const last = bearingOn === 'last' ? this.reachingLatest() : [];
    if (last.length > 0) return last;
    if (bearingOn === 'irregularities' || bearingOn === 'embargoes') return this.standing(this.history.bearingOn(bearingOn));
    const { versions, firsts } = this.history;
    return this.standing(firsts.slice(0, this.count).map((first) => versions.inForce(first, this.count)));
  }

  protected standing(versions: readonly number[]): Entry[] {
    const found: Entry[] = [];
    for (const version of versions) if (this.counts(version)) found.push(this.shown(version));
    return found;
  }

  /** The graded entries that reach latest of those that have an end. Each grade is walked from its latest entry down to the first that counts. */
  protected reachingLatest({ end, rank }: { readonly end: number | null; readonly rank: number } = ANY): readonly Entry[] {
    const { begun, certain } = this.history.versions;
    const ofEach = begun.slice(rank, UNGRADED).map((log) => this.latestIn(log, end ?? Number.MAX_VALUE));
    const reached = (versions: readonly number[]): number => Math.max(...versions.slice(0, 1).map((version) => certain[version] as number));
    const latest = Math.max(...ofEach.map(reached));
    const found = ofEach.filter((versions) => reached(versions) === latest).flat();
    return found.map((version) => this.shown(version)).sort((a, b) => a.revision - b.revision);
  }

  private latestIn(log: Log, end: number): readonly number[] {
    const { certain } = this.history.versions;
    const found: number[] = [];
    for (const version of log.byCertain.fromGreatest(log.within(this.count), end)) {
      if (found.length > 0 && (certain[version] as number) < (certain[found[0] as number] as number)) break;
      if (this.counts(version)) found.push(version);
    }
    return found;
  }
}

const ANY = { end: null, rank: 0 };
