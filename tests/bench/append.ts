import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventStore, NewEvent } from '@parley/event-store';
import { openSqliteStore } from '@parley/event-store/sqlite';
import { openWriterDb } from '../../libs/event-store/src/sqlite/schema';
import { appendAll, fresh, freshStreams, type Fresh } from './fresh-streams';
import { LoopHeld } from './loop-held';
import { RawRows } from './raw-rows';
import { interleaved, rateOf, type Measured, type Side } from './rounds';
import { fileSystemOf, type Bench } from './report';

const SEQUENTIAL = 200;
const [STREAMS, EACH] = [64, 20];
/** Where the log stops growing, a little below its 4096 pages of 4 KiB: flushing a log that still grows is several times as slow. */
const LOG_BYTES = 15 * 1024 * 1024;

/** Durable appends through the port beside raw commits of the same bytes, each in its own file on the same disk. */
export async function appendBench({ rounds }: { rounds: number }): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'));
  const store = await openSqliteStore({ file: join(folder, 'book.db') });
  const bare = RawRows.bare(join(folder, 'bare.db'));
  const tables = RawRows.inBook((await openWriterDb(join(folder, 'tables.db'), 1_000)).db);
  const writers: Writers = { store, bare, tables };
  try {
    for (const side of inFlight(writers)) await untilLogIsLong(join(folder, `${side.file}.db`), side.round);
    const one = await interleaved(sequential(writers), rounds);
    const many = await interleaved(inFlight(writers), rounds);
    return benchOf(one, many, { fileSystem: fileSystemOf(folder), ...(await heldBy(store, rounds)) });
  } finally {
    await store.close();
    for (const raw of [bare, tables]) raw.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Writers {
  readonly store: EventStore;
  readonly bare: RawRows;
  readonly tables: RawRows;
}
interface FileSide extends Side {
  readonly file: string;
}
/** By itself, as looking costs time: for how long the event loop was held while an append was under way. */
async function heldBy(store: EventStore, rounds: number): Promise<Record<string, number>> {
  const [one, many] = [new LoopHeld(), new LoopHeld()];
  for (let round = 0; round < rounds; round += 1) {
    await appendAll(store, fresh(SEQUENTIAL), (append) => one.during(append));
    await Promise.all(freshStreams(STREAMS, EACH).map((made) => appendAll(store, made, (append) => many.during(append))));
  }
  return { loopHeldMsP99OneAtATime: one.p99(), [`loopHeldMsP99${STREAMS}InFlight`]: many.p99() };
}

function sequential({ store, bare, tables }: Writers): FileSide[] {
  const round = (write: (made: Fresh) => unknown) => () => {
    const made = fresh(SEQUENTIAL);
    return rateOf(SEQUENTIAL, () => write(made));
  };
  return [
    { name: 'append, one at a time', file: 'book', round: round((made) => appendAll(store, made)) },
    { name: 'raw commits of one row, bare table', file: 'bare', round: round(({ events }) => bare.write(events, 1)) },
    { name: 'raw commits of one row, tables of the book', file: 'tables', round: round(({ events }) => tables.write(events, 1)) },
  ];
}

function inFlight({ store, bare, tables }: Writers): FileSide[] {
  const atOnce = () => {
    const each = freshStreams(STREAMS, EACH);
    return rateOf(STREAMS * EACH, () => Promise.all(each.map((made) => appendAll(store, made))));
  };
  const together = (raw: RawRows) => () => {
    const each = freshStreams(STREAMS, EACH);
    const inTurn = Array.from({ length: EACH }, (_, n) => each.map(({ events }) => events[n] as NewEvent)).flat();
    return rateOf(STREAMS * EACH, () => raw.write(inTurn, STREAMS));
  };
  return [
    { name: `append, ${STREAMS} in flight`, file: 'book', round: atOnce },
    { name: `raw commits of ${STREAMS} rows, bare table`, file: 'bare', round: together(bare) },
    { name: `raw commits of ${STREAMS} rows, tables of the book`, file: 'tables', round: together(tables) },
  ];
}

/** Both sides start in the state in which they stay: with a log that is written over from its start. */
async function untilLogIsLong(file: string, write: () => Promise<unknown>): Promise<void> {
  while (statSync(`${file}-wal`).size < LOG_BYTES) await write();
  await write();
}

type Facts = NonNullable<Bench['facts']>;

function benchOf([one, bareOne, tablesOne]: Measured[], [many, bareMany, tablesMany]: Measured[], facts: Facts): Bench {
  const line = (what: string, ours?: Measured, limit?: Measured) => ({
    what,
    unit: 'events/s',
    ours: ours as Measured,
    limit: limit as Measured,
  });
  return {
    bench: 'append',
    says: [
      'Ours: append through the event store, resolved when durable: expectation, dense positions, unique ids, append-only triggers, sums of rows;',
      'one alone is committed in the calling thread while flushes are short, several at once share a flush in the writer thread.',
      'Limit: raw FULL commits of the same bytes on the same SQLite, in the calling thread, one after another, nothing asked and nothing checked;',
      'into one bare table without any index, and, to show where the rest goes, into tables with the indexes and triggers of the book.',
      'Ceiling: what the indexes (place in the stream, id) and triggers leave of the bare table when nobody asks or checks; no append can be faster.',
      `While an append was under way the event loop was held at most, 99th percentile: one at a time ${facts['loopHeldMsP99OneAtATime'] ?? ''} ms, ${STREAMS} in flight ${facts[`loopHeldMsP99${STREAMS}InFlight`] ?? ''} ms; aim 2.`,
      'All logs have reached their full length before the first round. A ratio depends on how long the disk takes to flush: look at it on a quiet machine.',
    ],
    comparisons: [
      { ...line('one after another, bare table', one, bareOne), aim: 0.9 },
      line('one after another, tables of the book', one, tablesOne),
      { ...line(`${STREAMS} in flight, bare table`, many, bareMany), aim: 0.6 },
      line(`${STREAMS} in flight, tables of the book`, many, tablesMany),
      line('ceiling: the tables themselves, bare table', tablesMany, bareMany),
    ],
    facts,
  };
}
