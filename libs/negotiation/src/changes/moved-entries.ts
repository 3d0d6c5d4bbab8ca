import type { Entry } from '../entry/entry';
import { mentionedBy } from '../record/mentioned-by';
import { sameValue } from '../record/same-value';

/** What differs between the entries that count at two moments, by event id. */
export interface MovedEntries {
  /** Counts at the later moment only. */
  readonly entered: ReadonlyMap<string, Entry>;
  /** Counts at the earlier moment only: retracted, merged as a duplicate, or no longer borne by date or evidence. */
  readonly left: ReadonlyMap<string, Entry>;
  /** Counts at both and says something else: corrected, or with other evidence. */
  readonly altered: ReadonlyMap<string, Entry>;
}

export function entriesBetween(before: Iterable<Entry>, after: Iterable<Entry>): MovedEntries {
  const left = new Map<string, Entry>();
  const [entered, altered] = [new Map<string, Entry>(), new Map<string, Entry>()];
  for (const entry of before) left.set(entry.eventId, entry);
  for (const entry of after) {
    const was = left.get(entry.eventId);
    left.delete(entry.eventId);
    if (!was) entered.set(entry.eventId, entry);
    else if (was !== entry && !saysTheSame(was, entry)) altered.set(entry.eventId, entry);
  }
  return { entered, left, altered };
}

const saysTheSame = (a: Entry, b: Entry): boolean =>
  a.type === b.type &&
  (['data', 'occurred', 'actors', 'sources'] as const).every((part) => a[part] === b[part] || sameValue(a[part], b[part]));

/** The events to which it is owed that an entry counts, counts no more, or says something else; empty for one that did not move. */
export function movers({ entered, left, altered }: MovedEntries): (id: string) => readonly string[] {
  const doneTo = new Map<string, string[]>();
  const retracted = new Map<string, string>();
  for (const { eventId, type, data } of entered.values()) {
    const targets = [data['entry'], data['kept'], data['duplicates']].flat().filter((id) => typeof id === 'string');
    for (const target of targets) doneTo.set(target, [...(doneTo.get(target) ?? []), eventId]);
    if (type === 'SourceRetracted') retracted.set(String(data['source']), eventId);
  }
  return (id) => {
    if (entered.has(id)) return [id];
    const moved = left.get(id) ?? altered.get(id);
    if (!moved) return [];
    const bySource = moved.sources.flatMap(({ source }) => retracted.get(source) ?? []);
    const by = [...(doneTo.get(id) ?? []), ...bySource];
    return by.length > 0 ? by : [id];
  };
}

/** The things that an entry makes or refers to, as `kind:id`; of other records only where `all` is asked for. */
export function thingsNamedBy(entry: Entry, all: boolean): readonly string[] {
  const mentions = mentionedBy(entry);
  return mentions.filter(({ kind }) => all || !GENERAL.includes(kind)).map(({ kind, id }) => `${kind}:${id}`);
}
/** Kinds that nearly every entry names: naming the same of these relates two entries too loosely. */
const GENERAL: readonly string[] = ['party', 'person', 'office', 'source', 'issue', 'negotiation', 'consortium'];
