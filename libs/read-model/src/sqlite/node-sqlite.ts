import type { SqliteDatabase } from 'kysely';

/** The part of the `node:sqlite` API that is used here. */
export type SqlValue = null | number | bigint | string | Uint8Array;
export interface Statement {
  run(...parameters: SqlValue[]): { changes: number | bigint; lastInsertRowid: number | bigint };
  get(...parameters: SqlValue[]): unknown;
  all(...parameters: SqlValue[]): unknown[];
  iterate(...parameters: SqlValue[]): IterableIterator<unknown>;
  columns(): readonly unknown[];
}
export interface Db {
  exec(sql: string): void;
  prepare(sql: string): Statement;
  close(): void;
}
export interface DbOptions {
  readonly readOnly: boolean;
}
interface Driver {
  DatabaseSync: new (file: string, options?: { readOnly?: boolean; timeout?: number }) => Db;
}

/** The first version without the WAL-reset fault, which can corrupt a file with several connections (sqlite.org, 3.51.3). */
const SQLITE_LEAST = [3, 51, 3] as const;
/** Waiting in SQLite stops the whole process, so it is short; who can wait longer does so outside. */
const BUSY_TIMEOUT_MS = 20;

/** Looked up by name at run time: a Node without the built-in must not fail on a static import. */
// eslint-disable-next-line @typescript-eslint/no-require-imports
const load = (name: string): Driver => require(name) as Driver;

function isSound(driver: Driver): boolean {
  const db = new driver.DatabaseSync(':memory:');
  const { version } = db.prepare('SELECT sqlite_version() AS version').get() as { version: string };
  db.close();
  const parts = version.split('.').map(Number);
  const differing = SQLITE_LEAST.findIndex((least, index) => parts[index] !== least);
  return differing < 0 || (parts[differing] ?? 0) > (SQLITE_LEAST[differing] ?? 0);
}

function pick(): Driver {
  try {
    const builtIn = load('node:sqlite');
    if (isSound(builtIn)) return builtIn;
  } catch {
    // A Node before 22.5, or one started without it.
  }
  return load('@photostructure/sqlite');
}

let picked: Driver | undefined;

/** Opens through the SQLite built into Node where that is sound, else through the prebuilt package with the same API. */
export function openDb(file: string, { readOnly }: DbOptions): Db {
  picked ??= pick();
  return new picked.DatabaseSync(file, { readOnly, timeout: BUSY_TIMEOUT_MS });
}

/** SQLite's primary result codes BUSY and LOCKED (sqlite.org/rescode.html): somebody else is writing. */
export function isBusy(error: unknown): boolean {
  const { errcode } = error as { errcode?: number };
  return errcode !== undefined && [5, 6].includes(errcode & 0xff);
}

/** The shape that Kysely's SQLite dialect asks for. */
export const forKysely = (db: Db): SqliteDatabase => ({
  close: () => db.close(),
  prepare: (sql) => {
    const statement = db.prepare(sql);
    return {
      reader: statement.columns().length > 0,
      all: (parameters) => statement.all(...(parameters as SqlValue[])),
      run: (parameters) => statement.run(...(parameters as SqlValue[])),
      iterate: (parameters) => statement.iterate(...(parameters as SqlValue[])),
    };
  },
});
