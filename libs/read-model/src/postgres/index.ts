import { newHolder } from '../feeding/lease';
import { openViews } from '../open-views';
import type { Views } from '../views';
import { newPool as ownPool, PostgresRows, type NewPool } from './postgres-rows';
import { targetOf } from './target';

export interface PostgresViewsOptions {
  /** `postgres://USER:PASSWORD@HOST:PORT/DATABASE`; `?schema=NAME` names the schema, else `parley`. It is made where it is absent. */
  readonly connectionString: string;
  /** Milliseconds since 1970. Default: the machine's clock, and for leases the database's, which all processes share. */
  readonly now?: () => number;
  /** Entries kept folded in memory. Default: 200,000. */
  readonly foldedEntriesMax?: number;
  /** Questions that are answered at once. Default: 8. */
  readonly readersMax?: number;
  /** After so many milliseconds without a word within a transaction its process counts as stopped: the server ends it. Default: 30,000. */
  readonly silentMs?: number;
  /** Makes the connections. Default: those of the `pg` package. */
  readonly newPool?: NewPool;
}
export type { NewPool };

const DEFAULTS = { foldedEntriesMax: 200_000, readersMax: 8, silentMs: 30_000 } as const;

/** Views in one schema of a PostgreSQL database. Any number of processes may open it: one writes, all answer. */
export async function openPostgresViews({ connectionString, now, newPool = ownPool, ...options }: PostgresViewsOptions): Promise<Views> {
  const { foldedEntriesMax, readersMax, silentMs } = { ...DEFAULTS, ...options };
  const rows = await PostgresRows.open(targetOf(connectionString), {
    holder: newHolder(),
    readersMax,
    silentMs,
    isClockShared: now === undefined,
    newPool,
  });
  return openViews(rows, { now: now ?? Date.now, foldedEntriesMax });
}
