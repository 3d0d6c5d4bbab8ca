import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import type { ClientConfig, Pool } from 'pg';
import type { Part, Reading, RowDatabase, Rows, Writing } from '../rows/database';
import type { Tables } from '../rows/tables';
import { VersionNames } from '../rows/version-names';
import { clientLibrary } from './client-library';
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

  /** A connection that turns out to be broken before anything is changed is thrown away, and another is taken. */
  async writing<T>(part: Part, change: (writing: Writing) => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      const begun = new Begun(change);
      try {
        return await this.connections.writers.transaction().execute(async (db) => begun.on(await this.locked(db, part)));
      } catch (error) {
        if (begun.isSo || tries === TRIES_MAX || !isLost(error)) throw asSaid(begun.failure ?? error);
      }
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

  /** Waits until nobody else writes this part, in whatever process; the locks end with the transaction. */
  private async locked(db: Transaction<Tables>, part: Part): Promise<Writing> {
    const { schema } = this.target;
    let sharedNow: number | undefined;
    for (const name of LOCKS[part]) {
      const key = `parley ${schema} ${name}`;
      const { rows } = await sql<{ now: number }>`
        SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0)), (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS now`.execute(
        db,
      );
      sharedNow = this.options.isClockShared ? rows[0]?.now : undefined;
    }
    const rows = (version: number): Rows => versioned(db, version);
    return new PostgresWriting({ schema, holder: this.holder, rows, ...(sharedNow !== undefined && { sharedNow }) });
  }
}

/** A change, whether it was begun, and why it failed: where the connection broke, taking it back fails too and would hide that. */
class Begun<T> {
  isSo = false;
  failure: unknown;

  constructor(private readonly change: (writing: Writing) => Promise<T>) {}

  async on(writing: Writing): Promise<T> {
    this.isSo = true;
    try {
      return await this.change(writing);
    } catch (error) {
      this.failure = error;
      throw error;
    }
  }
}

/**
 * Connections that break are thrown away, and the next asker gets a new one. One that breaks between two statements of somebody who uses it
 * says so to nobody but its own listener, without which the whole process would end.
 */
function kyselyOver(pool: Pool): Kysely<Tables> {
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

export const newPool: NewPool = (config) =>
  new (clientLibrary().Pool)({ ...config, idleTimeoutMillis: IDLE_MS_MAX, allowExitOnIdle: false });

const versioned = (db: Rows, version: number): Rows => db.withPlugin(new VersionNames(version));
const readingOf = (db: Rows): Reading => ({
  rows: (version) => versioned(db, version),
  findText: (version, question) => findText(versioned(db, version), version, question),
});
