import { eventOf } from '../catalogue';
import { actorsShape, citationsShape, entryFields } from '../entry/entry-shape';
import type { Entry, EntryParts } from '../entry/entry';
import { mentionsIn, type Mention } from '../shape/walk';

/**
 * Every thing that a stored entry makes, names or refers to, wherever it stands: in its own fields, its actors, citations and dates, in
 * what it confirms and, where it corrects another, in what it puts in its place. Ids in the replacement make nothing new.
 */
export function everyMention(entry: Entry): readonly Mention[] {
  const shape = eventOf(entry.type)?.data;
  const own = shape ? mentionsIn(shape, entry.data, 'data') : [];
  return [...own, ...inParts(entry, ''), ...mentionsIn(entryFields.confirms, entry.confirms, 'confirms'), ...inReplacement(entry)];
}

function inParts({ occurred, actors, sources }: Partial<EntryParts>, under: string): Mention[] {
  return [
    ...mentionsIn(entryFields.occurred, occurred, `${under}occurred`),
    ...mentionsIn(actorsShape, actors, `${under}actors`),
    ...mentionsIn(citationsShape, sources, `${under}sources`),
  ];
}

function inReplacement({ type, data }: Entry): Mention[] {
  if (type !== 'EntryCorrected') return [];
  const replaced = data as Partial<EntryParts> & { readonly type: string; readonly data?: unknown };
  const shape = eventOf(replaced.type)?.data;
  const own = shape ? mentionsIn(shape, replaced.data, 'data.data').filter(({ role }) => role !== 'makes') : [];
  return [...own, ...inParts(replaced, 'data.')];
}
