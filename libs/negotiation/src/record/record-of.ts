import { eventOf } from '../catalogue';
import type { Entry } from '../entry/entry';
import { GrowingRecord, type FoldFollower } from './growing-record';

/** A record with nothing in it yet. */
export const emptyRecord = (follower?: FoldFollower): GrowingRecord => new GrowingRecord((type) => eventOf(type)?.data, follower);

/** The record of these events (in order of recording), with every correction among them in force. */
export function recordOf(entries: Iterable<Entry>): GrowingRecord {
  const view = emptyRecord();
  for (const entry of entries) view.add(entry);
  return view;
}

/** A view of entries as they stand already, corrections in force: what is left of a record after a threshold or a date. */
export function viewOf(standing: Iterable<Entry>): GrowingRecord {
  const view = emptyRecord();
  for (const entry of standing) view.place(entry);
  return view;
}
