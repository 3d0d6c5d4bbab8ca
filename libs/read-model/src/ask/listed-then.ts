import { setImmediate as otherWork } from 'node:timers/promises';
import { stretchAt, type RecordView } from '@parley/negotiation';
import { categoryOf, recordId } from '../project/entry-rows';
import { consortiumInList, negotiationInList } from '../project/listed-rows';
import type { ListRow } from '../record/listed-records';
import { headsOf } from '../record/records';
import { SOURCES, type Snapshot } from './snapshot';

/** Records that are looked at before others have their turn, and before those that had to be folded are let go. */
const RECORDS_AT_ONCE = 50;

/**
 * What a list says of these records at the snapshot's moment. What was said of a moment before is said again without the record; a record
 * that has to be folded for it says at once what it says of every day, so that the next day asked about costs next to nothing.
 */
export async function rowsThen(snapshot: Snapshot, streams: readonly string[]): Promise<readonly ListRow[]> {
  await snapshot.load([SOURCES]);
  const rows: ListRow[] = [];
  for (let from = 0; from < streams.length; from += RECORDS_AT_ONCE) {
    rows.push(...(await someRows(snapshot, streams.slice(from, from + RECORDS_AT_ONCE))));
    await otherWork();
  }
  return rows;
}

async function someRows(snapshot: Snapshot, streams: readonly string[]): Promise<readonly ListRow[]> {
  const heads = await headsOf(snapshot.rows, streams);
  const kept = new Map<string, ListRow | 'none'>();
  for (const [stream, { revision }] of heads) {
    const row = keptRow(snapshot, stream, revision + 1);
    if (row) kept.set(stream, row);
  }
  const others = streams.filter((stream) => !kept.has(stream));
  await snapshot.load(others);
  const made = new Map(others.flatMap((stream) => entryOf(stream, madeRow(snapshot, stream))));
  snapshot.release(others);
  return streams.flatMap((stream) => {
    const row = kept.get(stream) ?? made.get(stream);
    return row === undefined || row === 'none' ? [] : [row];
  });
}
const entryOf = (stream: string, row: ListRow | undefined): readonly (readonly [string, ListRow])[] => (row ? [[stream, row]] : []);

/** The row, if it was made before; `none` where nothing of the record was known by then. */
function keptRow(snapshot: Snapshot, stream: string, recorded: number): ListRow | 'none' | undefined {
  const record = snapshot.listed.of(snapshot.version, stream, recorded);
  if (!record) return undefined;
  const { knownAt } = snapshot.moment;
  const count = knownAt === undefined ? recorded : record.stretches.knownBy(knownAt, recorded);
  if (count === 0) return 'none';
  const stretch = stretchAt(record.stretches, count, snapshot.bearing(stream));
  const row = stretch === undefined ? undefined : record.at(stretch);
  if (row) snapshot.uses([[stream, { revision: count - 1 }]]);
  return row;
}

function madeRow(snapshot: Snapshot, stream: string): ListRow | undefined {
  const record = snapshot.record(stream);
  if (!record) return undefined;
  const row = rowOf(stream, record.view);
  const count = record.entries.length;
  const { asOf, knownAt, evidence } = snapshot.moment;
  const history = snapshot.historyOf(stream);
  snapshot.listed.change(snapshot.version, stream, {
    history,
    work: (listed) => {
      const stretch = stretchAt(listed.stretches, count, snapshot.bearing(stream));
      if (stretch !== undefined) listed.put(stretch, row);
      const isOfDays = asOf !== undefined && knownAt === undefined && evidence === undefined;
      if (isOfDays) listed.fill(history, (view) => rowOf(stream, view));
    },
  });
  return row;
}

function rowOf(stream: string, view: RecordView): ListRow {
  const id = recordId(stream);
  return categoryOf(stream) === 'negotiation' ? negotiationInList(id, view) : consortiumInList(id, view);
}
