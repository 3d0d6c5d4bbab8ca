import { setTimeout as sleep } from 'node:timers/promises';
import { faultOf, openDb, sqliteVersion, type Db } from './node-sqlite';

/** The form of the tables. A book written by a newer program is refused. */
export const FORM_VERSION = 1;
const WAL_BYTES_MAX = 64 * 1024 * 1024;
/** Pages (of 4 KiB) in the WAL after which the writer moves them into the file: 16 MiB, so that few commits pay for it. */
const WAL_AUTOCHECKPOINT_PAGES = 4096;
const OPEN_ATTEMPTS_MAX = 100;
const SQLITE_CORRUPT = 11;

const appendOnly = (table: string, verb: 'UPDATE' | 'DELETE'): string =>
  `CREATE TRIGGER IF NOT EXISTS ${table}_no_${verb.toLowerCase()} BEFORE ${verb} ON ${table}
   BEGIN SELECT RAISE(ABORT, 'append-only: ${verb} on ${table}'); END;`;

/**
 * `head` makes positions dense and never used again: it rises in the transaction that writes the events, whatever becomes of rows.
 * A stream's last revision is looked up in its events and stands nowhere else: one page less to flush, and nothing that could disagree.
 */
const TABLES = `
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS head (one INTEGER PRIMARY KEY CHECK (one = 1), position INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS type (type_id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE IF NOT EXISTS stream (n INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, category TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS event (
  position INTEGER PRIMARY KEY,
  n INTEGER NOT NULL REFERENCES stream (n),
  revision INTEGER NOT NULL,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  type_id INTEGER NOT NULL REFERENCES type (type_id),
  at INTEGER NOT NULL,
  stored_at INTEGER NOT NULL,
  correlation BLOB NOT NULL,
  causation BLOB,
  header BLOB NOT NULL,
  payload BLOB NOT NULL,
  sum BLOB NOT NULL,
  UNIQUE (n, revision)
) STRICT;
INSERT OR IGNORE INTO meta VALUES ('form', ${FORM_VERSION}), ('epoch', 1);
INSERT OR IGNORE INTO head VALUES (1, 0);`;

/** A seat belt against slips, not a lock: whoever holds the file can drop them. */
const TRIGGERS = `
${appendOnly('event', 'UPDATE')} ${appendOnly('event', 'DELETE')}
${appendOnly('type', 'UPDATE')} ${appendOnly('type', 'DELETE')}
${appendOnly('stream', 'UPDATE')} ${appendOnly('stream', 'DELETE')}
 ${appendOnly('head', 'DELETE')} ${appendOnly('meta', 'DELETE')}
CREATE TRIGGER IF NOT EXISTS event_position_rises BEFORE INSERT ON event
  WHEN NEW.position <= (SELECT position FROM head)
  BEGIN SELECT RAISE(ABORT, 'append-only: a position is never used again'); END;
CREATE TRIGGER IF NOT EXISTS head_rises BEFORE UPDATE ON head WHEN NEW.position <= OLD.position
  BEGIN SELECT RAISE(ABORT, 'append-only: the head only rises'); END;
CREATE TRIGGER IF NOT EXISTS epoch_rises BEFORE UPDATE ON meta WHEN NEW.key <> OLD.key OR NEW.value <= OLD.value
  BEGIN SELECT RAISE(ABORT, 'append-only: an epoch only rises'); END;`;

/** What an opened book has, by name. */
export const TRIGGER_NAMES = [...TRIGGERS.matchAll(/CREATE TRIGGER IF NOT EXISTS (\w+)/g)].map(([, name]) => name as string);

/** As read back from the writing connection after it was opened. */
export interface WriterSettings {
  sqliteVersion: string;
  journalMode: string;
  /** 2 is FULL: a commit returns after the log reached the disk. */
  synchronous: number;
  foreignKeys: number;
  busyTimeoutMs: number;
  walAutocheckpointPages: number;
}

/** The file may be sound; this program must not write to it. */
export class BookRefused extends Error {}

const pragma = (db: Db, name: string): string | number =>
  Object.values(db.prepare(`PRAGMA ${name}`).get() as Record<string, string | number>)[0] ?? '';

function readSettings(db: Db): WriterSettings {
  return {
    sqliteVersion: sqliteVersion(db),
    journalMode: String(pragma(db, 'journal_mode')),
    synchronous: Number(pragma(db, 'synchronous')),
    foreignKeys: Number(pragma(db, 'foreign_keys')),
    busyTimeoutMs: Number(pragma(db, 'busy_timeout')),
    walAutocheckpointPages: Number(pragma(db, 'wal_autocheckpoint')),
  };
}

function configure(db: Db, autocheckpointPages: number): void {
  db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON;
    PRAGMA wal_autocheckpoint = ${autocheckpointPages}; PRAGMA journal_size_limit = ${WAL_BYTES_MAX};`);
}

function assertDurable(settings: WriterSettings): void {
  const { journalMode, synchronous, foreignKeys } = settings;
  if (journalMode === 'wal' && synchronous === 2 && foreignKeys === 1) return;
  throw new BookRefused(`this file cannot be written durably: ${JSON.stringify(settings)}`);
}

const OWN_TABLES = [...TABLES.matchAll(/CREATE TABLE IF NOT EXISTS (\w+)/g)].map(([, name]) => name as string);

/** Tables come in one transaction: a file that has some, and not ours, is another program's, and nothing of it is touched. */
function refuseForeign(db: Db): void {
  const tables = db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).all() as { name: string }[];
  if (tables.length === 0 || OWN_TABLES.every((own) => tables.some(({ name }) => name === own))) return;
  throw new BookRefused('the file holds tables of another program; name another file, as in sqlite:./data/parley.db');
}

function createTables(db: Db): void {
  db.exec('BEGIN IMMEDIATE');
  try {
    db.exec(TABLES);
    const { value } = db.prepare(`SELECT value FROM meta WHERE key = 'form'`).get() as { value: number };
    if (value !== FORM_VERSION)
      throw new BookRefused(`the book has form ${value}, this program knows form ${FORM_VERSION}; use the version of Parley that wrote it`);
    db.exec(TRIGGERS);
    db.exec('COMMIT');
  } catch (error) {
    db.exec('ROLLBACK');
    throw error;
  }
}

function quickCheck(db: Db): void {
  const found = pragma(db, 'quick_check(1)');
  if (found !== 'ok') throw Object.assign(new Error(`quick_check: ${found}`), { errcode: SQLITE_CORRUPT });
}

/** The switch to WAL needs the file for itself and does not wait for it, so a second process opening a new book tries again. */
async function whileBusy<T>(step: () => T): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return step();
    } catch (error) {
      if (faultOf(error) !== 'busy' || attempt === OPEN_ATTEMPTS_MAX) throw error;
      await sleep(20);
    }
  }
}

/** Opens the writing connection: tables made, file checked, durability asserted by reading the settings back. Throws otherwise. */
export async function openWriterDb(file: string, busyTimeoutMs: number): Promise<{ db: Db; settings: WriterSettings }> {
  const db = openDb(file, { readOnly: false, busyTimeoutMs });
  try {
    await whileBusy(() => refuseForeign(db));
    await whileBusy(() => configure(db, WAL_AUTOCHECKPOINT_PAGES));
    await whileBusy(() => createTables(db));
    quickCheck(db);
    const settings = readSettings(db);
    assertDurable(settings);
    return { db, settings };
  } catch (error) {
    db.close();
    throw error;
  }
}

/**
 * A second writing connection to a book that `openWriterDb` has just opened, as durable: it does not wait for another writer and leaves
 * moving the log to the first.
 */
export function openCommitDb(file: string): Db {
  const db = openDb(file, { readOnly: false, busyTimeoutMs: 0 });
  try {
    configure(db, 0);
    assertDurable(readSettings(db));
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Moves the log into the file before it is closed, so that the file alone is the book; leaves it be while others read or write. */
export function emptyLog(db: Db): void {
  try {
    db.exec('PRAGMA busy_timeout = 0; PRAGMA wal_checkpoint(TRUNCATE)');
  } catch {
    // The log holds everything and the next opening reads it.
  }
}
