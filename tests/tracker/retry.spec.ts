import { StoreError, type AppendResult, type EventStore } from '@parley/event-store';
import { openTalks, passedOn, raiseIssue, storedIn, TestBook, type Shop } from './shops';

/** Where an append is broken off: what had become of it by then. */
const STEPS = {
  'before anything was sent': { commits: false, error: () => new StoreError('StoreUnavailable', { reason: 'cut before sending' }) },
  'sent, not committed, no answer': { commits: false, error: unknownOutcome('absent') },
  'committed, no answer': { commits: true, error: unknownOutcome('committed') },
  'committed, no answer, and no way to find out': { commits: true, error: unknownOutcome('rejects') },
} as const;
type Step = keyof typeof STEPS;

function unknownOutcome(found: 'absent' | 'committed' | 'rejects') {
  return () =>
    new StoreError('AppendOutcomeUnknown', {
      stream: 'negotiation-night-talks',
      ids: [],
      resolve: () => (found === 'rejects' ? Promise.reject(new StoreError('StorePoisoned', { reason: 'cut' })) : Promise.resolve(found)),
    });
}

/** Breaks off the next append to the negotiation at a step. */
function brokenOnce(step: Step): { wrap: (store: EventStore) => EventStore; arm: () => void } {
  let armed = false;
  const wrap = (store: EventStore): EventStore => ({
    ...passedOn(store),
    append: async (stream, events, options): Promise<AppendResult> => {
      if (!armed || !stream.startsWith('negotiation')) return store.append(stream, events, options);
      armed = false;
      if (STEPS[step].commits) await store.append(stream, events, options);
      throw STEPS[step].error();
    },
  });
  return { wrap, arm: () => (armed = true) };
}

describe.each(Object.keys(STEPS) as Step[])('a command that is broken off %s', (step) => {
  let book: TestBook;
  beforeEach(() => (book = new TestBook()));
  afterEach(() => book.close());

  /** The first try, whatever comes of it, and then the same key again at another process. */
  async function retried(retry: (other: Shop) => Promise<unknown>) {
    const fault = brokenOnce(step);
    const shop = await book.open({ wrap: fault.wrap });
    await openTalks(shop);
    fault.arm();
    const first = await raiseIssue(shop, 'pay', 'the-key').catch((error: unknown) => error);
    const second = await retry(await book.open());
    return { first, second, stored: await storedIn(shop, 'negotiation-night-talks'), shop };
  }

  it('is recorded once when another process retries it, with the true leaf in the receipt', async () => {
    const { first, second, stored, shop } = await retried((other) => raiseIssue(other, 'pay', 'the-key'));
    expect(stored.map(({ type }) => type)).toEqual(['NegotiationRecordOpened', 'IssueRaised']);
    const { leaf } = await shop.tails.fresh('negotiation-night-talks');
    expect(second).toMatchObject({ revision: 1, events: [{ eventId: stored[1]?.id, revision: 1, leaf }] });
    if (!(first instanceof Error)) expect(first).toMatchObject({ events: [{ eventId: stored[1]?.id, leaf }] });
  });

  it('is recorded with one body only: the other one under the same key is refused as key-reused', async () => {
    const { second, stored, shop } = await retried((other) => raiseIssue(other, 'hours', 'the-key').catch((error: unknown) => error));
    expect(stored.map(({ type }) => type)).toEqual(['NegotiationRecordOpened', 'IssueRaised']);
    const { record } = await shop.tails.fresh('negotiation-night-talks');
    const [winner, loser] = record.maker('issue', 'pay') ? ['pay', 'hours'] : ['hours', 'pay'];
    if (winner === 'pay') expect(second).toMatchObject({ code: 'key-reused' });
    await expect(raiseIssue(await book.open(), loser, 'the-key')).rejects.toMatchObject({ code: 'key-reused' });
    await expect(raiseIssue(await book.open(), winner, 'the-key')).resolves.toMatchObject({ revision: 1, repeated: true });
  });
});

describe('an act that was stored without an answer', () => {
  let book: TestBook;
  beforeEach(() => (book = new TestBook()));
  afterEach(() => book.close());
  const away = () => new StoreError('StoreUnavailable', { reason: 'away' });

  /** The next append to the negotiation is stored and not answered; then the store is as it is made to be. */
  async function storedUnheard(then: {
    readonly resolve: () => Promise<'committed' | 'absent'>;
    readonly read?: () => void;
    readonly now?: () => void;
  }) {
    let isStored = false;
    const wrap = (store: EventStore): EventStore => ({
      ...passedOn(store),
      append: async (stream, events, options): Promise<AppendResult> => {
        const result = await store.append(stream, events, options);
        if (!stream.startsWith('negotiation') || options.expected.kind === 'noStream') return result;
        isStored = true;
        then.now?.();
        throw new StoreError('AppendOutcomeUnknown', { stream, ids: [], resolve: then.resolve });
      },
      readStream: (...a) => {
        if (isStored) then.read?.();
        return store.readStream(...a);
      },
    });
    const shop = await book.open({ wrap });
    await openTalks(shop);
    return shop;
  }

  it.each([
    ['nobody can say what became of it', { resolve: () => Promise.reject(away()) }],
    [
      'its stream cannot be read',
      {
        resolve: () => Promise.resolve('committed' as const),
        read: () => {
          throw away();
        },
      },
    ],
    [
      'it was looked for before it was there, and its stream cannot be read',
      {
        resolve: () => Promise.resolve('absent' as const),
        read: () => {
          throw away();
        },
      },
    ],
  ])('is never called not stored: where %s the outcome is unknown', async (_, then) => {
    const shop = await storedUnheard(then);
    await expect(raiseIssue(shop, 'pay', 'the-key')).rejects.toMatchObject({ code: 'AppendOutcomeUnknown' });
    await expect(raiseIssue(await book.open(), 'pay', 'the-key')).resolves.toMatchObject({ revision: 1, repeated: true });
  });

  it('is found, however long it took, and not called busy', async () => {
    const shop = await storedUnheard({ resolve: () => Promise.resolve('committed'), now: () => (book.now += 60_000) });
    await raiseIssue(await book.open(), 'hours');
    await expect(raiseIssue(shop, 'pay', 'the-key')).resolves.toMatchObject({ revision: 2, repeated: false });
  });
});

describe('a key', () => {
  let book: TestBook;
  let shop: Shop;
  beforeEach(async () => {
    book = new TestBook();
    shop = await book.open();
    await openTalks(shop);
  });
  afterEach(() => book.close());

  it('gives the first reply again, after other entries came', async () => {
    const first = await raiseIssue(shop, 'pay', 'k');
    await raiseIssue(shop, 'hours');
    expect(await raiseIssue(shop, 'pay', 'k')).toEqual({ ...first, repeated: true });
    expect(await raiseIssue(await book.open(), 'pay', 'k')).toEqual({ ...first, repeated: true });
  });

  it('counts per recorder: another recorder may use the same', async () => {
    await raiseIssue(shop, 'pay', 'k');
    await expect(shop.does({ act: 'raise-issue', body: { title: 'Other' }, recorder: 'Bob Other', commandId: 'k' })).resolves.toMatchObject(
      { revision: 2 },
    );
  });

  it('is the same as the UUID it is turned into, and both spellings of a text are one body', async () => {
    const composed = await shop.does({ act: 'raise-issue', body: { title: 'Caf\u00e9 rota' }, commandId: 'k' });
    const decomposed = await shop.does({ act: 'raise-issue', body: { title: 'Cafe\u0301 rota' }, commandId: 'k' });
    expect(decomposed).toEqual({ ...composed, repeated: true });
  });
});
