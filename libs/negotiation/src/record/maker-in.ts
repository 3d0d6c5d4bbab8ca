import type { Entry } from '../entry/entry';
import type { RecordView } from './record-view';

/** Who made a thing, of all that did, by event id in the order in which they came to make it: as `RecordView.maker` says. */
export function makerIn(view: Pick<RecordView, 'entry' | 'isRetracted'>, makers: readonly string[]): Entry | undefined {
  const found = makers.find((eventId) => view.entry(eventId) !== undefined && !view.isRetracted(eventId)) ?? makers[0];
  return found === undefined ? undefined : view.entry(found);
}
