import type { Entry } from '../entry/entry';
import type { Mention } from '../shape/walk';
import { ByThing } from './by-thing';
import { corrected, withEvidenceOf } from './correction';
import { makerIn } from './maker-in';
import { mentionsOf, type ShapeOf } from './mentions';
import { OrderedLists } from './ordered-lists';
import type { WholeRecord } from './record-view';

/** Follows what a fold does to the entries, event by event. */
export interface FoldFollower {
  /** The entry was recorded, with what it mentions. */
  placed(entry: Entry, mentions: readonly Mention[]): void;
  /** From now on it reads so; also where it does not stand any more. */
  changed(entry: Entry, mentions: readonly Mention[]): void;
  /** It does not stand any more. */
  takenOut(entry: Entry): void;
}

/**
 * A record that grows as events are recorded. Folding an event twice or out of turn is the caller's fault. The lists it hands out grow
 * with it: they are to be used before anything more is folded.
 */
export class GrowingRecord implements WholeRecord {
  /** `shapeOf`: the fields of an event type, by which ids are found in its data. `follower`: is told what becomes of each entry. */
  constructor(
    private readonly shapeOf: ShapeOf,
    private readonly follower?: FoldFollower,
  ) {}

  private readonly entries = new Map<string, Entry>();
  private readonly byRevision = new Map<number, string>();
  /** Event ids of those that made a thing, in the order in which they came to make it. */
  private readonly makersOf = new ByThing<string[]>();
  /** Standing entries that make, name or refer to a thing, and those of a type; in order of recording. */
  private readonly index = new ByThing<Entry[]>();
  private readonly types = new Map<string, Entry[]>();
  private readonly lists = new OrderedLists<Entry>(({ revision }) => revision);
  private readonly retracted = new Set<string>();

  get size(): number {
    return this.entries.size;
  }

  /** Folds the next recorded event. */
  add(entry: Entry): void {
    this.place(entry);
    const target = typeof entry.data['entry'] === 'string' ? this.entries.get(entry.data['entry']) : undefined;
    if (entry.type === 'EntryRetracted' && target) this.takeOut(target);
    if (entry.type === 'DuplicatesMerged') this.merge(entry);
    const changed = target && corrected(target, entry);
    if (changed) this.replace(target, changed);
  }

  /** Indexes an entry as it stands, without letting it change others: for views cut from an already folded record. */
  place(entry: Entry): void {
    this.entries.set(entry.eventId, entry);
    this.byRevision.set(entry.revision, entry.eventId);
    const mentions = mentionsOf(entry, this.shapeOf);
    this.noteMade(entry, mentions);
    this.putIn(entry, mentions);
    this.follower?.placed(entry, mentions);
  }

  /** What an entry makes stays its own whatever becomes of it; a correction may make more, as a term that had been overlooked. */
  private noteMade(entry: Entry, mentions: readonly Mention[]): void {
    for (const { role, kind, id } of mentions) {
      if (role !== 'makes') continue;
      const makers = this.makersOf.get(kind, id);
      if (!makers) this.makersOf.set(kind, id, [entry.eventId]);
      else if (!makers.includes(entry.eventId)) makers.push(entry.eventId);
    }
  }

  private merge(by: Entry): void {
    const kept = this.entries.get(String(by.data['kept']));
    const ids = (by.data['duplicates'] as readonly string[] | undefined) ?? [];
    const duplicates = ids.map((id) => this.entries.get(id)).filter((e) => e !== undefined);
    for (const duplicate of duplicates) this.takeOut(duplicate);
    if (kept) this.replace(kept, withEvidenceOf(kept, duplicates));
  }

  private replace(before: Entry, after: Entry): void {
    this.entries.set(after.eventId, after);
    const mentions = mentionsOf(after, this.shapeOf);
    this.noteMade(after, mentions);
    this.follower?.changed(after, mentions);
    if (this.retracted.has(after.eventId)) return;
    this.putIn(after, mentions);
    const lists = new Set(this.listsOf(after, mentions));
    for (const list of this.listsOf(before)) if (!lists.has(list)) this.lists.take(list, before);
  }

  private takeOut(entry: Entry): void {
    this.retracted.add(entry.eventId);
    this.follower?.takenOut(entry);
    for (const list of this.listsOf(entry)) this.lists.take(list, entry);
  }

  private putIn(entry: Entry, mentions: readonly Mention[]): void {
    for (const { kind, id } of mentions) {
      const about = this.index.get(kind, id);
      if (about) this.lists.put(about, entry);
      else this.index.set(kind, id, [entry]);
    }
    const alike = this.types.get(entry.type);
    if (alike) this.lists.put(alike, entry);
    else this.types.set(entry.type, [entry]);
  }

  /** The lists in which an entry was put. */
  private listsOf(entry: Entry, mentions = mentionsOf(entry, this.shapeOf)): readonly Entry[][] {
    const lists = mentions.map(({ kind, id }) => this.index.get(kind, id));
    return [...lists, this.types.get(entry.type)].filter((list) => list !== undefined);
  }

  makers(kind: string, id: string): readonly string[] {
    return this.makersOf.get(kind, id) ?? [];
  }
  made(kind: string): readonly string[] {
    return [...this.makersOf.of(kind).keys()];
  }
  maker(kind: string, id: string): Entry | undefined {
    return makerIn(this, this.makers(kind, id));
  }
  isNamed(kind: string, id: string): boolean {
    return this.first(kind, id) !== undefined;
  }
  first(kind: string, id: string): Entry | undefined {
    const about = this.index.get(kind, id);
    return about && this.lists.first(about);
  }
  named(kind: string): readonly string[] {
    return [...this.index.of(kind)].flatMap(([id, about]) => (this.lists.first(about) ? [id] : []));
  }
  about(kind: string, id: string): readonly Entry[] {
    return this.lists.settled(this.index.get(kind, id) ?? []);
  }
  countMade(kind: string): number {
    return this.makersOf.count(kind);
  }
  entry(idOrRevision: string): Entry | undefined {
    const id = idOrRevision.startsWith('@') ? this.byRevision.get(Number(idOrRevision.slice(1))) : idOrRevision;
    return id === undefined ? undefined : this.entries.get(id);
  }
  entryOrRetracted(eventId: string): Entry | undefined {
    return this.entries.get(eventId);
  }
  isRetracted(eventId: string): boolean {
    return this.retracted.has(eventId);
  }
  ofType(type: string): readonly Entry[] {
    return this.lists.settled(this.types.get(type) ?? []);
  }
  all(): readonly Entry[] {
    return [...this.entries.values()].filter((e) => !this.retracted.has(e.eventId)).sort((a, b) => a.revision - b.revision);
  }
}
