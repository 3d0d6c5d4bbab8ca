import { eventOf } from '../../catalogue';
import type { Entry } from '../../entry/entry';
import { mentionsOf } from '../mentions';
import type { Bearing, RecordView } from '../record-view';
import type { RecordHistory } from './record-history';
import { UNGRADED } from './versions';

/**
 * The first `count` events of a record, folded: what `recordOf` of them makes, looked up. Every list of versions is sifted by whether each
 * version stands, so that a question costs what was ever said of the thing asked about, and not the record.
 */
export class KnownView implements RecordView {
  constructor(
    readonly history: RecordHistory,
    readonly count: number,
  ) {}

  get size(): number {
    return this.count;
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

  /** Whoever made a thing first by their own recording is found at once; else the first of those who came to make it by a correction. */
  maker(kind: string, id: string): Entry | undefined {
    const { from, entry } = this.history.versions;
    let standing: number | undefined;
    let retracted: number | undefined;
    for (const version of this.history.things.get(kind, id) ?? []) {
      if ((from[version] as number) >= this.count || !makes(this.shown(version), kind, id)) continue;
      const { eventId, revision } = entry[version] as Entry;
      if (this.history.isRetracted(eventId, this.count)) retracted = Math.min(retracted ?? version, version);
      else standing = Math.min(standing ?? version, version);
      if (standing === version && from[version] === revision) break;
    }
    const found = standing ?? retracted;
    return found === undefined ? undefined : this.entry((entry[found] as Entry).eventId);
  }

  isNamed(kind: string, id: string): boolean {
    return this.first(kind, id) !== undefined;
  }

  first(kind: string, id: string): Entry | undefined {
    const found = this.history.things.get(kind, id)?.find((version) => this.counts(version) && this.mentions(version, kind, id));
    return found === undefined ? undefined : this.shown(found);
  }

  named(kind: string): readonly string[] {
    return [...this.history.things.of(kind).keys()].filter((id) => this.isNamed(kind, id));
  }

  about(kind: string, id: string): readonly Entry[] {
    const versions = this.history.things.get(kind, id) ?? [];
    return versions.flatMap((version) => (this.counts(version) && this.mentions(version, kind, id) ? this.shown(version) : []));
  }

  /** Whether a version mentions the thing under which it is indexed in this view too. */
  protected mentions(_version: number, _kind: string, _id: string): boolean {
    return true;
  }

  countMade(kind: string): number {
    return [...this.history.things.of(kind).keys()].filter((id) => this.maker(kind, id)).length;
  }

  entry(idOrRevision: string): Entry | undefined {
    const first = this.history.firstOf(idOrRevision, this.count);
    return first === undefined ? undefined : this.shown(this.history.versions.inForce(first, this.count));
  }

  isRetracted(eventId: string): boolean {
    return this.history.isRetracted(eventId, this.count);
  }

  ofType(type: string): readonly Entry[] {
    return this.standing(this.history.types.get(type) ?? []);
  }

  all(bearingOn?: Bearing): readonly Entry[] {
    const last = bearingOn === 'last' ? this.reachingLatest() : [];
    if (last.length > 0) return last;
    if (bearingOn === 'irregularities' || bearingOn === 'embargoes') return this.standing(this.history[bearingOn]);
    const { versions, firsts } = this.history;
    return this.standing(firsts.slice(0, this.count).map((first) => versions.inForce(first, this.count)));
  }

  protected standing(versions: readonly number[]): Entry[] {
    return versions.flatMap((version) => (this.counts(version) ? this.shown(version) : []));
  }

  /** The graded entries that reach latest of those that have an end. Each grade is walked from its latest entry down to the first that counts. */
  protected reachingLatest({ end, rank }: { readonly end: number | null; readonly rank: number } = ANY): readonly Entry[] {
    const { begun, certain } = this.history.versions;
    const found: number[] = [];
    for (const log of begun.slice(rank, UNGRADED)) {
      for (const version of log.byCertain.fromGreatest(log.within(this.count), end ?? Number.MAX_VALUE)) {
        const key = certain[version] as number;
        if (found.length > 0 && key < (certain[found[0] as number] as number)) break;
        if (!this.counts(version)) continue;
        if (found.length > 0 && key > (certain[found[0] as number] as number)) found.length = 0;
        found.push(version);
      }
    }
    return found.map((version) => this.shown(version)).sort((a, b) => a.revision - b.revision);
  }
}

const ANY = { end: null, rank: 0 };
const makes = (entry: Entry, kind: string, id: string): boolean =>
  mentionsOf(entry, (type) => eventOf(type)?.data).some((one) => one.role === 'makes' && one.kind === kind && one.id === id);
