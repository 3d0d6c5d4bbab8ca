import { setTimeout as sleep } from 'node:timers/promises';
import type { EventStore, Recorded } from '@parley/event-store';
import { eventsOf, followUntil, idsOf, readBook } from './book-under-test';
import { sqliteBook, type SqliteBookUnderTest } from './sqlite-books';
import { acknowledged, startWriting } from './writing-process';

const ROUNDS = 10;

const WAYS = [
  { way: 'a writer on eight streams', streams: 8 },
  { way: 'a writer that commits in its calling thread', streams: 1 },
];

/** A wait of 0 to 120 ms, the same in every run. */
const killAfterMs = (round: number): number => (round * 37) % 120;

const withoutGaps = (events: readonly Recorded[]): boolean => {
  const counts = new Map<string, bigint>();
  return events.every(({ stream, revision }) => {
    const expected = counts.get(stream) ?? 0n;
    counts.set(stream, expected + 1n);
    return revision === expected;
  });
};

const positionsDense = (events: readonly Recorded[]): boolean =>
  events.every(({ position }, index) => Number.parseInt(position, 16) === index + 1);

async function expectKept(store: EventStore, acks: readonly string[]): Promise<void> {
  const whole = await readBook(store);
  const ids = idsOf(whole);
  const present = new Set(ids);
  expect(acks.filter((id) => !present.has(id))).toEqual([]);
  expect(present.size).toBe(ids.length);
  expect([withoutGaps(whole), positionsDense(whole)]).toEqual([true, true]);
}

describe('a book on SQLite and the processes that write to it', () => {
  let book: SqliteBookUnderTest;
  beforeEach(async () => {
    book = await sqliteBook();
  });
  afterEach(() => book.destroy());

  it.each(WAYS)('$way killed at any moment: every acknowledged event is there once, revisions and positions dense', async ({ streams }) => {
    const acks: string[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const writing = startWriting(book.file, { streams });
      await writing.printed(2);
      await sleep(killAfterMs(round));
      writing.child.kill('SIGKILL');
      acks.push(...acknowledged(await writing.ended));
    }
    expect(acks.length).toBeGreaterThan(ROUNDS);
    await expectKept(await book.reopen(), acks);
  });

  it('two writers at once, one killed: every acknowledged event of both is there once', async () => {
    const [alone, many] = [startWriting(book.file, { streams: 1 }), startWriting(book.file, { streams: 8 })];
    await Promise.all([alone.printed(20), many.printed(20)]);
    many.child.kill('SIGKILL');
    const killed = acknowledged(await many.ended);
    alone.child.kill('SIGKILL');
    await expectKept(await book.reopen(), [...killed, ...acknowledged(await alone.ended)]);
  });

  it.each(WAYS)('$way and a file that cannot grow: outcome unknown, store poisoned, nothing acknowledged lost', async ({ streams }) => {
    const lines = await startWriting(book.file, { limit: 'ulimit -f 3072', streams }).ended;
    const codes = lines.flatMap((line) => (line.startsWith('failed ') ? [line.slice(7)] : []));
    expect(codes.at(-1)).toBe('StorePoisoned');
    expect(codes.slice(0, -1).every((code) => code === 'AppendOutcomeUnknown' || code === 'StorePoisoned')).toBe(true);
    expect(codes).toHaveLength(streams + 1);
    expect(acknowledged(lines).length).toBeGreaterThan(100);
    await expectKept(await book.reopen(), acknowledged(lines));
  });

  it('a subscriber here sees what another process appends', async () => {
    const seen = followUntil(book.store, { after: null }, (deliveries) => eventsOf(deliveries).length >= 20);
    const writing = startWriting(book.file);
    const events = eventsOf(await seen);
    writing.child.kill('SIGKILL');
    await writing.ended;
    expect(idsOf(events)).toEqual(idsOf(await readBook(book.store)).slice(0, events.length));
  });
});
