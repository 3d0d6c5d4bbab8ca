import { retrying, StoreError, type AppendResult, type Delivery, type EventStore, type RetryPolicy } from '@parley/event-store';
import { after, codeOf, event, eventsOf, fill, gather, idsOf, isCaughtUp, NO_STREAM, readBook, readStream } from './book-under-test';
import { sqliteBook, type SqliteBookUnderTest } from './sqlite-books';

const STREAM = 'negotiation-south';
const unavailable = (): StoreError => new StoreError('StoreUnavailable', { reason: 'injected' });
const unknown = (): StoreError =>
  new StoreError('AppendOutcomeUnknown', { stream: STREAM, ids: [], resolve: () => Promise.reject(new Error('not asked for')) });

/** A policy whose clock is moved only by its own waits. */
function policyOf(changes: Partial<RetryPolicy> = {}): { policy: RetryPolicy; waits: number[] } {
  const waits: number[] = [];
  const now = (): number => waits.reduce((sum, wait) => sum + wait, 0);
  const sleep = (ms: number): Promise<void> => Promise.resolve(void waits.push(ms));
  return {
    waits,
    policy: { attemptsMax: 5, budgetMs: 10_000, delayMsFirst: 100, delayMsMax: 1_000, random: () => 0.5, now, sleep, ...changes },
  };
}

type Fault = 'beforeCommit' | 'afterCommit';

/** The store, but its next appends meet these faults, one each; every stream, read or subscription breaks off after `breakEvery` items. */
function faulty(store: EventStore, faults: Fault[], breakEvery = Infinity): EventStore {
  async function* broken<T>(source: AsyncIterable<T>): AsyncGenerator<T> {
    let count = 0;
    for await (const item of source) {
      if ((count += 1) > breakEvery) throw unavailable();
      yield item;
    }
  }
  return {
    append: async (stream, events, options): Promise<AppendResult> => {
      const fault = faults.shift();
      if (fault === 'beforeCommit') throw unavailable();
      const result = await store.append(stream, events, options);
      if (fault === 'afterCommit') throw unknown();
      return result;
    },
    readStream: (stream, options) => broken(store.readStream(stream, options)),
    readAll: (options) => broken(store.readAll(options)),
    subscribeAll: (options) => broken(store.subscribeAll(options)),
    head: () => store.head(),
    identity: () => store.identity(),
    close: () => store.close(),
  };
}

describe('retrying', () => {
  let book: SqliteBookUnderTest;
  beforeEach(async () => {
    book = await sqliteBook();
  });
  afterEach(() => book.destroy());

  it('an append that was committed but not answered: sent again with the same ids, one event, the first reply', async () => {
    const { policy } = policyOf();
    const store = retrying(faulty(book.store, ['beforeCommit', 'afterCommit', 'beforeCommit', 'afterCommit']), policy);
    const result = await store.append(STREAM, [event()], { expected: NO_STREAM });
    expect(result).toMatchObject({ firstRevision: 0n, lastRevision: 0n });
    expect(await readStream(book.store, STREAM)).toHaveLength(1);
  });

  it('waits twice as long at most each time, up to a bound, times chance', async () => {
    const { policy, waits } = policyOf({ attemptsMax: 7, delayMsMax: 700 });
    const store = retrying(faulty(book.store, Array<Fault>(6).fill('beforeCommit')), policy);
    await store.append(STREAM, [event()], { expected: NO_STREAM });
    expect(waits).toEqual([50, 100, 200, 350, 350, 350]);
  });

  it('gives up after the last attempt, or when the budget is spent, with the store’s own error', async () => {
    const many = Array<Fault>(9).fill('beforeCommit');
    const byCount = policyOf({ attemptsMax: 3 });
    expect(await codeOf(retrying(faulty(book.store, [...many]), byCount.policy).append(STREAM, [event()], { expected: NO_STREAM }))).toBe(
      'StoreUnavailable',
    );
    expect(byCount.waits).toHaveLength(2);
    const byBudget = policyOf({ budgetMs: 160 });
    expect(await codeOf(retrying(faulty(book.store, [...many]), byBudget.policy).append(STREAM, [event()], { expected: NO_STREAM }))).toBe(
      'StoreUnavailable',
    );
    expect(byBudget.waits).toEqual([50, 100]);
  });

  it('once an outcome was unknown it stays unknown, whatever the later tries say', async () => {
    const { policy } = policyOf({ attemptsMax: 3 });
    const store = retrying(faulty(book.store, ['afterCommit', 'beforeCommit', 'beforeCommit']), policy);
    expect(await codeOf(store.append(STREAM, [event()], { expected: NO_STREAM }))).toBe('AppendOutcomeUnknown');
  });

  it('a conflict and a refusal are not retried', async () => {
    await fill(book.store, STREAM, 1);
    const { policy, waits } = policyOf();
    const store = retrying(book.store, policy);
    expect(await codeOf(store.append(STREAM, [event()], { expected: NO_STREAM }))).toBe('WrongExpectedRevision');
    expect(await codeOf(store.append(STREAM, [event('', { id: 'x' })], { expected: after(1) }))).toBe('InvalidAppend');
    expect(waits).toEqual([]);
  });

  it('reads and subscriptions that break off go on where they stopped: every event once, in order', async () => {
    const written = idsOf(await fill(book.store, STREAM, 9));
    const { policy } = policyOf();
    const store = retrying(faulty(book.store, [], 2), policy);
    expect(idsOf(await readStream(store, STREAM, { page: 2 }))).toEqual(written);
    expect(idsOf(await readStream(store, STREAM, { page: 2, direction: 'backwards' }))).toEqual([...written].reverse());
    expect(idsOf((await gather(store.readAll({ after: null, page: 2 }))).flatMap(({ events }) => events))).toEqual(written);
    const controller = new AbortController();
    const seen: Delivery[] = [];
    for await (const delivery of store.subscribeAll({ after: null, page: 2, signal: controller.signal })) {
      seen.push(delivery);
      if (isCaughtUp(seen)) controller.abort();
    }
    expect(idsOf(eventsOf(seen))).toEqual(idsOf(await readBook(book.store)));
  });

  describe('a subscription without news that breaks', () => {
    /** The book, but a subscription ends with an error so long after it has caught up. */
    const breakingAfter = (hold: () => void): EventStore => ({
      ...faulty(book.store, []),
      async *subscribeAll({ after, signal }) {
        await Promise.resolve();
        yield { kind: 'caughtUp', through: after };
        hold();
        if (!signal.aborted) throw unavailable();
      },
    });

    it('at once whenever it is opened is given up, and not opened without end', async () => {
      const { policy, waits } = policyOf();
      const store = retrying(
        breakingAfter(() => undefined),
        policy,
      );
      expect(await codeOf(gather(store.subscribeAll({ after: null, signal: new AbortController().signal })))).toBe('StoreUnavailable');
      expect(waits).toHaveLength(4);
    });

    it('after it held for longer than the longest wait has its whole budget again', async () => {
      const controller = new AbortController();
      const { policy } = policyOf();
      let [openings, heldMs] = [0, 0];
      const held = breakingAfter(() => {
        heldMs += 1_500;
        if ((openings += 1) === 12) controller.abort();
      });
      const store = retrying(held, { ...policy, now: () => policy.now() + heldMs });
      expect(await gather(store.subscribeAll({ after: null, signal: controller.signal }))).toEqual([{ kind: 'caughtUp', through: null }]);
      expect(openings).toBe(12);
    });
  });

  it('an aborted signal ends the retries', async () => {
    const controller = new AbortController();
    const { policy } = policyOf({ sleep: () => Promise.resolve(controller.abort()) });
    const store = retrying(faulty(book.store, Array<Fault>(9).fill('beforeCommit')), policy);
    expect(await codeOf(store.append(STREAM, [event()], { expected: NO_STREAM, signal: controller.signal }))).toBe('StoreUnavailable');
  });
});
