import { eventOf } from '../../catalogue';
import type { Entry } from '../../entry/entry';
import type { Mention } from '../../shape/walk';
import { ByThing } from '../by-thing';
import type { FoldFollower } from '../growing-record';
import { partitionPoint } from '../partition-point';
import { emptyRecord } from '../record-of';
import { Versions } from './versions';

/**
 * A record with all that it ever said: the fold of it, and an index of every version of its entries by what each makes, names and refers to,
 * from which the fold of any first part of it, and of what counts of that at a date and an evidence, is looked up (`known-view.ts`,
 * `counting-view.ts`)
 * instead of folded again. It only grows; what was looked up stays true.
 */
export class RecordHistory implements FoldFollower {
  readonly folded = emptyRecord(this);
  readonly versions = new Versions();
  /** Versions by what they mention, and by type: in order of recording of their entries, those of one entry in their own order. */
  readonly things = new ByThing<number[]>();
  readonly types = new Map<string, number[]>();
  /** Those that bear on a rule or an embargo, in the same order. */
  readonly irregularities: number[] = [];
  readonly embargoes: number[] = [];
  /** The first version of the entry at each revision. */
  readonly firsts: number[] = [];
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
    // What was retracted is changed no less, but stands no more.
    if (this.retractions.has(entry.eventId)) this.versions.end(version, this.at);
  }

  takenOut(entry: Entry): void {
    if (this.retractions.has(entry.eventId)) return;
    this.retractions.set(entry.eventId, this.at);
    this.versions.end(this.lastOf(entry), this.at);
  }

  private lastOf({ revision }: Entry): number {
    return this.versions.inForce(this.firsts[revision] as number, Infinity);
  }

  private begin(entry: Entry, mentions: readonly Mention[]): number {
    const version = this.versions.begin(entry, this.at);
    for (const { kind, id } of mentions) {
      const about = this.things.get(kind, id);
      if (about) this.putIn(about, version);
      else this.things.set(kind, id, [version]);
    }
    const alike = this.types.get(entry.type);
    if (alike) this.putIn(alike, version);
    else this.types.set(entry.type, [version]);
    if (mayBeIrregular(entry)) this.putIn(this.irregularities, version);
    if (entry.embargo || entry.type === 'EmbargoSet' || entry.type === 'EmbargoReleased') this.putIn(this.embargoes, version);
    return version;
  }

  private putIn(versions: number[], version: number): void {
    const { entry } = this.versions;
    const { revision } = entry[version] as Entry;
    const revisionAt = (place: number): number => (entry[versions[place] as number] as Entry).revision;
    if (versions.length === 0 || revisionAt(versions.length - 1) < revision) {
      versions.push(version);
      return;
    }
    const at = partitionPoint(versions.length, (place) => revisionAt(place) <= revision);
    if (versions[at - 1] !== version) versions.splice(at, 0, version);
  }

  /** The first version of an entry by event id or `@revision`, if it is among the first `count` events. */
  firstOf(idOrRevision: string, count: number): number | undefined {
    const revision = this.folded.entry(idOrRevision)?.revision;
    return revision === undefined || revision >= count ? undefined : this.firsts[revision];
  }

  isRetracted(eventId: string, count: number): boolean {
    return (this.retractions.get(eventId) ?? Infinity) < count;
  }
}

function mayBeIrregular(entry: Entry): boolean {
  const type = eventOf(entry.type);
  return type?.irregular !== undefined || (type?.irregularByItself?.(entry).length ?? 0) > 0;
}
