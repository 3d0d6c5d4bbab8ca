import { StoreError, type AppendResult, type EventStore } from '@parley/event-store';
import { examine } from '@parley/tracker';
import { openTalks, passedOn, raiseIssue, storedIn, TestBook, type Shop } from './shops';

const TALKS = 'negotiation-night-talks';
type Append = EventStore['append'];
/** What becomes of an append to the negotiation, in the order in which they come; the last of these of every later one. */
type Meets = (append: () => Promise<AppendResult>) => Promise<AppendResult>;

/** A store whose appends to the negotiation go through what a test puts between; `sizes` tells how many events each of them held. */
class Between {
  readonly sizes: number[] = [];
  meets: Meets[] = [];
  /** Reads of streams fail while this is true. */
  isDark = false;
  readonly wrap = (store: EventStore): EventStore => ({
    ...passedOn(store),
    append: (...args: Parameters<Append>): Promise<AppendResult> => {
      if (args[0] !== TALKS) return store.append(...args);
      this.sizes.push(args[1].length);
      return (this.meets.shift() ?? ((append) => append()))(() => store.append(...args));
    },
    readStream: (...a) => {
      if (this.isDark) throw new StoreError('StoreUnavailable', { reason: 'dark' });
      return store.readStream(...a);
    },
  });

  /** The next append waits until it is let go. */
  holdsNext(): () => void {
    let letGo: () => void = () => undefined;
    const gone = new Promise<void>((resolve) => (letGo = resolve));
    this.meets.push((append) => gone.then(append));
    return letGo;
  }
}
const outcomeUnknown = (found: 'committed' | 'absent') =>
  new StoreError('AppendOutcomeUnknown', { stream: TALKS, ids: [], resolve: () => Promise.resolve(found) });
const titles = (count: number): string[] => Array.from({ length: count }, (_, n) => `issue-${n}`);

describe('acts on one record that come while another is being recorded', () => {
  let book: TestBook;
  let between: Between;
  let shop: Shop;
  beforeEach(async () => {
    book = new TestBook();
    between = new Between();
    shop = await book.open({ wrap: between.wrap });
    await openTalks(shop);
    await raiseIssue(shop, 'first');
    between.sizes.splice(0);
  });
  afterEach(() => book.close());

  /** One act under way, these behind it; then it is let go. */
  function behind<T>(acts: () => readonly Promise<T>[]): Promise<PromiseSettledResult<T>[]> {
    const letGo = between.holdsNext();
    const held = raiseIssue(shop, 'held');
    const waiting = acts();
    letGo();
    return held.then(() => Promise.allSettled(waiting));
  }
  const stored = async (): Promise<string[]> => (await storedIn(shop, TALKS)).map(({ cmd }) => cmd);
  const raisedOnce = async (names: readonly string[]): Promise<void> => {
    const other = await book.open();
    const { record } = await other.tails.fresh(TALKS);
    expect(names.filter((name) => !record.maker('issue', name))).toEqual([]);
    const commands = await stored();
    expect(commands).toHaveLength(names.length + 3);
    expect(new Set(commands).size).toBe(commands.length);
  };
  const whole = async (): Promise<void> => {
    expect(await examine(`sqlite:${book.file}`)).toMatchObject({ faults: [] });
  };

  it('are recorded by one append, in the order they came, each with the receipt that its key gets again', async () => {
    const names = titles(9);
    const receipts = await behind(() => names.map((name) => raiseIssue(shop, name, `key ${name}`)));
    expect(between.sizes).toEqual([1, 9]);
    await raisedOnce(names);
    const other = await book.open();
    for (const [n, receipt] of receipts.entries()) {
      expect(receipt).toMatchObject({ status: 'fulfilled', value: { revision: 3 + n, repeated: false } });
      const { value } = receipt as PromiseFulfilledResult<object>;
      expect(await raiseIssue(other, names[n] as string, `key ${names[n]}`)).toEqual({ ...value, repeated: true });
    }
    await whole();
  });

  it('are 64 to an append at most, and not more than 256 KiB', async () => {
    await behind(() => titles(100).map((name) => raiseIssue(shop, name)));
    expect(between.sizes).toEqual([1, 64, 36]);
    between.sizes.splice(0);
    const detail = 'x'.repeat(9_000);
    const long = (subject: string) => shop.does({ act: 'record-context-fact', body: { subject, detail } });
    const letGo = between.holdsNext();
    const all = ['held', ...titles(40)].map(long);
    letGo();
    await Promise.all(all);
    expect(between.sizes.length).toBeGreaterThan(2);
    expect(Math.max(...between.sizes)).toBeLessThan(29);
    expect(between.sizes.reduce((sum, one) => sum + one)).toBe(41);
  });

  it('are refused one by one: a refusal keeps nobody else from being recorded', async () => {
    const twice = () => raiseIssue(shop, 'issue-1').catch((error: unknown) => Promise.reject(error as Error));
    const outcomes = await behind(() => [...titles(3).map((name) => raiseIssue(shop, name)), twice(), raiseIssue(shop, 'last')]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(outcomes[3]).toMatchObject({ reason: { code: 'id-taken' } });
    await raisedOnce([...titles(3), 'last']);
    await whole();
  });

  it('with the same key are one act', async () => {
    const outcomes = await behind(() => [
      raiseIssue(shop, 'issue-0', 'key'),
      raiseIssue(shop, 'issue-0', 'key'),
      raiseIssue(shop, 'issue-1', 'key'),
    ]);
    expect(outcomes[0]).toMatchObject({ value: { repeated: false } });
    expect(outcomes[1]).toMatchObject({ value: { ...(outcomes[0] as PromiseFulfilledResult<object>).value, repeated: true } });
    expect(outcomes[2]).toMatchObject({ reason: { code: 'key-reused' } });
    await raisedOnce(['issue-0']);
  });

  it('that expect a revision are refused where others came before them', async () => {
    const expecting = () => shop.does({ act: 'raise-issue', body: { issue: 'expecting', title: 'Expecting' }, expectedRevision: 2 });
    const outcomes = await behind(() => [raiseIssue(shop, 'issue-0'), expecting(), raiseIssue(shop, 'issue-1')]);
    expect(outcomes[1]).toMatchObject({ reason: { code: 'revision-moved' } });
    await raisedOnce(['issue-0', 'issue-1']);
  });

  describe.each([
    ['another process wrote first', async (other: Shop, append: Parameters<Meets>[0]) => (await raiseIssue(other, 'other'), append())],
    ['it was not answered, and was not stored', () => Promise.reject(outcomeUnknown('absent'))],
    [
      'it was not answered, and was stored',
      async (_: Shop, append: Parameters<Meets>[0]) => (await append(), Promise.reject(outcomeUnknown('committed'))),
    ],
  ] as const)('where %s', (_name, meets) => {
    it('are each recorded once all the same', async () => {
      const other = await book.open();
      const names = titles(5);
      const outcomes = await behind(() => {
        between.meets.push((append) => meets(other, append));
        return names.map((name) => raiseIssue(shop, name));
      });
      expect(outcomes).toEqual(
        outcomes.map(() => ({ status: 'fulfilled', value: expect.objectContaining({ repeated: false }) as object })),
      );
      const others = (await other.tails.fresh(TALKS)).record.maker('issue', 'other') ? ['other'] : [];
      await raisedOnce([...names, ...others]);
      await whole();
    });
  });

  it('are not called unstored where only their places cannot be read', async () => {
    const outcomes = await behind(() => {
      between.meets.push(async (append) => {
        const result = await append();
        between.isDark = true;
        return result;
      });
      return titles(3).map((name) => raiseIssue(shop, name, `key ${name}`));
    });
    expect(outcomes.map((one) => (one.status === 'rejected' ? (one.reason as StoreError).code : one.status))).toEqual(
      titles(3).map(() => 'AppendOutcomeUnknown'),
    );
    between.isDark = false;
    await raisedOnce(titles(3));
    for (const name of titles(3)) expect(await raiseIssue(shop, name, `key ${name}`)).toMatchObject({ repeated: true });
  });

  it('are seen by nobody before they are stored', async () => {
    const letGo = between.holdsNext();
    const held = raiseIssue(shop, 'held');
    let fail: () => void = () => undefined;
    between.meets.push(() => new Promise((_, reject) => (fail = () => reject(new StoreError('StoreUnavailable', { reason: 'away' })))));
    const lost = titles(2).map((name) => raiseIssue(shop, name).catch((error: unknown) => (error as StoreError).code));
    letGo();
    await held;
    while (between.sizes.length < 2) await new Promise(setImmediate);
    const isRaised = async () => (await shop.tails.known(TALKS)).record.maker('issue', 'issue-0') !== undefined;
    expect(shop.tails.peek(TALKS)).toBeUndefined();
    const asked = isRaised();
    fail();
    expect(await Promise.all(lost)).toEqual(['StoreUnavailable', 'StoreUnavailable']);
    expect(await asked).toBe(false);
    expect(await isRaised()).toBe(false);
    await raisedOnce([]);
  });
});
