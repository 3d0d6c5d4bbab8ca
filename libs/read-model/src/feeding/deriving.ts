import { textChanges } from '../project/text-changes';
import { FoldedRecord } from '../record/folded-record';
import { foldedUpTo } from '../record/records';
import type { StreamRow } from '../rows/tables';
import { changeTexts, type Target } from './adding';
import { listOne } from './listing';

const RECORDS_AT_ONCE = 100;

/** Indexes for a version that was filled, and nothing derived in it yet: this and what follows can be repeated after a stop. */
export async function finishFilled({ writing, version }: Target): Promise<void> {
  await writing.finishTables(version);
  const rows = writing.rows(version);
  for (const table of ['negotiation', 'consortium'] as const) await rows.deleteFrom(table).execute();
  await rows
    .deleteFrom('text')
    .where((eb) => eb(eb('id', '%', 2), '=', 1))
    .execute();
  await rows.updateTable('text').set({ until_at: null }).where('until_at', 'is not', null).execute();
}

/** What the next records derive from all their entries; gives the last of them, nothing when there are no more. */
export async function deriveSome(target: Target, after: string): Promise<string | undefined> {
  const rows = target.writing.rows(target.version);
  const some = await rows.selectFrom('stream').selectAll().where('stream', '>', after).orderBy('stream').limit(RECORDS_AT_ONCE).execute();
  for (const stream of some) await deriveOne(target, stream);
  return some.at(-1)?.stream;
}

async function deriveOne(target: Target, row: StreamRow): Promise<void> {
  const { writing, version } = target;
  const { stream, revision } = row;
  // Kept by nobody: there may be more records than memory holds.
  const record = await foldedUpTo(writing.rows(version), new FoldedRecord(), { stream, revision });
  await changeTexts(target, textChanges(record, { from: 0, to: revision + 1 }), { index: false });
  await listOne(target, { stream: row, record });
}
