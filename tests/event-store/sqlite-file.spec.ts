import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '@parley/event-store/sqlite';
import { openDb } from '../../libs/event-store/src/sqlite/node-sqlite';
import { after, codeOf, event, eventsOf, failureOf, fill, followUntil, NO_STREAM, readBook } from './book-under-test';
import { sqliteBook, type SqliteBookUnderTest } from './sqlite-books';

const STREAM = 'negotiation-south';
const MiB = 1024 * 1024;
/** So far apart are polls and heartbeats that nothing in these tests comes by them. */
const POLL_MS = 60_000;

describe('a book on SQLite', () => {
  let book: SqliteBookUnderTest;
  beforeEach(async () => {
    book = await sqliteBook({ pollMs: POLL_MS, heartbeatMs: 40 });
    await fill(book.store, STREAM, 3);
  });
  afterEach(() => book.destroy());

  const asOperator = (sql: string): unknown => {
    const db = openDb(book.file, { readOnly: false, busyTimeoutMs: 5_000 });
    try {
      return db.prepare(sql).get();
    } finally {
      db.close();
    }
  };

  it('is written durably: WAL, synchronous=FULL and foreign keys, as read back at open', () => {
    expect(book.store.settings).toMatchObject({ journalMode: 'wal', synchronous: 2, foreignKeys: 1, busyTimeoutMs: 5_000 });
  });

  it.each([
    `UPDATE event SET payload = x'00' WHERE position = 2`,
    'DELETE FROM event WHERE position = 3',
    `UPDATE stream SET name = 'negotiation-north'`,
    'DELETE FROM stream',
    `UPDATE type SET name = 'Other'`,
    'DELETE FROM type',
    'UPDATE head SET position = 1',
    'DELETE FROM head',
    'DELETE FROM meta',
    `UPDATE meta SET value = 0 WHERE key = 'epoch'`,
    `REPLACE INTO event SELECT 2, n, 9, randomblob(16), type_id, at, stored_at, correlation, NULL, header, payload, sum FROM event LIMIT 1`,
  ])('refuses a slip of the hand: %s', (sql) => {
    expect(() => asOperator(sql)).toThrow(/append-only/);
  });

  it('positions are dense through conflicts, repeats and refusals', async () => {
    await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        book.store.append(`negotiation-${index % 20}`, [event(), event()], { expected: NO_STREAM }).catch(() => undefined),
      ),
    );
    const positions = (await readBook(book.store)).map(({ position }) => Number.parseInt(position, 16));
    expect(positions).toEqual(Array.from({ length: 43 }, (_, index) => index + 1));
  });

  it('a position is never used again, even where somebody took the newest event out by force', async () => {
    const db = openDb(book.file, { readOnly: false, busyTimeoutMs: 5_000 });
    db.exec('DROP TRIGGER event_no_delete; DELETE FROM event WHERE position = 3');
    db.close();
    const { position } = await book.store.append('negotiation-other', [event()], { expected: NO_STREAM });
    expect(Number.parseInt(position, 16)).toBe(4);
  });

  it('a commit of this process reaches a subscriber without any poll or heartbeat', async () => {
    const patient = await openSqliteStore({ file: book.file, pollMs: POLL_MS, heartbeatMs: POLL_MS });
    const seen = followUntil(patient, { after: null }, (deliveries) => eventsOf(deliveries).length === 4);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await patient.append(STREAM, [event()], { expected: after(3) });
    const late = new Promise((resolve) => void setTimeout(resolve, POLL_MS / 2, 'late').unref());
    expect(await Promise.race([seen.then((deliveries) => eventsOf(deliveries).length), late])).toBe(4);
    await patient.close();
  });

  it('a subscription with nothing to say sends heartbeats with the head', async () => {
    const controller = new AbortController();
    const beats: unknown[] = [];
    for await (const delivery of book.store.subscribeAll({ after: null, signal: controller.signal })) {
      if (delivery.kind === 'heartbeat' && beats.push(delivery.head) === 2) controller.abort();
    }
    expect(beats).toEqual([await book.store.head(), await book.store.head()]);
  });

  it('the log stays under 64 MiB while a reader stalls half-way and another replays', async () => {
    const stalled = book.store.readAll({ after: null, page: 1 })[Symbol.asyncIterator]();
    await stalled.next();
    const quarter = (): ReturnType<typeof event> => event('', { payload: Buffer.alloc(255 * 1024) });
    let largest = 0;
    for (let count = 0; count < 100; count += 1) {
      const expected = count === 0 ? NO_STREAM : after(count * 4);
      await book.store.append('negotiation-large', [quarter(), quarter(), quarter(), quarter()], { expected });
      if (count % 20 === 0) await readBook(book.store);
      largest = Math.max(largest, statSync(`${book.file}-wal`).size);
    }
    expect(largest).toBeGreaterThan(MiB);
    expect(largest).toBeLessThan(64 * MiB);
    expect((await stalled.next()).done).toBe(false);
  });

  it('another writer that does not let go: StoreUnavailable, nothing written, and afterwards it goes on', async () => {
    const impatient = await openSqliteStore({ file: book.file, busyTimeoutMs: 50 });
    const db = openDb(book.file, { readOnly: false, busyTimeoutMs: 5_000 });
    db.exec('BEGIN IMMEDIATE');
    const error = await failureOf(impatient.append(STREAM, [event()], { expected: after(3) }));
    expect(error).toMatchObject({ code: 'StoreUnavailable', retryable: true });
    db.exec('ROLLBACK');
    db.close();
    expect((await impatient.append(STREAM, [event()], { expected: after(3) })).lastRevision).toBe(3n);
    await impatient.close();
  });

  it('an append given up while another writer holds the file: unknown, then resolved by what became of it', async () => {
    const db = openDb(book.file, { readOnly: false, busyTimeoutMs: 5_000 });
    db.exec('BEGIN IMMEDIATE');
    const error = await failureOf(book.store.append(STREAM, [event()], { expected: after(3), timeoutMs: 30 }));
    const refused = await failureOf(book.store.append(STREAM, [event()], { expected: after(2), timeoutMs: 30 }));
    db.exec('ROLLBACK');
    db.close();
    const outcomes = [error, refused].map(({ fields }) => (fields as { resolve: () => Promise<string> }).resolve());
    expect(await Promise.all(outcomes)).toEqual(['committed', 'absent']);
  });

  it('a clock far ahead is taken where the operator allows it', async () => {
    const allowing = await openSqliteStore({ file: book.file, allowClockSkew: true });
    await allowing.append('negotiation-ahead', [event('', { at: Date.now() + 3_600_000 })], { expected: NO_STREAM });
    await allowing.close();
  });

  it('the size beyond header and payload is at most 150 bytes an event', async () => {
    const count = 4_000;
    const given = Array.from({ length: count }, () => event('', { header: Buffer.alloc(60), payload: Buffer.alloc(40) }));
    for (let from = 0; from < count; from += 500) {
      const [first = event(), ...rest] = given.slice(from, from + 500);
      await book.store.append('negotiation-many', [first, ...rest], { expected: after(from) });
    }
    await book.store.close();
    expect(statSync(book.file).size / count - 100).toBeLessThan(150);
  });
});

describe('opening a book on SQLite', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'parley-open-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('four at once make one book and can all write to it', async () => {
    const file = join(folder, 'book.sqlite');
    const stores = await Promise.all([1, 2, 3, 4].map(() => openSqliteStore({ file })));
    await Promise.all(stores.map((store, index) => store.append(`negotiation-${index}`, [event()], { expected: NO_STREAM })));
    expect(await Promise.all(stores.map(async (store) => (await readBook(store)).length))).toEqual([4, 4, 4, 4]);
    await Promise.all(stores.map((store) => store.close()));
  });

  it('checks the whole file: a damaged page is found before anything is written', async () => {
    const file = join(folder, 'damaged.sqlite');
    const store = await openSqliteStore({ file });
    await fill(store, STREAM, 40);
    await store.close();
    const bytes = readFileSync(file);
    bytes.fill(0xff, bytes.length - 4096, bytes.length - 2048);
    writeFileSync(file, bytes);
    expect(await codeOf(openSqliteStore({ file }))).toBe('StorePoisoned');
  });

  it('refuses a file that is no book, a folder that is not there, a newer form, and memory', async () => {
    const file = join(folder, 'newer.sqlite');
    const store = await openSqliteStore({ file });
    await store.close();
    const db = openDb(file, { readOnly: false, busyTimeoutMs: 5_000 });
    db.exec(`UPDATE meta SET value = 2 WHERE key = 'form'`);
    db.close();
    expect(await failureOf(openSqliteStore({ file }))).toMatchObject({
      code: 'Unsupported',
      fields: { what: expect.stringMatching(/form 2/) },
    });
    expect(await codeOf(openSqliteStore({ file: __filename }))).toBe('StorePoisoned');
    expect(await codeOf(openSqliteStore({ file: join(folder, 'no', 'book.sqlite') }))).toBe('StoreUnavailable');
    expect(await codeOf(openSqliteStore({ file: ':memory:' }))).toBe('Unsupported');
  });
});
