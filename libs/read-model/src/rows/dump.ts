import { canonicalText } from '../project/canonical-text';
import { liveCheckpoint, sharedRows } from '../feeding/registry';
import type { Reading } from './database';
import { VERSIONED_TABLES, type VersionedTable } from './tables';

/** What each table is ordered by: its key. */
const KEYS: Readonly<Record<VersionedTable, readonly string[]>> = {
  fact: ['n'],
  naming: ['kind', 'id', 'stream'],
  stream: ['stream'],
  negotiation: ['id'],
  consortium: ['id'],
  text: ['id'],
};

/** Every row of the live version as a line of its table's name and canonical JSON, without what differs by the way it was made. */
export async function* dumpOf(reading: Reading): AsyncGenerator<string, void, undefined> {
  const { version, format, book, epoch, position, events } = await liveCheckpoint(sharedRows(reading));
  yield `checkpoint ${canonicalText({ format, book, epoch, position, events })}`;
  for (const table of VERSIONED_TABLES) {
    const ordered = KEYS[table].reduce((query, key) => query.orderBy(key as never), reading.rows(version).selectFrom(table).selectAll());
    for await (const row of ordered.stream()) yield `${table} ${canonicalText(row)}`;
  }
}
