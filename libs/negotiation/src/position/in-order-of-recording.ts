import type { Entry } from '../entry/entry';
import { mentionedBy } from '../record/mentioned-by';
import type { EntriesView, RecordView } from '../record/record-view';
import type { ReferenceKind } from '../shape/shape';

/** Standing entries of any of these types, in order of recording. */
export function ofTypes(view: EntriesView, types: readonly string[]): readonly Entry[] {
  const lists = types.map((type) => view.ofType(type)).filter((list) => list.length > 0);
  return lists.length === 1 ? (lists[0] as readonly Entry[]) : lists.flat().sort((a, b) => a.revision - b.revision);
}

/** Ids of this kind that standing entries make, name or refer to, in the order in which they came on record; only those asked for. */
export function namedInOrder(view: RecordView, kind: ReferenceKind, isAskedFor: (id: string) => boolean = () => true): readonly string[] {
  const placed = view.named(kind).flatMap((id) => {
    const first = isAskedFor(id) ? view.first(kind, id) : undefined;
    return first ? [{ id, revision: first.revision, place: placeIn(first, kind, id) }] : [];
  });
  return placed.sort((a, b) => a.revision - b.revision || a.place - b.place).map(({ id }) => id);
}

const placeIn = (entry: Entry, kind: ReferenceKind, id: string): number =>
  mentionedBy(entry).findIndex((mention) => mention.kind === kind && mention.id === id);
