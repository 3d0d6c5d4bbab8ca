import { CompiledQuery, Kysely, SqliteDialect } from 'kysely';
import { setTimeout as wait } from 'node:timers/promises';
import { ViewsRefused } from '../errors';
import { newHolder } from '../feeding/lease';
import type { Part, Reading, RowDatabase, Rows, Writing } from '../rows/database';
import type { Tables } from '../rows/tables';
import { VersionNames } from '../rows/version-names';
import { findText } from './find-text';
import { forKysely, isBusy, type Db, type DbOptions } from './node-sqlite';
import { SHARED_TABLES } from './schema';
import { SqliteWriting } from './sqlite-writing';

export type OpenDb = (file: string, options: DbOptions) => Db;
/** How long a transaction waits for one of another process before it fails. */
const BUSY_MS_MAX = 15_000;
const BUSY_PAUSE_MS = 10;

/** Rows in one SQLite file: one connection that writes, one that answers questions, in WAL, so that neither waits for the other. */
export class SqliteRows implements RowDatabase {
  readonly holder = newHolder();

  private constructor(
    private readonly openAnother: () => Connection,
    private readonly writer: Connection,
    private readonly reader: Connection,
  ) {}

  /** Makes the file where it is absent. NORMAL: a power cut may take the last rows but never leaves a part; they are fed again. */
  static async open(file: string, open: OpenDb): Promise<SqliteRows> {
    const writer = new Connection(open(file, { readOnly: false }));
    try {
      await patiently(() => refuseForeign(writer.db));
      await patiently(() => writer.db.exec('PRAGMA journal_mode = WAL'));
      writer.db.exec(
        'PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 4096; PRAGMA cache_size = -32768; PRAGMA journal_size_limit = 67108864',
      );
      await patiently(() => writer.db.exec(SHARED_TABLES));
      const openReader = (): Connection => new Connection(open(file, { readOnly: true }));
      return new SqliteRows(openReader, writer, openReader());
    } catch (error) {
      await writer.close();
      throw error;
    }
  }

  reading<T>(ask: (reading: Reading) => Promise<T>): Promise<T> {
    return this.reader.transaction('BEGIN', (db) => ask(readingOf(db)));
  }

  /** A file has one writer, whatever is written. */
  writing<T>(_part: Part, change: (writing: Writing) => Promise<T>): Promise<T> {
    return this.writer.transaction('BEGIN IMMEDIATE', (db) =>
      change(new SqliteWriting(this.writer.db, (version) => versioned(db, version))),
    );
  }

  async *readingApart<T>(read: (reading: Reading) => AsyncIterable<T>): AsyncGenerator<T, void, undefined> {
    const apart = this.openAnother();
    try {
      apart.db.exec('BEGIN');
      yield* read(readingOf(apart.rows));
    } finally {
      await apart.close();
    }
  }

  async close(): Promise<void> {
    await this.reader.close();
    await this.writer.close();
  }
}

/** A file that has tables, and not ours, is another program's (or a book): nothing of it is touched. */
function refuseForeign(db: Db): void {
  const tables = db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).all() as { name: string }[];
  if (tables.length === 0 || tables.some(({ name }) => name === 'registry')) return;
  throw new ViewsRefused('the file holds a book or tables of another program; name a file of their own for the views.');
}

const versioned = (db: Rows, version: number): Rows => db.withPlugin(new VersionNames(version));
const readingOf = (db: Rows): Reading => ({
  rows: (version) => versioned(db, version),
  findText: (version, question) => findText(versioned(db, version), version, question),
});

/** One connection; Kysely hands it to one asker at a time. */
class Connection {
  readonly rows: Rows;
  private isLeftOpen = false;

  constructor(readonly db: Db) {
    this.rows = new Kysely<Tables>({ dialect: new SqliteDialect({ database: forKysely(db) }) });
  }

  transaction<T>(begin: string, work: (db: Rows) => Promise<T>): Promise<T> {
    return this.rows.connection().execute(async (db) => {
      if (this.isLeftOpen) this.rollBack();
      await patiently(() => this.db.exec(begin));
      try {
        const result = await work(db);
        this.db.exec('COMMIT');
        return result;
      } catch (error) {
        this.rollBack();
        throw error;
      }
    });
  }

  /** A failed statement may have ended the transaction already; if not, it is taken back before the next one begins. */
  private rollBack(): void {
    try {
      this.db.exec('ROLLBACK');
      this.isLeftOpen = false;
    } catch {
      this.isLeftOpen = true;
    }
  }

  /** Kysely closes only what it has used. */
  async close(): Promise<void> {
    await this.rows.executeQuery(CompiledQuery.raw('SELECT 1')).catch(() => undefined);
    await this.rows.destroy();
  }
}

/** Tries again while somebody else is writing, without stopping the process in between. */
async function patiently(attempt: () => void): Promise<void> {
  for (let waitedMs = 0; ; waitedMs += BUSY_PAUSE_MS) {
    try {
      return attempt();
    } catch (error) {
      if (!isBusy(error) || waitedMs >= BUSY_MS_MAX) throw error;
    }
    await wait(BUSY_PAUSE_MS);
  }
}
