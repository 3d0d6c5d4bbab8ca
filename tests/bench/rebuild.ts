import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventStore } from '@parley/event-store';
import { openSqliteStore } from '@parley/event-store/sqlite';
import type { Batch, BookIdentity, Views } from '@parley/read-model';
import { openDb, openSqliteViews, type Db } from '@parley/read-model/sqlite';
import type { VersionedTable } from '../../libs/read-model/src/rows/tables';
import { COLUMN_NAMES } from '../../libs/read-model/src/rows/adding-rows';
import { finishing, tables } from '../../libs/read-model/src/sqlite/schema';
import { identify } from '../../libs/tracker/src/book-identity';
import { wholeBook } from '../../libs/tracker/src/feed';
import { wholeBookApart } from '../../libs/tracker/src/reading-thread';
import { dumped, replayed, rowsIn, type Row, type RowsOf } from './dumped-rows';
import { interleaved, median, rateOf, type Measured } from './rounds';
import type { Bench } from './report';
import { fillBook } from './sample-talks';

const PER_RECORD = 1_000;
const [ROWS_A_STATEMENT, ROWS_A_COMMIT] = [64, 2_048];
/** A round rebuilds the whole book several times: more rounds would take hours. */
const ROUNDS_MAX = 3;
/** The same rows into one file, as fast as plain statements go; `finished`: with the indexes and the full text that questions need. */
function insertRaw(file: string, rows: RowsOf, { finished }: { finished: boolean }): void {
  const db = openDb(file, { readOnly: false });
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 1000');
  db.exec(tables(1));
  for (const [table, all] of rows) insertAll(db, table, all);
  if (finished) db.exec(`${finishing(1)} INSERT INTO fulltext_v1 (fulltext_v1) VALUES ('rebuild');`);
  db.close();
}

function insertAll(db: Db, table: VersionedTable, rows: readonly Row[]): void {
  const columns = COLUMN_NAMES[table];
  const one = `(${columns.map(() => '?').join(', ')})`;
  const insert = (count: number) =>
    db.prepare(`INSERT INTO ${table}_v1 (${columns.join(', ')}) VALUES ${Array<string>(count).fill(one).join(', ')}`);
  const [many, single] = [insert(ROWS_A_STATEMENT), insert(1)];
  for (let from = 0; from < rows.length; from += ROWS_A_COMMIT) {
    const some = rows.slice(from, from + ROWS_A_COMMIT);
    const values = (row: Row) => columns.map((column) => row[column] ?? null);
    const whole = some.length - (some.length % ROWS_A_STATEMENT);
    db.exec('BEGIN');
    for (let at = 0; at < whole; at += ROWS_A_STATEMENT) many.run(...some.slice(at, at + ROWS_A_STATEMENT).flatMap(values));
    for (const row of some.slice(whole)) single.run(...values(row));
    db.exec('COMMIT');
  }
}

/** A rebuild of the views beside plain inserts of the rows that come out of it. */
export async function rebuildBench({ rounds, events }: { rounds: number; events: number }): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'));
  const store = await openSqliteStore({ file: join(folder, 'book.db') });
  const views = await openSqliteViews({ file: join(folder, 'views.db') });
  try {
    const identity = await identify(store, Date.now);
    await fillBook(store, identity.book, { events, perRecord: PER_RECORD });
    await views.checkpoint(identity);
    return await measured({ folder, store, views, identity, events, rounds: Math.min(rounds, ROUNDS_MAX) });
  } finally {
    await views.close();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Measuring {
  readonly folder: string;
  readonly store: EventStore;
  readonly views: Views;
  readonly identity: BookIdentity;
  readonly events: number;
  readonly rounds: number;
}

async function measured({ folder, store, views, identity, events, rounds }: Measuring): Promise<Bench> {
  const feed = () => wholeBook(store, { book: identity.book, after: null });
  const apart = () => wholeBookApart(store, { file: join(folder, 'book.db'), book: identity.book });
  await views.rebuild(feed());
  const rows = await dumped(views);
  const batches: Batch[] = [];
  const raw = (finished: boolean) => async () => {
    const file = join(folder, 'raw.db');
    const rate = await rateOf(events, () => insertRaw(file, rows, { finished }));
    for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
    return rate;
  };
  const reading = () =>
    rateOf(events, async () => {
      batches.length = 0;
      for await (const batch of feed()) batches.push(batch);
    });
  const sides = [
    { name: 'rebuild from the book', round: () => rateOf(events, () => views.rebuild(apart())) },
    { name: 'raw inserts', round: raw(false) },
    { name: 'read, verify and decode the book', round: reading },
    { name: 'rebuild from entries at hand', round: () => fromEntries(views, { batches, events, reading }) },
    { name: 'raw inserts, indexes and full text', round: raw(true) },
  ];
  return benchOf(await interleaved(sides, rounds), rows, events);
}

async function fromEntries(
  views: Views,
  { batches, events, reading }: { batches: readonly Batch[]; events: number; reading: () => Promise<unknown> },
): Promise<number> {
  if (batches.length === 0) await reading();
  return rateOf(events, () => views.rebuild(replayed(batches)));
}

function benchOf(all: readonly Measured[], rows: RowsOf, events: number): Bench {
  const side = (name: string): Measured => all.find((one) => one.name === name) as Measured;
  const line = (what: string, ours: string, limit: string) => ({ what, unit: 'events/s', ours: side(ours), limit: side(limit) });
  const micros = (name: string): number => 1e6 / median(side(name).rates);
  const proving = micros('read, verify and decode the book');
  const [whole, entries, finished] = ['rebuild from the book', 'rebuild from entries at hand', 'raw inserts, indexes and full text'];
  return {
    bench: 'rebuild',
    says: [
      'Ours: a new version of every table beside the live one: rows, indexes, lists, full text, switch; a second thread reads, verifies, decodes and makes the rows.',
      `Limit: the same rows (those of the dump) into the same tables without any index, ${ROWS_A_STATEMENT} rows a statement, in one file, same SQLite, WAL, NORMAL.`,
      'Two cores cannot go below the half of proving every event, the raw rows and what questions need, however well they share: see the last part.',
      'To show where the rest goes: from entries already decoded, and beside raw inserts that also make the indexes and the full text.',
    ],
    comparisons: [
      { ...line('rebuild', whole, 'raw inserts'), aim: 0.6 },
      line('rebuild, indexes and full text in the limit', whole, finished),
      line('from entries at hand, the same limit', entries, finished),
    ],
    parts: {
      'event: read, verify and decode': proving,
      'event: all of the rest': micros(entries),
      'event: least with two cores (proving, raw rows, indexes and full text, halved)': (proving + micros(finished)) / 2,
      'event: raw inserts': micros('raw inserts'),
      'event: indexes and full text of the raw rows': micros(finished) - micros('raw inserts'),
    },
    facts: { events, rows: rowsIn(rows) },
  };
}
