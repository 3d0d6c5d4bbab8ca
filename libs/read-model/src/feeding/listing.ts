import { categoryOf } from '../project/entry-rows';
import { rowOf } from '../project/listed-rows';
import type { FoldedRecord } from '../record/folded-record';
import { foldedUpTo } from '../record/records';
import type { Rows } from '../rows/database';
import type { StreamRow } from '../rows/tables';
import type { Target } from './adding';
import type { Feeding } from './feeding';
import { FORMAT } from './format';
import { liveCheckpoint, sharedRows } from './registry';

/** Records whose rows are derived in one transaction. */
const RECORDS_AT_ONCE = 100;
const LISTED = ['negotiation', 'consortium'] as const;

/**
 * Brings the lists up to the facts. A row of a list is derived from its whole record, so it is not made with every batch but when a list
 * is asked for, or when nothing else is to do. Whoever asks may do it, also where another process feeds: a row is what its record's facts
 * say, whoever derives it, and one at a time does. Only rows of another program are left alone.
 */
export async function settleLists(feeding: Feeding): Promise<void> {
  const { database, records } = feeding;
  let more = await database.reading(async (reading) => {
    const { version } = await liveCheckpoint(sharedRows(reading));
    return (await unlisted(reading.rows(version), 1)).length > 0;
  });
  while (more) {
    more = await database.writing('live', async (writing) => {
      const { version, format, events } = await liveCheckpoint(sharedRows(writing));
      if (format !== FORMAT) return false;
      const some = await unlisted(writing.rows(version), RECORDS_AT_ONCE);
      for (const stream of some) {
        const record = await foldedUpTo(writing.rows(version), records.of(version, stream.stream), stream);
        await listOne({ writing, version, records, events }, { stream, record });
      }
      return some.length === RECORDS_AT_ONCE;
    });
  }
}

const unlisted = (rows: Rows, limit: number): Promise<StreamRow[]> =>
  rows
    .selectFrom('stream')
    .selectAll()
    .whereRef('listed', '<', 'revision')
    .where('category', 'in', LISTED)
    .orderBy('stream')
    .limit(limit)
    .execute();

/** Derives the row of a record in its list; registers stand in none. */
export async function listOne(
  { writing, version }: Target,
  { stream, record }: { stream: StreamRow; record: FoldedRecord },
): Promise<void> {
  const table = LISTED.find((category) => category === categoryOf(stream.stream));
  if (!table) return;
  await writing.insert(version, table, [rowOf(stream.stream, record.view(stream.revision + 1))]);
  await writing.rows(version).updateTable('stream').set({ listed: stream.revision }).where('stream', '=', stream.stream).execute();
}
