import { openDb } from '../../libs/event-store/src/sqlite/node-sqlite';
import { copyBook, type CopyReport } from '../../libs/tracker/src/copy/copy-book';
import { inWholeActs } from '../../libs/tracker/src/copy/whole-acts';
import { APPEND_BYTES_MAX, APPEND_EVENTS_MAX, StoreError, type EventStore, type Recorded } from '@parley/event-store';
import { CopyRefused, examine } from '@parley/tracker';
import { readBook, gather } from '../event-store/book-under-test';
import { sqliteBook, type SqliteBookUnderTest } from '../event-store/sqlite-books';
import { fillBook } from './filled-book';
import { openTalks, raiseIssue, TestBook, type Shop } from './shops';

const EVENTS = 120;
const shown = (events: readonly Recorded[]) =>
  events.map(({ storedAt: _, position: __, header, payload, ...rest }) => ({
    ...rest,
    header: Buffer.from(header).toString('hex'),
    payload: Buffer.from(payload).toString('hex'),
  }));
const refusal = async (copying: Promise<unknown>): Promise<string> =>
  copying.then(
    () => 'copied',
    (error: unknown) => (error instanceof CopyRefused ? `${error.code}: ${error.says}` : Promise.reject(error as Error)),
  );

/** A store that does as told with each append, by its number from 1 on. */
const meddled = (store: EventStore, meddle: (n: number, append: () => Promise<never>) => Promise<never>): EventStore => {
  let n = 0;
  return Object.assign(Object.create(store) as EventStore, {
    append: (...given: Parameters<EventStore['append']>) => meddle((n += 1), () => store.append(...given) as Promise<never>),
  });
};

describe('a copied book', () => {
  let source: TestBook;
  let shop: Shop;
  let target: SqliteBookUnderTest;
  beforeAll(async () => {
    source = new TestBook();
    shop = await source.open();
    await fillBook(shop, { events: EVENTS, seed: 5 });
  });
  afterAll(() => source.close());
  beforeEach(async () => {
    target = await sqliteBook({ allowClockSkew: true });
  });
  afterEach(() => target.destroy());

  const copied = (to: EventStore = target.store, signal?: AbortSignal): Promise<CopyReport> =>
    copyBook(shop.store, to, signal && { signal });

  it('holds the same events, byte for byte and in the same order across streams, and says so with one digest', async () => {
    const report = await copied();
    expect(shown(await readBook(target.store))).toEqual(shown(await readBook(shop.store)));
    expect(report).toMatchObject({ book: shop.book, found: 0, copied: EVENTS, stopped: false, sourceMovedOn: false });
    expect(report.source).toMatchObject({ events: EVENTS, streams: 10, digest: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(report.target).toEqual(report.source);
    expect(await examine(`sqlite:${target.file}`)).toMatchObject({ faults: [], events: EVENTS });
  });

  it('is found again by a second copy, which writes nothing', async () => {
    await copied();
    const untouched = meddled(target.store, () => Promise.reject(new Error('nothing is to be appended')));
    expect(await copied(untouched)).toMatchObject({ found: EVENTS, copied: 0, stopped: false });
  });

  it('is gone on with wherever it was stopped, and holds whole acts in between', async () => {
    const whole = shown(await readBook(shop.store));
    const commands = (await readBook(shop.store)).map(({ header }) => (JSON.parse(Buffer.from(header).toString()) as { cmd: string }).cmd);
    for (const stopAt of [1, 2, 3, 7, 20]) {
      const told = new AbortController();
      const stopping = meddled(target.store, async (n, append) => {
        if (n === stopAt) told.abort();
        return append();
      });
      const report = await copied(stopping, told.signal);
      expect(report.stopped).toBe(true);
      expect(report.target).toBeUndefined();
      const there = await readBook(target.store);
      expect(shown(there)).toEqual(whole.slice(0, there.length));
      expect(there.length).toBe(report.found + report.copied);
      expect(commands[there.length]).not.toBe(commands[there.length - 1]);
    }
    expect(await copied()).toMatchObject({ stopped: false, target: { events: EVENTS } });
    expect(shown(await readBook(target.store))).toEqual(whole);
  });

  it.each(['was stored', 'was not stored'])('is gone on with where an append failed and %s', async (what) => {
    const failing = meddled(target.store, async (n, append) => {
      if (n === 9 && what === 'was stored') await append();
      if (n === 9) throw new StoreError('StoreUnavailable', { reason: 'gone' });
      return append();
    });
    await expect(copied(failing)).rejects.toMatchObject({ code: 'StoreUnavailable' });
    const { found, copied: rest } = await copied();
    expect(found >= 8 && (what === 'was not stored' || found > 8)).toBe(true);
    expect(found + rest).toBe(EVENTS);
    expect(shown(await readBook(target.store))).toEqual(shown(await readBook(shop.store)));
  });

  it('brings what was recorded to the source meanwhile when it is copied again', async () => {
    const busy = meddled(target.store, async (n, append) => {
      if (n === 3) await raiseIssue(shop, 'late').catch(() => openTalks(shop));
      return append();
    });
    expect(await copied(busy)).toMatchObject({ copied: EVENTS, sourceMovedOn: true });
    expect(await copied()).toMatchObject({ found: EVENTS, copied: 1, sourceMovedOn: false });
  });
});

describe('a copy is refused', () => {
  let source: TestBook;
  let shop: Shop;
  let target: SqliteBookUnderTest;
  beforeEach(async () => {
    source = new TestBook();
    shop = await source.open();
    await openTalks(shop);
    await raiseIssue(shop, 'pay');
    target = await sqliteBook({ allowClockSkew: true });
  });
  afterEach(async () => {
    await source.close();
    await target.destroy();
  });
  const copying = (to: EventStore = target.store) => refusal(copyBook(shop.store, to));

  it('where the target holds another book', async () => {
    const other = new TestBook();
    const { book, store } = await other.open();
    expect(await copying(store)).toBe(`other-book: The target holds the book ${book}, not ${shop.book}.`);
    await other.close();
  });

  it('where there is no book at the source', async () => {
    const empty = await sqliteBook();
    expect(await refusal(copyBook(empty.store, target.store))).toMatch(/^no-book/);
    expect(await target.store.head()).toBeNull();
    await empty.destroy();
  });

  /** The events of the source as the target holds them, with the last one replaced. */
  async function fork(): Promise<Shop> {
    const other = new TestBook();
    const there = await other.open();
    await copyBook(shop.store, target.store);
    await other.close();
    return there;
  }

  it('where the target goes on where the source ends', async () => {
    await fork();
    const [last] = (await readBook(target.store)).slice(-1) as [Recorded];
    const more = { ...last, id: '00000000-0000-4000-8000-000000000001' };
    await target.store.append(last.stream, [more], { expected: { kind: 'at', revision: last.revision } });
    expect(await copying()).toBe(
      'target-ahead: The target goes on where the source ends, with negotiation-night-talks, revision 2: it was recorded to since.',
    );
  });

  it('where an event of the target differs, named by its place', async () => {
    await fork();
    const [last] = (await readBook(target.store)).slice(-1) as [Recorded];
    const more = { ...last, id: '00000000-0000-4000-8000-000000000001' };
    await target.store.append(last.stream, [more], { expected: { kind: 'at', revision: last.revision } });
    await raiseIssue(shop, 'hours');
    expect(await copying()).toMatch(
      /^differs: The target differs from the source, first at negotiation-night-talks, revision 2: event 00000000-0000-4000-8000-000000000001, not [0-9a-f-]{36}\.$/,
    );
  });

  it('where somebody else writes to the target meanwhile', async () => {
    const [first] = await readBook(shop.store);
    const shared = meddled(target.store, async (n, append) => {
      if (n === 1) return append();
      const stranger = { ...(first as Recorded), id: '00000000-0000-4000-8000-00000000000a' };
      for (const stream of ['register-people', 'negotiation-night-talks'])
        await target.store.append(stream, [{ ...stranger, id: stranger.id.replace(/a$/, stream.length === 15 ? 'b' : 'c') }], {
          expected: { kind: 'noStream' },
        });
      return append();
    });
    expect(await copying(shared)).toMatch(/^target-moved: Somebody else wrote to register-people in the target meanwhile\./);
  });

  it('where an event of the source was changed, before anything is written', async () => {
    const db = openDb(source.file, { readOnly: false, busyTimeoutMs: 1_000 });
    db.exec('DROP TRIGGER event_no_update');
    const { payload } = db.prepare('SELECT payload FROM event WHERE position = 4').get() as { payload: Uint8Array };
    const changed = Buffer.from(Buffer.from(payload).toString('utf8').replace('Issue pay', 'Issue pax'), 'utf8');
    db.prepare('UPDATE event SET payload = ? WHERE position = 4').run(changed);
    db.close();
    expect(await copying()).toBe(
      'source-broken: In the source, negotiation-night-talks, revision 1 is not what was recorded (payload-commitment). `parley doctor` says more.',
    );
    expect(await target.store.head()).toBeNull();
  });
});

describe('events put together as appends', () => {
  const event = (stream: string, cmd: string, bytes = 10): Recorded =>
    ({ stream, header: Buffer.from(JSON.stringify({ cmd })), payload: Buffer.alloc(bytes) }) as unknown as Recorded;
  async function* given(events: readonly Recorded[]): AsyncGenerator<Recorded> {
    await Promise.resolve();
    yield* events;
  }
  const sizes = async (events: readonly Recorded[]): Promise<number[]> =>
    (await gather(inWholeActs(given(events)))).map(({ length }) => length);

  it('are neighbours of one stream', async () => {
    expect(await sizes([event('a-1', '1'), event('a-1', '2'), event('b-1', '3'), event('a-1', '4')])).toEqual([2, 1, 1]);
  });

  it('keep to the limits of an append without parting an act', async () => {
    const many = Array.from({ length: APPEND_EVENTS_MAX + 5 }, (_, n) => event('a-1', `${n >= APPEND_EVENTS_MAX - 2 ? 'last' : n}`));
    expect(await sizes(many)).toEqual([APPEND_EVENTS_MAX - 2, 7]);
    const third = Math.floor(APPEND_BYTES_MAX / 3);
    expect(await sizes(['1', '2', '2', '3'].map((cmd) => event('a-1', cmd, third)))).toEqual([1, 2, 1]);
  });

  it('are none where there are none', async () => {
    expect(await sizes([])).toEqual([]);
  });
});
