import type { NewEvent, Position, Recorded } from '@parley/event-store';
import type { Entry } from '@parley/negotiation';
import { liveBook } from '../../libs/tracker/src/feed';
import { OwnEvents } from '../../libs/tracker/src/own-events';
import { openTalks, raiseIssue, TestBook, type Shop } from './shops';

const STREAM = 'negotiation-night-talks';
const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function formed(n: number): { event: NewEvent; entry: Entry } {
  const event = { id: uuid(n), type: 'IssueRaised', header: bytes('head'), payload: bytes('body'), at: 5, correlationId: uuid(9) };
  return { event, entry: { stream: STREAM, revision: n, eventId: event.id } as Entry };
}
const readBack = (n: number): Recorded => ({
  ...formed(n).event,
  stream: STREAM,
  revision: BigInt(n),
  position: '0000000000000001' as Position,
  storedAt: 6,
});

describe('events that a process formed itself', () => {
  it('are known again, once, when they come back as they were formed', () => {
    const own = new OwnEvents();
    const one = formed(3);
    own.keep([one]);
    expect(own.take(readBack(3))).toBe(one.entry);
    expect(own.take(readBack(3))).toBeUndefined();
  });

  const changes: readonly (readonly [string, Partial<Recorded>])[] = [
    ['a byte of the header', { header: bytes('hoad') }],
    ['a byte of the payload', { payload: bytes('bodi') }],
    ['a longer payload', { payload: bytes('body ') }],
    ['another stream', { stream: 'negotiation-day-talks' }],
    ['another revision', { revision: 4n }],
    ['another type', { type: 'IssueSettled' }],
    ['another time', { at: 6 }],
    ['another correlation', { correlationId: uuid(8) }],
    ['a causation', { causationId: uuid(8) }],
  ];
  it.each(changes)('are not known again with %s', (_what, change) => {
    const own = new OwnEvents();
    own.keep([formed(3)]);
    expect(own.take({ ...readBack(3), ...change })).toBeUndefined();
  });

  it('are forgotten from the oldest on where there are too many, or too many bytes of them', () => {
    for (const limits of [
      { events: 2, bytes: 1_000 },
      { events: 1_000, bytes: 16 },
    ]) {
      const own = new OwnEvents(limits);
      for (const n of [1, 2, 3]) own.keep([formed(n)]);
      expect([1, 2, 3].map((n) => own.take(readBack(n)) !== undefined)).toEqual([false, true, true]);
    }
  });
});

describe('the feed of a process that also writes', () => {
  let book: TestBook;
  let shop: Shop;
  beforeEach(async () => {
    book = new TestBook();
    shop = await book.open();
  });
  afterEach(() => book.close());

  /** What is fed from the start of the book. */
  async function fedTo(one: Shop) {
    const stop = new AbortController();
    for await (const { entries } of liveBook(one.store, { book: one.book, own: one.own, after: null, signal: stop.signal })) return entries;
    return [];
  }

  it('says the same as that of a process that verifies everything', async () => {
    await openTalks(shop);
    await raiseIssue(shop, 'pay');
    await raiseIssue(shop, 'rotas');
    const other = await book.open();
    const [own, others] = [await fedTo(shop), await fedTo(other)];
    expect(own).toHaveLength(4);
    expect(own).toEqual(others);
  });

  it('keeps nothing of an act that another process was faster with', async () => {
    await openTalks(shop);
    const other = await book.open();
    await Promise.all([raiseIssue(shop, 'pay'), raiseIssue(other, 'rotas'), raiseIssue(shop, 'leave'), raiseIssue(other, 'pensions')]);
    const entries = await fedTo(shop);
    expect(entries.map(({ eventId }) => eventId)).toEqual((await fedTo(other)).map(({ eventId }) => eventId));
    expect(shop.own.size).toBe(0);
  });
});
