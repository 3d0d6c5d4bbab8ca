import { openTalks, raiseIssue, START, storedIn, TestBook } from './shops';

describe('the recorded-at clock', () => {
  let book: TestBook;
  beforeEach(() => (book = new TestBook()));
  afterEach(() => book.close());
  const times = async (shop: Awaited<ReturnType<TestBook['open']>>) =>
    (await storedIn(shop, 'negotiation-night-talks')).map(({ at }) => at - START);

  it('never falls within a record when it steps back ten seconds', async () => {
    const shop = await book.open();
    await openTalks(shop);
    book.now = START - 10_000;
    await raiseIssue(shop, 'pay');
    book.now = START + 1_000;
    await raiseIssue(shop, 'hours');
    expect(await times(shop)).toEqual([0, 0, 1_000]);
  });

  it('refuses to lift a time by more than 60 s, and hides no later answer', async () => {
    const shop = await book.open();
    const ahead = await book.open({ clock: () => START + 600_000 });
    await openTalks(ahead);
    await expect(raiseIssue(shop, 'pay')).rejects.toMatchObject({ code: 'clock' });
    book.now = START + 600_000 - 60_000;
    await raiseIssue(shop, 'pay');
    book.now = START + 600_001;
    await raiseIssue(shop, 'hours');
    expect(await times(shop)).toEqual([600_000, 600_000, 600_001]);
  });

  it('lifts it where the operator allows it', async () => {
    const ahead = await book.open({ clock: () => START + 600_000 });
    await openTalks(ahead);
    const allowed = await book.open({ allowClockLift: true });
    await raiseIssue(allowed, 'pay');
    expect(await times(allowed)).toEqual([600_000, 600_000]);
  });
});
