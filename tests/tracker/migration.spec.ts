import { requireOpenToMigration } from '../../libs/tracker/src/migration';
import { openTalks, START, storedIn, TestBook, type Shop } from './shops';

const DAY = 86_400_000;
const [LONG_AGO, LATER] = [START - 30 * DAY, START - 29 * DAY];

describe('a record that is taken over', () => {
  let book: TestBook;
  let shop: Shop;
  beforeEach(async () => {
    book = new TestBook();
    shop = await book.open({ migrates: true });
  });
  afterEach(() => book.close());
  const opening = { negotiation: 'night-talks', title: 'Night talks', level: 'organisation' };
  const opened = (recordedAt: number) => shop.does({ act: 'open-record', body: opening, recordedAt, commandId: 'opening' });
  const issue = (id: string, recordedAt?: number) =>
    shop.does({ act: 'raise-issue', body: { issue: id, title: id }, ...(recordedAt !== undefined && { recordedAt }) });
  const isOpenToMigration = () =>
    requireOpenToMigration(shop.store).then(
      () => true,
      () => false,
    );

  it('keeps the times at which it was recorded, of its recorder too, and says by what it came', async () => {
    await opened(LONG_AGO);
    await issue('pay', LATER);
    const [people, talks] = [await storedIn(shop, 'register-people'), await storedIn(shop, 'negotiation-night-talks')];
    expect(people.map(({ at }) => at)).toEqual([LONG_AGO]);
    expect(talks.map(({ at }) => at)).toEqual([LONG_AGO, LATER]);
    for await (const page of shop.store.readStream('negotiation-night-talks', {}))
      for (const { header } of page) expect(JSON.parse(new TextDecoder().decode(header))).toMatchObject({ via: 'migration' });
  });

  it('goes on where it was stopped: what was taken over is found again', async () => {
    const first = await opened(LONG_AGO);
    expect(await isOpenToMigration()).toBe(true);
    expect(await opened(LONG_AGO)).toEqual({ ...first, repeated: true });
  });

  it('goes into no book that holds what was recorded as it came', async () => {
    expect(await isOpenToMigration()).toBe(true);
    await openTalks(shop);
    expect(await isOpenToMigration()).toBe(false);
  });

  it.each([
    ['in the future', START + 1],
    ['before the entry before it', LONG_AGO - 1],
  ])('refuses what is said to be recorded %s, and stores nothing', async (_when, at) => {
    await opened(LONG_AGO);
    await expect(issue('pay', at)).rejects.toMatchObject({ code: 'recorded-at' });
    expect(await storedIn(shop, 'negotiation-night-talks')).toHaveLength(1);
  });

  it('is refused where no migration was opened', async () => {
    const usual = await book.open();
    await expect(usual.does({ act: 'open-record', body: opening, recordedAt: LONG_AGO })).rejects.toMatchObject({ code: 'recorded-at' });
  });
});
