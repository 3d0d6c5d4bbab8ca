import type { Entry } from '../entry/entry';
import { corrected, withEvidenceOf } from './correction';
import { mentionsOf, type ShapeOf } from './mentions';
import type { RecordView } from './record-view';

const key = (kind: string, id: string): string => `${kind}:${id}`;

/** A record that grows as events are recorded. Folding an event twice or out of turn is the caller's fault. */
export class GrowingRecord implements RecordView {
  /** `shapeOf`: the fields of an event type, by which ids are found in its data. */
  constructor(private readonly shapeOf: ShapeOf) {}

  private readonly entries = new Map<string, Entry>();
  private readonly byRevision = new Map<number, string>();
  private readonly makers = new Map<string, string[]>();
  private readonly index = new Map<string, Set<string>>();
  private readonly types = new Map<string, Set<string>>();
  /** The sets as lists in order, for those that were asked for since they last changed. */
  private readonly lists = new WeakMap<ReadonlySet<string>, readonly Entry[]>();
  private readonly made = new Map<string, number>();
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
    this.noteMade(entry);
    this.putIn(entry);
  }

  /** What an entry makes stays its own whatever becomes of it; a correction may make more, as a term that had been overlooked. */
  private noteMade(entry: Entry): void {
    for (const { role, kind, id } of mentionsOf(entry, this.shapeOf)) {
      if (role !== 'makes') continue;
      const makers = this.makers.get(key(kind, id));
      if (!makers) this.made.set(kind, (this.made.get(kind) ?? 0) + 1);
      if (!makers) this.makers.set(key(kind, id), [entry.eventId]);
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
    this.noteMade(after);
    if (this.retracted.has(after.eventId)) return;
    this.unindex(before);
    this.putIn(after);
  }

  private takeOut(entry: Entry): void {
    this.retracted.add(entry.eventId);
    this.unindex(entry);
  }

  private putIn(entry: Entry): void {
    for (const { kind, id } of mentionsOf(entry, this.shapeOf)) this.forget(setAt(this.index, key(kind, id)).add(entry.eventId));
    this.forget(setAt(this.types, entry.type).add(entry.eventId));
  }

  private unindex(entry: Entry): void {
    const places = mentionsOf(entry, this.shapeOf).map(({ kind, id }) => setAt(this.index, key(kind, id)));
    for (const place of [...places, setAt(this.types, entry.type)]) {
      place.delete(entry.eventId);
      this.forget(place);
    }
  }

  private forget(ids: ReadonlySet<string>): void {
    this.lists.delete(ids);
  }

  private listed(ids: ReadonlySet<string> | undefined): readonly Entry[] {
    if (!ids || ids.size === 0) return [];
    const known = this.lists.get(ids);
    if (known) return known;
    const list = [...ids].map((id) => this.entries.get(id) as Entry).sort((a, b) => a.revision - b.revision);
    this.lists.set(ids, list);
    return list;
  }

  maker(kind: string, id: string): Entry | undefined {
    const makers = this.makers.get(key(kind, id)) ?? [];
    const eventId = makers.find((made) => !this.retracted.has(made)) ?? makers[0];
    return eventId === undefined ? undefined : this.entries.get(eventId);
  }
  isNamed(kind: string, id: string): boolean {
    return (this.index.get(key(kind, id))?.size ?? 0) > 0;
  }
  about(kind: string, id: string): readonly Entry[] {
    return this.listed(this.index.get(key(kind, id)));
  }
  countMade(kind: string): number {
    return this.made.get(kind) ?? 0;
  }
  entry(idOrRevision: string): Entry | undefined {
    const id = idOrRevision.startsWith('@') ? this.byRevision.get(Number(idOrRevision.slice(1))) : idOrRevision;
    return id === undefined ? undefined : this.entries.get(id);
  }
  isRetracted(eventId: string): boolean {
    return this.retracted.has(eventId);
  }
  ofType(type: string): readonly Entry[] {
    return this.listed(this.types.get(type));
  }
  all(): readonly Entry[] {
    return [...this.entries.values()].filter((e) => !this.retracted.has(e.eventId)).sort((a, b) => a.revision - b.revision);
  }
}

function setAt(map: Map<string, Set<string>>, at: string): Set<string> {
  const found = map.get(at);
  if (found) return found;
  const made = new Set<string>();
  map.set(at, made);
  return made;
}
