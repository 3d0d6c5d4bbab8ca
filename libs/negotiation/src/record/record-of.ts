import { eventOf } from '../catalogue';
import type { Entry } from '../entry/entry';
import { GrowingRecord, type FoldFollower } from './growing-record';
import { LeftRecord } from './left-record';
import type { ShapeOf } from './mentions';
import type { RecordView, WholeRecord } from './record-view';

const shapeOf: ShapeOf = (type) => eventOf(type)?.data;

/** A record with nothing in it yet. */
export const emptyRecord = (follower?: FoldFollower): GrowingRecord => new GrowingRecord(shapeOf, follower);

/** The record of these events (in order of recording), with every correction among them in force. */
export function recordOf(entries: Iterable<Entry>): GrowingRecord {
  const view = emptyRecord();
  for (const entry of entries) view.add(entry);
  return view;
}

/** What is left of a record after a threshold or a date: these entries of it, as they stand. */
export function leftOf(whole: WholeRecord, standing: Iterable<Entry>): RecordView {
  const view = new LeftRecord(whole, shapeOf);
  for (const entry of standing) view.place(entry);
  return view;
}
