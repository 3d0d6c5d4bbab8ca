import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import {
  APPEND_BYTES_MAX,
  APPEND_EVENTS_MAX,
  EVENT_BYTES_MAX,
  isStoreErrorOf,
  type EventStore,
  type Expected,
  type NewEvent,
} from '@parley/event-store';
import {
  after,
  at,
  codeOf,
  event,
  events,
  failureOf,
  fill,
  idsOf,
  headerAt,
  NO_STREAM,
  readBook,
  readStream,
  recordedAt,
  type Promised,
} from './book-under-test';

const STREAM = 'negotiation-south';

const sized = (bytes: number): NewEvent => {
  const header = headerAt(recordedAt);
  const around = '{"a":""}'.length;
  return event('', { header, payload: Buffer.from(`{"a":"${'x'.repeat(bytes - header.byteLength - around)}"}`) });
};

/** The batch `written` stands at revisions 0, 1, 2 and one more event after it; each row resends in another way. */
interface Resend {
  what: string;
  batch: (written: NewEvent[], last: NewEvent) => [NewEvent, ...NewEvent[]];
  expected: Expected;
  answer: { first: number; last: number } | 'PartialDuplicate' | 'WrongExpectedRevision';
}
const first = (list: NewEvent[], count: number): [NewEvent, ...NewEvent[]] => list.slice(0, count) as [NewEvent, ...NewEvent[]];
const RESENDS: Resend[] = [
  { what: 'all of it where it stood', batch: (w) => first(w, 3), expected: NO_STREAM, answer: { first: 0, last: 2 } },
  { what: 'its beginning', batch: (w) => first(w, 2), expected: NO_STREAM, answer: { first: 0, last: 1 } },
  { what: 'its end, where it stood', batch: (w) => first(w.slice(1), 2), expected: at(0), answer: { first: 1, last: 2 } },
  { what: 'the last event at the revision before it', batch: (_, last) => [last], expected: at(2), answer: { first: 3, last: 3 } },
  { what: 'old and new ids mixed', batch: (w) => [first(w, 1)[0], event()], expected: NO_STREAM, answer: 'PartialDuplicate' },
  { what: 'new ids before old ones', batch: (w) => [event(), first(w, 1)[0]], expected: NO_STREAM, answer: 'PartialDuplicate' },
  { what: 'in another order', batch: (w) => first([...w].reverse(), 3), expected: NO_STREAM, answer: 'PartialDuplicate' },
  { what: 'an old id one place too late', batch: (w) => first(w, 1), expected: at(0), answer: 'PartialDuplicate' },
  { what: 'running past the end', batch: (_, last) => [last, event()], expected: at(2), answer: 'PartialDuplicate' },
  { what: 'only new ids at an old place', batch: () => [event()], expected: NO_STREAM, answer: 'WrongExpectedRevision' },
];

async function writeForResends(store: EventStore): Promise<{ written: NewEvent[]; last: NewEvent }> {
  const written = events(3);
  const last = event('last');
  await store.append(STREAM, written, { expected: NO_STREAM });
  await store.append(STREAM, [last], { expected: at(2) });
  return { written, last };
}

async function resend(store: EventStore, { batch, expected }: Resend): Promise<unknown> {
  const { written, last } = await writeForResends(store);
  const answer = await store.append(STREAM, batch(written, last), { expected }).then(
    (result) => ({ first: Number(result.firstRevision), last: Number(result.lastRevision) }),
    (error: { code: string }) => error.code,
  );
  expect(await readStream(store, STREAM)).toHaveLength(4);
  return answer;
}

const resends = Object.fromEntries(
  RESENDS.map((row): [string, Promised[string]] => [
    `resending ${row.what}: ${typeof row.answer === 'string' ? row.answer : 'the first reply again'}`,
    async ({ store }) => expect(await resend(store, row)).toEqual(row.answer),
  ]),
);

interface Flaw {
  reason: string;
  batch?: () => unknown[];
  expected?: unknown;
}
const invalidly = (sentence: string, { reason, batch = () => [event()], expected = NO_STREAM }: Flaw): Promised => ({
  [`${sentence}: InvalidAppend, nothing written`]: async ({ store }) => {
    const error = await failureOf(store.append(STREAM, batch() as [NewEvent], { expected: expected as Expected }));
    expect([error.code, (error.fields as { reason?: string }).reason]).toEqual(['InvalidAppend', reason]);
    expect(await store.head()).toBeNull();
  },
});
const twin = event('twin');

export const appendPromises: Promised = {
  'gives back every byte and field, in order, with dense revisions': async ({ store }) => {
    const cause = randomUUID();
    const given = [event('one'), event('two', { causationId: cause, type: 'ObjectionRaised' })] as const;
    const result = await store.append(STREAM, given, { expected: NO_STREAM });
    const read = await readStream(store, STREAM);
    expect(read.map(({ stream, revision }) => [stream, revision])).toEqual([
      [STREAM, 0n],
      [STREAM, 1n],
    ]);
    given.forEach((event, index) =>
      expect(read[index]).toMatchObject({ ...event, header: bytes(event.header), payload: bytes(event.payload) }),
    );
    expect(read[0]).not.toHaveProperty('causationId');
    expect(result).toEqual({ firstRevision: 0n, lastRevision: 1n, position: read[1]?.position });
  },

  'every acknowledged event is there after the book is opened again': async (book) => {
    const written = await fill(book.store, STREAM, 20);
    expect(idsOf(await readStream(await book.reopen(), STREAM))).toEqual(idsOf(written));
  },

  'noStream on a stream that exists: WrongExpectedRevision with both sides': async ({ store }) => {
    await fill(store, STREAM, 2);
    const error = await failureOf(store.append(STREAM, [event()], { expected: NO_STREAM }));
    expect(error).toMatchObject({
      code: 'WrongExpectedRevision',
      retryable: false,
      fields: { stream: STREAM, expected: NO_STREAM, actual: 1n },
    });
  },

  'a revision on a stream that does not exist: WrongExpectedRevision, actual null': async ({ store }) => {
    const error = await failureOf(store.append(STREAM, [event()], { expected: at(0) }));
    expect(error).toMatchObject({ code: 'WrongExpectedRevision', fields: { expected: at(0), actual: null } });
  },

  'revisions around 2^53 are compared exactly': async ({ store }) => {
    await fill(store, STREAM, 1);
    const near = fc.bigInt({ min: 2n ** 53n - 2n, max: 2n ** 53n + 2n });
    await fc.assert(
      fc.asyncProperty(near, async (revision) => {
        const error = await failureOf(store.append(STREAM, [event()], { expected: at(revision) }));
        expect(error.fields).toEqual({ stream: STREAM, expected: at(revision), actual: 0n });
      }),
      { numRuns: 10 },
    );
  },

  'two handles that both found nothing: exactly one creates the stream': async (book) => {
    const other = await book.secondHandle();
    for (let round = 0; round < 10; round += 1) {
      const stream = `negotiation-race-${round}`;
      const [mine, theirs] = [await readStream(book.store, stream), await readStream(other, stream)];
      expect([mine.length, theirs.length]).toEqual([0, 0]);
      const both = await Promise.allSettled([book.store, other].map((store) => store.append(stream, [event()], { expected: NO_STREAM })));
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(await readStream(book.store, stream)).toHaveLength(1);
    }
  },

  '64 writers on one stream who reload after a conflict: all get in, revisions dense, nothing twice': async ({ store }) => {
    const mine = events(64);
    const write = async (next: NewEvent): Promise<void> => {
      for (;;) {
        const count = (await readStream(store, STREAM)).length;
        const code = await store.append(STREAM, [next], { expected: after(count) }).then(
          () => 'done',
          (error: { code: string }) => error.code,
        );
        if (code === 'done') return;
        expect(code).toBe('WrongExpectedRevision');
      }
    };
    await Promise.all(mine.map(write));
    const read = await readStream(store, STREAM);
    expect(read.map(({ revision }) => revision)).toEqual(mine.map((_, index) => BigInt(index)));
    expect(idsOf(read).sort()).toEqual(idsOf(mine).sort());
  },

  'good and bad appends in flight together: each gets its own answer': async ({ store }) => {
    await fill(store, 'negotiation-taken', 1);
    const answers = await Promise.all(
      Array.from({ length: 128 }, (_, index) =>
        store
          .append(index % 2 === 0 ? `negotiation-free-${index}` : 'negotiation-taken', events(2), { expected: NO_STREAM })
          .then(({ lastRevision }) => lastRevision)
          .catch((error: { code: string }) => error.code),
      ),
    );
    expect(answers).toEqual(Array.from({ length: 128 }, (_, index) => (index % 2 === 0 ? 1n : 'WrongExpectedRevision')));
    expect(await readBook(store)).toHaveLength(1 + 64 * 2);
  },

  'appends on one stream sent one after the other, without waiting, arrive in that order': async ({ store }) => {
    const written = events(100);
    await Promise.all(written.map((next, index) => store.append(STREAM, [next], { expected: after(index) })));
    expect(idsOf(await readStream(store, STREAM))).toEqual(idsOf(written));
  },

  'the events of one append stand together in the order of the book': async ({ store }) => {
    await Promise.all(Array.from({ length: 40 }, (_, index) => store.append(`negotiation-${index}`, events(3), { expected: NO_STREAM })));
    const streams = (await readBook(store)).map(({ stream }) => stream);
    const runs = streams.filter((stream, index) => stream !== streams[index - 1]);
    expect(runs).toHaveLength(40);
  },

  'positions rise through conflicts, repeats and refusals': async ({ store }) => {
    const written = await fill(store, STREAM, 3);
    await failureOf(store.append(STREAM, [event()], { expected: NO_STREAM }));
    await store.append(STREAM, [written[2] ?? event()], { expected: at(1) });
    await failureOf(store.append(STREAM, [written[0] ?? event(), event()], { expected: NO_STREAM }));
    const last = await store.append(STREAM, [event()], { expected: at(2) });
    const positions = (await readBook(store)).map(({ position }) => position);
    expect(positions).toEqual([...new Set(positions)].sort());
    expect(positions.at(-1)).toBe(last.position);
    expect(await store.head()).toBe(last.position);
  },

  ...resends,

  'a repeat answers the first reply whole, even after the book was opened again': async (book) => {
    const written = events(2);
    const reply = await book.store.append(STREAM, written, { expected: NO_STREAM });
    await fill(book.store, 'negotiation-other', 3);
    const again = await book.reopen();
    expect(await again.append(STREAM, written, { expected: NO_STREAM })).toEqual(reply);
    expect(await readBook(again)).toHaveLength(5);
  },

  'the same append twice in flight: one event, the same reply': async ({ store }) => {
    const written = events(2);
    const [one, two] = await Promise.all([1, 2].map(() => store.append(STREAM, written, { expected: NO_STREAM })));
    expect(two).toEqual(one);
    expect(await readStream(store, STREAM)).toHaveLength(2);
  },

  'the current revision with an id that is in the book already: PartialDuplicate, not written again': async ({ store }) => {
    const [one] = await fill(store, STREAM, 2);
    expect(await codeOf(store.append(STREAM, [one ?? event()], { expected: at(1) }))).toBe('PartialDuplicate');
    expect(await readStream(store, STREAM)).toHaveLength(2);
  },

  'an id that stands in another stream: PartialDuplicate naming it': async ({ store }) => {
    const [one] = await fill(store, STREAM, 1);
    const error = await failureOf(store.append('negotiation-other', [event(), one ?? event()], { expected: NO_STREAM }));
    expect(error).toMatchObject({ code: 'PartialDuplicate', fields: { known: [one?.id] } });
    expect(await readStream(store, 'negotiation-other')).toEqual([]);
  },

  ...invalidly('no events', { reason: 'empty', batch: () => [] }),
  ...invalidly('the same id twice in one append', { reason: 'sameIdTwice', batch: () => [twin, event(), twin] }),
  ...invalidly('too many events', { reason: 'tooManyEvents', batch: () => events(APPEND_EVENTS_MAX + 1) }),
  ...invalidly('an id that is no UUID', { reason: 'id', batch: () => [event('', { id: 'E1' })] }),
  ...invalidly('a time that is no whole number', { reason: 'at', batch: () => [event('', { at: 1.5 })] }),
  ...invalidly('a recorded time that falls within the append', {
    reason: 'atFalls',
    batch: () => [event('', { at: 2 }), event('', { at: 1 })],
  }),
  ...invalidly('bytes that are none', { reason: 'bytes', batch: () => [event('', { payload: 'text' as never })] }),
  ...invalidly('an expectation of -1', { reason: 'expected', expected: { kind: 'at', revision: -1n } }),
  ...invalidly('an expectation of true', { reason: 'expected', expected: { kind: 'at', revision: true } }),
  ...invalidly('a number for a bigint', { reason: 'expected', expected: { kind: 'at', revision: 0 } }),
  ...invalidly('any', { reason: 'expected', expected: { kind: 'any' } }),
  ...invalidly('no expectation', { reason: 'expected', expected: null }),

  'a stream name without a category: InvalidAppend': async ({ store }) => {
    for (const name of ['', 'south', '-south', 'Negotiation-south', '$all-x', 'a-b c', `a-${'x'.repeat(199)}`]) {
      expect(await codeOf(store.append(name, [event()], { expected: NO_STREAM }))).toBe('InvalidAppend');
    }
  },

  'a recorded time below the last one of its stream: InvalidAppend; the same time is taken': async ({ store }) => {
    const now = Date.now();
    await store.append(STREAM, [event('', { at: now })], { expected: NO_STREAM });
    expect((await failureOf(store.append(STREAM, [event('', { at: now - 1 })], { expected: at(0) }))).fields).toMatchObject({
      reason: 'atFalls',
    });
    await store.append(STREAM, [event('', { at: now })], { expected: at(0) });
    await store.append('negotiation-other', [event('', { at: now - 1 })], { expected: NO_STREAM });
  },

  'a recorded time more than 60 s ahead of the store: ClockSkewed with both times; within 60 s it is taken': async ({ store }) => {
    const ahead = Date.now() + 120_000;
    const error = await failureOf(store.append(STREAM, [event('', { at: ahead })], { expected: NO_STREAM }));
    expect(isStoreErrorOf(error, 'ClockSkewed') && error.fields.at - error.fields.storeNow).toBeGreaterThan(60_000);
    await store.append(STREAM, [event('', { at: Date.now() + 50_000 })], { expected: NO_STREAM });
  },

  'an event of exactly the limit is taken, one byte more is not': async ({ store }) => {
    await store.append(STREAM, [sized(EVENT_BYTES_MAX)], { expected: NO_STREAM });
    const error = await failureOf(store.append(STREAM, [event(), sized(EVENT_BYTES_MAX + 1)], { expected: at(0) }));
    expect(error).toMatchObject({ code: 'EventTooLarge', fields: { limit: EVENT_BYTES_MAX, size: EVENT_BYTES_MAX + 1, index: 1 } });
    expect(await readStream(store, STREAM)).toHaveLength(1);
  },

  'an append of exactly the limit is taken, one byte more is not': async ({ store }) => {
    const quarter = (): NewEvent => sized(APPEND_BYTES_MAX / 4);
    await store.append(STREAM, [quarter(), quarter(), quarter(), quarter()], { expected: NO_STREAM });
    const parts = [quarter(), quarter(), quarter(), sized(APPEND_BYTES_MAX / 4 - 199), sized(200)] as const;
    const error = await failureOf(store.append(STREAM, parts, { expected: at(3) }));
    expect(error).toMatchObject({ code: 'AppendTooLarge', fields: { limit: APPEND_BYTES_MAX, size: APPEND_BYTES_MAX + 1, index: 4 } });
    expect(await readStream(store, STREAM)).toHaveLength(4);
  },

  'a signal aborted beforehand: its reason, nothing written': async ({ store }) => {
    const reason = new Error('changed my mind');
    const outcome = store.append(STREAM, [event()], { expected: NO_STREAM, signal: AbortSignal.abort(reason) });
    await expect(outcome).rejects.toBe(reason);
    expect(await store.head()).toBeNull();
  },

  'given up at any moment: resolve tells the truth, and the same append again leaves exactly one event': async ({ store }) => {
    const given = Array.from({ length: 40 }, (_, index) => ({
      stream: `negotiation-${index}`,
      next: event(index),
      delayMs: (index % 8) / 2,
    }));
    for (const { stream, next, delayMs } of given) {
      const controller = new AbortController();
      const outcome = store.append(stream, [next], { expected: NO_STREAM, signal: controller.signal });
      if (delayMs > 0) await Promise.race([outcome.catch(() => undefined), sleep(delayMs)]);
      controller.abort();
      const error = await outcome.then(
        () => undefined,
        (failure: unknown) => failure,
      );
      if (isStoreErrorOf(error, 'AppendOutcomeUnknown')) {
        expect([error.retryable, error.fields.ids]).toEqual([true, [next.id]]);
        const found = (await error.fields.resolve()) === 'committed' ? [next.id] : [];
        expect(idsOf(await readStream(store, stream))).toEqual(found);
      } else expect(error).toBeUndefined();
      await store.append(stream, [next], { expected: NO_STREAM });
      expect(idsOf(await readStream(store, stream))).toEqual([next.id]);
    }
  },

  'a store that is closed takes nothing, and closing can be repeated': async (book) => {
    const other = await book.secondHandle();
    const last = other.append(STREAM, [event()], { expected: NO_STREAM });
    await other.close();
    await other.close();
    expect((await last).lastRevision).toBe(0n);
    expect(await codeOf(other.append(STREAM, [event()], { expected: at(0) }))).toBe('StoreUnavailable');
    expect(await codeOf(other.head())).toBe('StoreUnavailable');
    await book.store.append(STREAM, [event()], { expected: at(0) });
  },
};

function bytes(given: Uint8Array): unknown {
  return { asymmetricMatch: (read: Uint8Array) => Buffer.from(given).equals(Buffer.from(read)) };
}
