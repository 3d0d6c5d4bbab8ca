/** The part of the `node:sqlite` API that the adapter uses. */
export type SqlValue = null | number | bigint | string | Uint8Array;
export interface Statement {
  run(...parameters: SqlValue[]): { changes: number | bigint; lastInsertRowid: number | bigint };
  get(...parameters: SqlValue[]): unknown;
  all(...parameters: SqlValue[]): unknown[];
}
export interface Db {
  exec(sql: string): void;
  prepare(sql: string): Statement;
  close(): void;
}
interface Driver {
  DatabaseSync: new (file: string, options?: { readOnly?: boolean; timeout?: number }) => Db;
}

/** The first version without the WAL-reset fault, which can corrupt a book with several connections (sqlite.org, 3.51.3). */
const SQLITE_LEAST = [3, 51, 3] as const;

/** Looked up by name at run time: a Node without the built-in must not fail on a static import. */
// eslint-disable-next-line @typescript-eslint/no-require-imports
const load = (name: string): Driver => require(name) as Driver;

export function sqliteVersion(db: Db): string {
  return (db.prepare('SELECT sqlite_version() AS version').get() as { version: string }).version;
}

function isSound(driver: Driver): boolean {
  const db = new driver.DatabaseSync(':memory:');
  const parts = sqliteVersion(db).split('.').map(Number);
  db.close();
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
export function openDb(file: string, options: { readOnly: boolean; busyTimeoutMs: number }): Db {
  picked ??= pick();
  return new picked.DatabaseSync(file, { readOnly: options.readOnly, timeout: options.busyTimeoutMs });
}

export type SqliteFault = 'full' | 'busy' | 'broken' | 'other';

const FAULTS: Readonly<Record<number, SqliteFault>> = { 5: 'busy', 6: 'busy', 10: 'broken', 11: 'broken', 13: 'full', 26: 'broken' };

/** Sorts an error by SQLite's primary result code (sqlite.org/rescode.html): full 13; busy 5, 6; broken: IOERR 10, CORRUPT 11, NOTADB 26. */
export function faultOf(error: unknown): SqliteFault {
  const { errcode } = error as { errcode?: number };
  return (errcode !== undefined && FAULTS[errcode & 0xff]) || 'other';
}

export const messageOf = (error: unknown): string => (error as { message?: string }).message ?? String(error);
