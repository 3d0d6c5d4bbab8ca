import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import type { EventStore, NewEvent } from '@parley/event-store';
import { openSqliteStore } from '@parley/event-store/sqlite';
import { openDb, type Db, type SqlValue, type Statement } from '../../libs/event-store/src/sqlite/node-sqlite';
import { openWriterDb } from '../../libs/event-store/src/sqlite/schema';
import { interleaved, rateOf, type Measured, type Side } from './rounds';
import { fileSystemOf, type Bench } from './report';
import { registering, Scribe, talks } from './sample-talks';

const BOOK = randomUUID();
const SEQUENTIAL = 200;
const [STREAMS, EACH] = [64, 20];
/** Where the log stops growing, a little below its 4096 pages of 4 KiB: flushing a log that still grows is several times as slow. */
const LOG_BYTES = 15 * 1024 * 1024;

/** Stands in for the sum over the row, which raw commits do not compute. */
const SUM = Buffer.alloc(32);
const bytes = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex');
/** Events as the tracker would hand them over: formed, chained, with their true bytes. */
function eventsOf(stream: string, count: number): NewEvent[] {
  const scribe = new Scribe(BOOK, Date.now());
  scribe.write(registering);
  return [...talks(stream, count)].flatMap((act) => scribe.write(act).formed.map(({ event }) => event));
}

/** Rows written in the calling thread, nothing asked and nothing checked. */
class RawRows {
  private readonly begin: Statement;
  private readonly commit: Statement;
  private readonly insert: Statement;
  private readonly headMoved: Statement | undefined;
  private position = 0;

  constructor(
    private readonly db: Db,
    { hasHead }: { hasHead: boolean },
  ) {
    [this.begin, this.commit] = [db.prepare('BEGIN IMMEDIATE'), db.prepare('COMMIT')];
    this.insert = db.prepare(`INSERT INTO event VALUES (${Array(12).fill('?').join(', ')})`);
    if (hasHead) this.headMoved = db.prepare('UPDATE head SET position = ?');
  }

  /** The bare minimum that keeps the same bytes durably: one table, its rowid, no other index, WAL and FULL. */
  static bare(file: string): RawRows {
    const db = openDb(file, { readOnly: false, busyTimeoutMs: 1_000 });
    db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4096;
      CREATE TABLE event (position INTEGER PRIMARY KEY, n INTEGER, revision INTEGER, id BLOB, type_id INTEGER, at INTEGER, stored_at INTEGER,
        correlation BLOB, causation BLOB, header BLOB, payload BLOB, sum BLOB) STRICT`);
    return new RawRows(db, { hasHead: false });
  }

  /** The book's own tables: its indexes, triggers and head, of one stream. */
  static inBook(db: Db): RawRows {
    db.exec(`INSERT INTO stream VALUES (1, 'negotiation-raw', 'negotiation'); INSERT INTO type VALUES (1, 'Raw')`);
    return new RawRows(db, { hasHead: true });
  }

  /** `perCommit` rows in one transaction, one transaction after another. */
  write(events: readonly NewEvent[], perCommit: number): void {
    for (let from = 0; from < events.length; from += perCommit) {
      this.begin.run();
      for (let index = from; index < from + perCommit; index += 1) this.insert.run(...this.row(events[index] as NewEvent));
      this.headMoved?.run(this.position);
      this.commit.run();
    }
  }

  private row({ id, at, correlationId, header, payload }: NewEvent): SqlValue[] {
    this.position += 1;
    return [this.position, 1, this.position, bytes(id), 1, at, at, bytes(correlationId), null, header, payload, SUM];
  }

  close(): void {
    this.db.close();
  }
}

async function appendAll(store: EventStore, stream: string, events: readonly NewEvent[]): Promise<void> {
  for (const [revision, event] of events.entries()) {
    const expected = revision === 0 ? ({ kind: 'noStream' } as const) : ({ kind: 'at', revision: BigInt(revision - 1) } as const);
    await store.append(stream, [event], { expected });
  }
}

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
    return benchOf(one, many, fileSystemOf(folder));
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
let streams = 0;
/** A stream that no round has used, with its events formed before the clock runs. */
function fresh(count: number): { stream: string; events: NewEvent[] } {
  streams += 1;
  return { stream: `negotiation-b${streams}`, events: eventsOf(`b${streams}`, count) };
}

function sequential({ store, bare, tables }: Writers): FileSide[] {
  const round = (write: (events: NewEvent[], stream: string) => unknown) => () => {
    const { stream, events } = fresh(SEQUENTIAL);
    return rateOf(SEQUENTIAL, () => write(events, stream));
  };
  return [
    { name: 'append, one at a time', file: 'book', round: round((events, stream) => appendAll(store, stream, events)) },
    { name: 'raw commits of one row, bare table', file: 'bare', round: round((events) => bare.write(events, 1)) },
    { name: 'raw commits of one row, tables of the book', file: 'tables', round: round((events) => tables.write(events, 1)) },
  ];
}

function inFlight({ store, bare, tables }: Writers): FileSide[] {
  const made = () => Array.from({ length: STREAMS }, () => fresh(EACH));
  const atOnce = () => {
    const each = made();
    return rateOf(STREAMS * EACH, () => Promise.all(each.map(({ stream, events }) => appendAll(store, stream, events))));
  };
  const together = (raw: RawRows) => () => {
    const each = made();
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

function benchOf([one, bareOne, tablesOne]: Measured[], [many, bareMany, tablesMany]: Measured[], disk: string): Bench {
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
      'All logs have reached their full length before the first round. A ratio depends on how long the disk takes to flush: look at it on a quiet machine.',
    ],
    comparisons: [
      { ...line('one after another, bare table', one, bareOne), aim: 0.9 },
      line('one after another, tables of the book', one, tablesOne),
      { ...line(`${STREAMS} in flight, bare table`, many, bareMany), aim: 0.6 },
      line(`${STREAMS} in flight, tables of the book`, many, tablesMany),
      line('ceiling: the tables themselves, bare table', tablesMany, bareMany),
    ],
    facts: { fileSystem: disk },
  };
}
