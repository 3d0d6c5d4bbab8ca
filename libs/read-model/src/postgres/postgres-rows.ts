import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import { Pool, type ClientConfig } from 'pg';
import type { Part, Reading, RowDatabase, Rows, Writing } from '../rows/database';
import type { Tables } from '../rows/tables';
import { VersionNames } from '../rows/version-names';
import { asSaid, isDropped, isLost } from './faults';
import { findText } from './find-text';
import { PostgresWriting } from './postgres-writing';
import { prepareSchema } from './prepare-schema';
import { Presence } from './presence';
import { withSettings, type Target } from './target';

/** Makes a pool of connections; a test stands between the views and their database here. */
export type NewPool = (config: ClientConfig & { readonly max: number }, use: 'reading' | 'writing') => Pool;
export interface RowsOptions {
  readonly holder: string;
  readonly readersMax: number;
  /** How long a transaction may say nothing before the server ends it, and lets others write. */
  readonly silentMs: number;
  /** Whether leases go by the database's clock; otherwise by that of each opener. */
  readonly isClockShared: boolean;
  readonly newPool: NewPool;
}
/** One that feeds and one that rebuilds; more would only wait for one another. */
const WRITERS_MAX = 2;
const [READ_MS_MAX, WRITE_MS_MAX, LOCK_MS_MAX] = [30_000, 900_000, 60_000];
const IDLE_MS_MAX = 30_000;
const TRIES_MAX = 4;

const LOCKS: Readonly<Record<Part, readonly string[]>> = { live: ['live'], rebuild: ['rebuild'], both: ['rebuild', 'live'] };

/** Rows in one schema of a PostgreSQL database, which several processes share. */
export class PostgresRows implements RowDatabase {
  readonly holder: string;

  private constructor(
    private readonly target: Target,
    private readonly options: RowsOptions,
    private readonly connections: { readonly readers: Kysely<Tables>; readonly writers: Kysely<Tables>; readonly presence: Presence },
  ) {
    this.holder = options.holder;
  }

  /** Throws `ViewsRefused` where rows cannot be kept there. */
  static async open(target: Target, options: RowsOptions): Promise<PostgresRows> {
    const { holder, readersMax, silentMs, newPool } = options;
    const settled = { idle_in_transaction_session_timeout: silentMs };
    await prepareSchema(target, withSettings(target, { ...settled, statement_timeout: READ_MS_MAX }));
    const reading = withSettings(target, { ...settled, statement_timeout: READ_MS_MAX, default_transaction_read_only: 'on' });
    // What a crash of the server takes back of the last moments is fed again: rows and checkpoint go back together.
    const durable = { synchronous_commit: 'off' };
    const writing = withSettings(target, { ...settled, ...durable, statement_timeout: WRITE_MS_MAX, lock_timeout: LOCK_MS_MAX });
    const presence = await Presence.begin({ config: withSettings(target, {}), schema: target.schema, holder });
    return new PostgresRows(target, options, {
      presence,
      readers: kyselyOver(newPool({ ...reading, max: readersMax }, 'reading')),
      writers: kyselyOver(newPool({ ...writing, max: WRITERS_MAX }, 'writing')),
    });
  }

  /** Where the connection was lost, or a switch took the tables away between two statements, everything is asked again. */
  async reading<T>(ask: (reading: Reading) => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.snapshot((db) => ask(readingOf(db)));
      } catch (error) {
        if (tries === TRIES_MAX || !(isLost(error) || isDropped(error))) throw asSaid(error);
      }
    }
  }

  async writing<T>(part: Part, change: (writing: Writing) => Promise<T>): Promise<T> {
    try {
      return await this.connections.writers.transaction().execute(async (db) => {
        const sharedNow = await this.lock(db, part);
        const rows = (version: number): Rows => versioned(db, version);
        const shared = this.options.isClockShared && sharedNow !== undefined;
        return change(new PostgresWriting({ schema: this.target.schema, holder: this.holder, rows, ...(shared && { sharedNow }) }));
      });
    } catch (error) {
      throw asSaid(error);
    }
  }

  async *readingApart<T>(read: (reading: Reading) => AsyncIterable<T>): AsyncGenerator<T, void, undefined> {
    const begun = await this.connections.readers
      .startTransaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute();
    try {
      await sql`SET LOCAL idle_in_transaction_session_timeout = 0`.execute(begun);
      yield* read(readingOf(begun));
    } finally {
      await begun
        .rollback()
        .execute()
        .catch(() => undefined);
    }
  }

  watch(look: () => void): void {
    this.connections.presence.watch(look);
  }

  async close(): Promise<void> {
    const { readers, writers, presence } = this.connections;
    await presence.close();
    await Promise.all([readers.destroy(), writers.destroy()]);
  }

  private snapshot<T>(work: (db: Transaction<Tables>) => Promise<T>): Promise<T> {
    return this.connections.readers.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work);
  }

  /** Waits until nobody else writes this part, in whatever process; the lock ends with the transaction. Says what time it is there. */
  private async lock(db: Transaction<Tables>, part: Part): Promise<number | undefined> {
    let now: number | undefined;
    for (const name of LOCKS[part]) {
      const key = `parley ${this.target.schema} ${name}`;
      const { rows } = await sql<{ now: number }>`
        SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0)), (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS now`.execute(
        db,
      );
      now = rows[0]?.now;
    }
    return now;
  }
}

/** Connections that break while nobody uses them are thrown away; the next asker gets a new one. */
function kyselyOver(pool: Pool): Kysely<Tables> {
  pool.on('error', () => undefined);
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

export const newPool: NewPool = (config) => new Pool({ ...config, idleTimeoutMillis: IDLE_MS_MAX, allowExitOnIdle: false });

const versioned = (db: Rows, version: number): Rows => db.withPlugin(new VersionNames(version));
const readingOf = (db: Rows): Reading => ({
  rows: (version) => versioned(db, version),
  findText: (version, question) => findText(versioned(db, version), version, question),
});
