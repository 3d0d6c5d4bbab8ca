import { setImmediate as otherWork } from 'node:timers/promises';
import { reachOf, type Reach } from '@parley/negotiation';
import { rowOf } from '../project/listed-rows';
import type { Listed } from '../record/listed-moment';
import { headsIn } from '../record/records';
import { SOURCES, type Snapshot } from './snapshot';

/** How long a list works before others have their turn. */
const A_TURN_MS = 10;

/**
 * What a list says of every record of a category at the snapshot's moment. What it says of a record at any moment is kept without the record
 * (`listed-records.ts`); only one that has grown since, or of which no list was asked lately, is folded.
 */
export async function rowsThen(snapshot: Snapshot, category: string): Promise<readonly Listed[]> {
  await snapshot.load([SOURCES]);
  const { knownAt } = snapshot.moment;
  const listing = snapshot.listing();
  const rows: Listed[] = [];
  // Worked out once a record was known by then: the answer stands on the sources only where there is one.
  let reach: Reach | undefined;
  let turn = performance.now();
  for (const { stream, revision } of await headsIn(snapshot.rows, category)) {
    const record = snapshot.listed(listing, stream, revision + 1) ?? (await snapshot.list(listing, stream, revision + 1));
    const count = knownAt === undefined ? revision + 1 : record.knownBy(knownAt, revision + 1);
    if (count > 0) {
      rows.push(record.at(count, (reach ??= reachOf(snapshot.bearing(category)))));
      snapshot.uses([[stream, { revision: count - 1 }]]);
    }
    if (performance.now() - turn < A_TURN_MS) continue;
    await otherWork();
    turn = performance.now();
  }
  return rows;
}

/** The same of one record, which whoever asks for it by its id will mostly ask more of: it is folded for all, if it was recorded by then. */
export async function rowThen(snapshot: Snapshot, stream: string): Promise<readonly Listed[]> {
  await snapshot.load([stream, SOURCES]);
  const record = snapshot.record(stream);
  if (!record) return [];
  const { id, answer, ...keys } = rowOf(stream, record.view);
  const row = JSON.parse(answer) as Listed['row'];
  return [{ id, row, keys, isEmpty: row.last === null }];
}
