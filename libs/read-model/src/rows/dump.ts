import { sql } from 'kysely';
import { canonicalText } from '../project/canonical-text';
import { liveCheckpoint, sharedRows } from '../feeding/registry';
import type { Reading } from './database';
import { VERSIONED_TABLES, type VersionedTable } from './tables';

const ROWS_AT_ONCE = 1_000;
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
  for (const table of VERSIONED_TABLES)
    for await (const rows of pagesOf(reading, { version, table })) for (const row of rows) yield `${table} ${canonicalText(row)}`;
}

type Row = Readonly<Record<string, unknown>>;

async function* pagesOf(
  reading: Reading,
  { version, table }: { readonly version: number; readonly table: VersionedTable },
): AsyncGenerator<readonly Row[], void, undefined> {
  const keys = KEYS[table];
  const key = sql.join(keys.map((name) => sql.ref(name)));
  for (let after: Row | undefined, isMore = true; isMore;) {
    const last = after;
    const page = reading.rows(version).selectFrom(table).selectAll().orderBy(key).limit(ROWS_AT_ONCE);
    const rest = last ? page.where(sql<boolean>`(${key}) > (${sql.join(keys.map((name) => last[name]))})`) : page;
    const rows: readonly Row[] = await rest.execute();
    yield rows;
    after = rows.at(-1);
    isMore = rows.length === ROWS_AT_ONCE;
  }
}
