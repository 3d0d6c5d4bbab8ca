import { eventOf } from '../../catalogue';
import type { Entry } from '../../entry/entry';
import type { Mention } from '../../shape/walk';
import { ByThing } from '../by-thing';
import type { FoldFollower } from '../growing-record';
import { makes } from '../mentioned-by';
import { OrderedLists } from '../ordered-lists';
import { partitionPoint } from '../partition-point';
import { emptyRecord } from '../record-of';
import { Versions } from './versions';

/** More than the versions of any record. */
const VERSIONS = 2 ** 26;

/**
 * A record with all that it ever said: the fold of it, and an index of every version of its entries by what each makes, names and refers to,
 * from which the fold of any first part of it, and of what counts of that at a date and an evidence, is looked up (`known-view.ts`,
 * `counting-view.ts`) instead of folded again. It only grows; what was looked up stays true.
 */
export class RecordHistory implements FoldFollower {
  readonly folded = emptyRecord(this);
  readonly versions = new Versions();
  private readonly things = new ByThing<number[]>();
  private readonly types = new Map<string, number[]>();
  private readonly bearing = { irregularities: [] as number[], embargoes: [] as number[] };
  private readonly lists = new OrderedLists<number>((version) => this.revisionOf(version) * VERSIONS + version);
  /** The first version of the entry at each revision. */
  readonly firsts: number[] = [];
  /** The latest version of each entry that was changed, by its revision. */
  private readonly lasts = new Map<number, number>();
  private readonly retractions = new Map<string, number>();
  /** Revision of the event that is being folded. */
  private at = -1;

  get size(): number {
    return this.folded.size;
  }

  /** Folds the next recorded event. */
  add(entry: Entry): void {
    this.at = entry.revision;
    this.folded.add(entry);
  }

  placed(entry: Entry, mentions: readonly Mention[]): void {
    this.firsts[entry.revision] = this.begin(entry, mentions);
  }

  changed(entry: Entry, mentions: readonly Mention[]): void {
    const last = this.lastOf(entry);
    this.versions.end(last, this.at);
    const version = this.begin(entry, mentions);
    this.versions.next.set(last, version);
    this.lasts.set(entry.revision, version);
    // What was retracted is changed no less, but stands no more.
    if (this.retractions.has(entry.eventId)) this.versions.end(version, this.at);
  }

  takenOut(entry: Entry): void {
    if (this.retractions.has(entry.eventId)) return;
    this.retractions.set(entry.eventId, this.at);
    this.versions.end(this.lastOf(entry), this.at);
  }

  private lastOf({ revision }: Entry): number {
    return this.lasts.get(revision) ?? (this.firsts[revision] as number);
  }

  private begin(entry: Entry, mentions: readonly Mention[]): number {
    const version = this.versions.begin(entry, this.at);
    for (const { kind, id } of mentions) {
      const about = this.things.get(kind, id);
      if (about) this.lists.put(about, version);
      else this.things.set(kind, id, [version]);
    }
    const alike = this.types.get(entry.type);
    if (alike) this.lists.put(alike, version);
    else this.types.set(entry.type, [version]);
    if (mayBeIrregular(entry)) this.lists.put(this.bearing.irregularities, version);
    if (entry.embargo || entry.type === 'EmbargoSet' || entry.type === 'EmbargoReleased') this.lists.put(this.bearing.embargoes, version);
    return version;
  }

  private revisionOf(version: number): number {
    return (this.versions.entry[version] as Entry).revision;
  }

  /** Versions that mention a thing: in order of recording of their entries, those of one entry in their own order. */
  about(kind: string, id: string): readonly number[] {
    return this.lists.settled(this.things.get(kind, id) ?? []);
  }

  /** Ids of this kind that some version mentions. */
  mentioned(kind: string): readonly string[] {
    return [...this.things.of(kind).keys()];
  }

  /** Versions of a type, in the same order. */
  ofType(type: string): readonly number[] {
    return this.lists.settled(this.types.get(type) ?? []);
  }

  /** Those that bear on a rule or on an embargo, in the same order. */
  bearingOn(what: keyof RecordHistory['bearing']): readonly number[] {
    return this.lists.settled(this.bearing[what]);
  }

  /** The first version of an entry by event id or `@revision`, if it is among the first `count` events. */
  firstOf(idOrRevision: string, count: number): number | undefined {
    const revision = this.folded.entry(idOrRevision)?.revision;
    return revision === undefined || revision >= count ? undefined : this.firsts[revision];
  }

  /** Event ids of the entries that had come to make a thing by the first `count` events, in the order in which they came to make it. */
  makers(kind: string, id: string, count: number): readonly string[] {
    const all = this.folded.makers(kind, id);
    return all.slice(
      0,
      partitionPoint(all.length, (place) => this.hadMade(all[place] as string, { kind, id, count })),
    );
  }

  private hadMade(eventId: string, { kind, id, count }: { kind: string; id: string; count: number }): boolean {
    const { from, entry, next } = this.versions;
    let version = this.firstOf(eventId, count);
    while (version !== undefined && (from[version] as number) < count) {
      if (makes(entry[version] as Entry, kind, id)) return true;
      version = next.get(version);
    }
    return false;
  }

  isRetracted(eventId: string, count: number): boolean {
    return (this.retractions.get(eventId) ?? Infinity) < count;
  }
}

function mayBeIrregular(entry: Entry): boolean {
  const type = eventOf(entry.type);
  return type?.irregular !== undefined || (type?.irregularByItself?.(entry).length ?? 0) > 0;
}
