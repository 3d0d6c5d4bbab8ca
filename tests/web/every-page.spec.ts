import { AT_400_PERCENT, PHONE, WIDE, workspace, type Workspace } from './workspace';

/** Every page, and every state in which a page can be, by its address. */
const PLACES: readonly (readonly [string, string])[] = [
  ['the negotiations', '/'],
  ['the negotiations, none of which fits', '/?search=nothing+is+called+so'],
  ['a position', '/negotiations/south-west-pay'],
  ['a position with everything in it', '/negotiations/example-rota-talks'],
  ['a position at another moment', '/negotiations/example-rota-talks?asOf=2025-02&evidence=on-record'],
  ['a history', '/negotiations/south-west-pay/history'],
  ['the meetings of a negotiation', '/negotiations/example-rota-talks/meetings'],
  ['a meeting', '/negotiations/example-rota-talks/meetings/first-talks'],
  ['a meeting that is called', '/negotiations/example-rota-talks/meetings/spare-scheduled'],
  ['a meeting of which nothing is on record', '/negotiations/example-rota-talks/meetings/none'],
  ['a consortium', '/consortia/south-west-consortium'],
  ['the history of a consortium', '/consortia/example-health-consortium/history'],
  ['a party', '/parties/department-of-health'],
  ['a source with what rests on it', '/sources/south-west-article'],
  ['a search', '/search?text=reductions'],
  ['a search that finds nothing', '/search?text=xyzzy'],
  ['a page that is not there', '/negotiations/south-west-pay/elsewhere'],
];
let shop: Workspace;
beforeAll(async () => {
  shop = await workspace();
}, 120_000);
afterAll(() => shop.close());

describe.each(PLACES)('%s', (_name, path) => {
  it('breaks no rule of accessibility, complains of nothing, and stands still while it loads', async () => {
    const watched = await shop.open(path);
    await watched.page.locator('.live-line--following').waitFor();
    expect(await watched.violations()).toEqual([]);
    expect(await watched.shifted()).toBeLessThanOrEqual(0.05);
    expect(watched.complaints).toEqual([]);
    await watched.page.close();
  }, 60_000);

  it('loses nothing on a phone, nor at 400 %', async () => {
    for (const size of [PHONE, AT_400_PERCENT, WIDE]) {
      const watched = await shop.open(path, size);
      expect(await watched.overflow()).toBe(0);
      if (size === PHONE) expect(await watched.violations()).toEqual([]);
      await watched.page.close();
    }
  }, 60_000);
});
