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

/** Node 22 warns on standard error that its SQLite is experimental; which one is sound is decided here, and who uses Parley has no say in it. */
function unwarned<T>(work: () => T): T {
  const before = Object.getOwnPropertyDescriptor(process, 'emitWarning') as PropertyDescriptor;
  process.emitWarning = () => undefined;
  try {
    return work();
  } finally {
    Object.defineProperty(process, 'emitWarning', before);
  }
}

function pick(): Driver {
  try {
    const builtIn = unwarned(() => load('node:sqlite'));
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

/** Statements kept ready for Kysely, at most: what is asked is said in few ways, so that most are found. */
const KEPT_MAX = 200;

/** The shape that Kysely's SQLite dialect asks for. */
export function forKysely(db: Db): SqliteDatabase {
  const kept = new Map<string, ReturnType<SqliteDatabase['prepare']>>();
  return {
    close: () => db.close(),
    prepare: (sql) => {
      const ready = kept.get(sql) ?? readied(db, sql);
      if (kept.size >= KEPT_MAX) kept.clear();
      kept.set(sql, ready);
      return ready;
    },
  };
}

function readied(db: Db, sql: string): ReturnType<SqliteDatabase['prepare']> {
  const statement = db.prepare(sql);
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...(parameters as SqlValue[])),
    run: (parameters) => statement.run(...(parameters as SqlValue[])),
    // Rows may be asked for elsewhere while these are still being handed out: a statement of their own.
    iterate: (parameters) => db.prepare(sql).iterate(...(parameters as SqlValue[])),
  };
}
