import { statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { FlushPace } from '../../libs/event-store/src/sqlite/flush-pace';
import { openDb } from '../../libs/event-store/src/sqlite/node-sqlite';
import { openCommitDb } from '../../libs/event-store/src/sqlite/schema';
import { after, event, events, failureOf, fill, idsOf, readBook, readStream } from './book-under-test';
import { sqliteBook, type SqliteBookUnderTest } from './sqlite-books';

const STREAM = 'negotiation-south';
const MiB = 1024 * 1024;

describe('commits in the calling thread', () => {
  let book: SqliteBookUnderTest;
  beforeEach(async () => {
    book = await sqliteBook({ commitsHere: 'always' });
  });
  afterEach(() => book.destroy());

  /** What another connection finds in the file at this moment. */
  const storedNow = (): unknown => {
    const db = openDb(book.file, { readOnly: true, busyTimeoutMs: 0 });
    try {
      return db.prepare('SELECT count(*) AS events FROM event').get();
    } finally {
      db.close();
    }
  };

  it('are as durable, never wait for another writer, and never move the log', () => {
    const db = openCommitDb(book.file);
    const names = ['journal_mode', 'synchronous', 'foreign_keys', 'recursive_triggers', 'busy_timeout', 'wal_autocheckpoint'];
    const settings = names.map((name) => Object.values(db.prepare(`PRAGMA ${name}`).get() as object)[0] as unknown);
    db.close();
    expect(settings).toEqual(['wal', 2, 1, 1, 0, 0]);
  });

  it('one append is in the file by the end of the turn in which it was called', async () => {
    const outcome = book.store.append(STREAM, [event()], { expected: after(0) });
    await new Promise(setImmediate);
    expect(storedNow()).toEqual({ events: 1 });
    await outcome;
  });

  it('while another writer holds the file the append is handed over, and made when that one lets go', async () => {
    const db = openDb(book.file, { readOnly: false, busyTimeoutMs: 5_000 });
    db.exec('BEGIN IMMEDIATE');
    const outcome = book.store.append(STREAM, [event()], { expected: after(0) });
    await sleep(20);
    db.exec('ROLLBACK');
    db.close();
    expect((await outcome).lastRevision).toBe(0n);
  });

  it('one at a time and several at once, not waited for, arrive in the order in which they were called', async () => {
    const written = events(400);
    const outcomes: Promise<unknown>[] = [];
    for (const [index, next] of written.entries()) {
      outcomes.push(book.store.append(STREAM, [next], { expected: after(index) }));
      if (index % 7 < 4) await new Promise(setImmediate);
      if (index % 31 === 0) await Promise.all(outcomes);
    }
    await Promise.all(outcomes);
    expect(idsOf(await readStream(book.store, STREAM))).toEqual(idsOf(written));
  });

  it('conflicts, repeats and refusals between the two threads leave positions dense', async () => {
    const [first] = await fill(book.store, STREAM, 1);
    const other = await book.secondHandle();
    await Promise.all(
      Array.from({ length: 60 }, async (_, index) => {
        if (index % 3 === 0) await new Promise(setImmediate);
        const store = index % 2 === 0 ? book.store : other;
        await store.append(`negotiation-${index % 20}`, [event(), event()], { expected: after(0) }).catch(() => undefined);
      }),
    );
    expect((await failureOf(other.append(STREAM, [first ?? event()], { expected: after(1) }))).code).toBe('PartialDuplicate');
    const positions = (await readBook(book.store)).map(({ position }) => Number.parseInt(position, 16));
    expect(positions).toEqual(Array.from({ length: 41 }, (_, index) => index + 1));
  });

  it('the log does not grow for want of the thread that moves it into the file', async () => {
    let largest = 0;
    for (let count = 0; count < 1_500; count += 1) {
      await book.store.append(STREAM, [event('', { payload: Buffer.alloc(16_000, 'x') })], { expected: after(count) });
      if (count % 100 === 0) largest = Math.max(largest, statSync(`${book.file}-wal`).size);
    }
    expect(largest).toBeGreaterThan(8 * MiB);
    expect(largest).toBeLessThan(24 * MiB);
  });
});

describe('the pace of flushes', () => {
  const paceOf = (...flushes: readonly { readonly times: number; readonly ms: number }[]): boolean => {
    const pace = new FlushPace();
    for (const { times, ms } of flushes) for (let flush = 0; flush < times; flush += 1) pace.note(ms);
    return pace.isShort;
  };

  it('is not called short before enough flushes were seen', () => {
    expect([paceOf(), paceOf({ times: 15, ms: 0.1 }), paceOf({ times: 16, ms: 0.1 })]).toEqual([false, false, true]);
  });

  it('is short with one long flush in the last hundred, not with two, and again once those are long ago', () => {
    const [short, long] = [
      { times: 50, ms: 0.1 },
      { times: 1, ms: 5 },
    ];
    expect(paceOf(short, long)).toBe(true);
    expect(paceOf(short, long, short, long)).toBe(false);
    expect(paceOf(long, short, long, short, short)).toBe(true);
  });

  it('is not short on a disk that takes long each time', () => {
    expect(paceOf({ times: 1_000, ms: 1.8 })).toBe(false);
  });
});
