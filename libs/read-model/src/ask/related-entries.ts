import { everyMention, headlineOf, type Entry, type RecordView } from '@parley/negotiation';
import type { RelatedEntries } from '../questions';
import type { RecordThen } from './record-then';

/** So many of each are told, the earliest recorded; how many there are is told too. */
const TOLD_MAX = 100;

interface Related {
  readonly sameAct: RelatedEntries;
  readonly refersTo: RelatedEntries;
  readonly referredToBy: RelatedEntries;
}

/**
 * How an entry hangs together with others of its record that count: what was recorded in the same act; what made the things that it names, or
 * is stated to have caused it; and what names the things that it made, or the entry itself. None is told twice. `done`: what was done to it,
 * which is told elsewhere. That one refers to another is on record; whether it came about by it is for the reader to judge.
 */
export function relatedEntries(entry: Entry, { entries, view }: RecordThen, done: readonly Entry[]): Related {
  const told = new Set([entry, ...done].map(({ eventId }) => eventId));
  const fresh = (found: readonly (Entry | undefined)[]): RelatedEntries => {
    const own = new Map(found.flatMap((one) => (one && !told.has(one.eventId) ? [[one.eventId, one] as const] : [])));
    for (const eventId of own.keys()) told.add(eventId);
    return inShort([...own.values()]);
  };
  const mentions = everyMention(entry);
  return {
    sameAct: fresh(ofSameAct(entry, entries).map(({ eventId }) => view.entry(eventId))),
    refersTo: fresh([
      ...(entry.causationId === undefined ? [] : [view.entry(entry.causationId)]),
      ...mentions.flatMap(({ role, kind, id }) => (role === 'makes' ? [] : [madeBy(view, kind, id)])),
    ]),
    referredToBy: fresh([
      ...mentions.flatMap(({ role, kind, id }) => (role === 'makes' ? view.about(kind, id) : [])),
      ...view.about('entry', entry.eventId),
    ]),
  };
}

const madeBy = (view: RecordView, kind: string, id: string): Entry | undefined =>
  kind === 'entry' ? view.entry(id) : view.maker(kind, id);

/** The events of an act stand side by side in the record. */
function ofSameAct({ commandId, revision }: Entry, entries: readonly Entry[]): readonly Entry[] {
  const isOf = (at: number): boolean => entries[at]?.commandId === commandId;
  let [from, until] = [revision, revision + 1];
  while (isOf(from - 1)) from -= 1;
  while (isOf(until)) until += 1;
  return entries.slice(from, until);
}

function inShort(found: readonly Entry[]): RelatedEntries {
  const inOrder = [...found].sort((a, b) => a.revision - b.revision);
  const items = inOrder.slice(0, TOLD_MAX).map((one) => {
    const { eventId: entry, revision, type } = one;
    return { entry, revision, type, says: headlineOf(one) };
  });
  return { count: found.length, items };
}
