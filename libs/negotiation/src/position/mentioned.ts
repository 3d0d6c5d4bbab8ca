import { eventOf } from '../catalogue';
import { mentionsOf } from '../record/mentions';
import type { RecordView } from '../record/record-view';
import type { ReferenceKind } from '../shape/shape';

/** Ids of this kind that standing entries make, name or refer to, with the entries; in order of recording. */
export function mentioned(view: RecordView, kind: ReferenceKind): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const entry of view.all()) {
    for (const mention of mentionsOf(entry, (type) => eventOf(type)?.data)) {
      if (mention.kind !== kind) continue;
      const entries = found.get(mention.id);
      if (!entries) found.set(mention.id, [entry.eventId]);
      else if (entries.at(-1) !== entry.eventId) entries.push(entry.eventId);
    }
  }
  return found;
}
