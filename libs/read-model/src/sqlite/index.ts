import { openViews } from '../open-views';
import type { Views } from '../views';
import { openDb } from './node-sqlite';
import { SqliteRows, type OpenDb } from './sqlite-rows';

export interface SqliteViewsOptions {
  /** Made where it is absent; its folder must exist. Holds rows only: it can be deleted, and is then made anew from the book. */
  readonly file: string;
  /** Milliseconds since 1970. Default: the machine's clock. */
  readonly now?: () => number;
  /** Entries kept folded in memory. Default: 200,000. */
  readonly foldedEntriesMax?: number;
  /** Opens the database file. Default: the `node:sqlite` API. */
  readonly openDb?: OpenDb;
}
export type { OpenDb };
export type { Db, DbOptions } from './node-sqlite';
export { openDb } from './node-sqlite';

const FOLDED_ENTRIES_MAX = 200_000;

/** Views in one SQLite file; several processes may open it, one of them writes. */
export async function openSqliteViews({
  file,
  now = Date.now,
  foldedEntriesMax = FOLDED_ENTRIES_MAX,
  openDb: open = openDb,
}: SqliteViewsOptions): Promise<Views> {
  return openViews(await SqliteRows.open(file, open), { now, foldedEntriesMax });
}
