import { decoded } from '../record/records';
import type { Reading, Writing } from '../rows/database';
import type { CheckpointRow } from '../rows/tables';
import type { Batch } from '../views';
import { checkpointOf, liveCheckpoint, sharedRows } from './registry';

/** A batch, and how many entries of the book come before it. */
export interface Tail extends Batch {
  readonly after: number;
}

/**
 * What stands in the live rows beyond another version of the same book, as a batch for that version: facts are copies of the entries.
 * Nothing where the version has caught up, or where the live rows are another book's.
 */
export async function tailOfLive(
  database: Reading | Writing,
  { version, limit }: { readonly version: number; readonly limit: number },
): Promise<Tail | undefined> {
  const live = await liveCheckpoint(sharedRows(database));
  const behind = await checkpointOf(sharedRows(database), version);
  if (live.position === null || !isSameBook(live, behind) || isThere(behind, live.position)) return undefined;
  const facts = await database
    .rows(live.version)
    .selectFrom('fact')
    .select(['position', 'entry'])
    .where('n', '>', behind.events)
    .orderBy('n')
    .limit(limit)
    .execute();
  const entries = facts.map((fact) => ({ ...decoded(fact), position: fact.position }));
  const last = entries[limit - 1];
  return { entries, after: behind.events, through: last?.position ?? live.position };
}

const isThere = ({ position }: CheckpointRow, at: string): boolean => position !== null && position >= at;
const isSameBook = (a: CheckpointRow, b: CheckpointRow): boolean => a.format === b.format && a.book === b.book && a.epoch === b.epoch;
