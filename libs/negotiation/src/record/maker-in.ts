import type { Entry } from '../entry/entry';
import type { RecordView } from './record-view';

/** Who made a thing, of all that did, by event id in the order in which they came to make it: as `RecordView.maker` says. */
export function makerIn(view: Pick<RecordView, 'entryOrRetracted' | 'isRetracted'>, makers: readonly string[]): Entry | undefined {
  let retracted: Entry | undefined;
  for (const eventId of makers) {
    const made = view.entryOrRetracted(eventId);
    if (made && !view.isRetracted(eventId)) return made;
    retracted ??= made;
  }
  return retracted;
}
