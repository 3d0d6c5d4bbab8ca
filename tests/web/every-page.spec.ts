import { addressOf, PATHS, sampleWorkspace, type Ids } from './places';
import { AT_400_PERCENT, PHONE, watch, WIDE, type Workspace } from './workspace';

/** Every page of the table with much in it, and every other state in which a page can be, by its address. */
const PLACES: readonly (readonly [string, () => string])[] = [
  ...PATHS.map((path) => [path, () => addressOf(path, ids)] as const),
  ['the negotiations, none of which fits', () => '/?search=nothing+is+called+so'],
  ['a position that rests on an article', () => '/negotiations/south-west-pay'],
  ['a position at another moment', () => '/negotiations/example-rota-talks?asOf=2025-02&evidence=on-record'],
  ['a meeting that is called', () => '/negotiations/example-rota-talks/meetings/spare-scheduled'],
  ['a meeting of which nothing is on record', () => '/negotiations/example-rota-talks/meetings/none'],
  ['minutes that are not written', () => '/negotiations/example-rota-talks/meetings/spare-open/minutes'],
  ['minutes that are disputed', () => '/negotiations/example-rota-talks/meetings/spare-disputed/minutes'],
  ['an earlier version of minutes', () => '/negotiations/example-rota-talks/meetings/first-talks/minutes?version=1'],
  ['minutes of a meeting of which nothing is on record', () => '/negotiations/example-rota-talks/meetings/none/minutes'],
  ['a consortium of which most is only claimed', () => '/consortia/south-west-consortium'],
  ['an entry at another moment', () => `${addressOf('/entries/:id', ids)}?asOf=2030`],
  ['a search', () => '/search?text=reductions'],
  ['a search that finds nothing', () => '/search?text=xyzzy'],
  ['a page that is not there', () => '/negotiations/south-west-pay/elsewhere'],
];
let ids: Ids = {};
let shop: Workspace;
beforeAll(async () => ({ shop, ids } = await sampleWorkspace()));
afterAll(() => shop.close());

it.each(PLACES)(
  '%s breaks no rule of accessibility, stands still while it loads, loses nothing on a phone nor at 400 %, and is used by the keyboard alone with the focus in sight',
  async (_name, place) => {
    const watched = await shop.open(place());
    await watched.page.locator('.live-line--following').waitFor();
    expect(await watched.violations()).toEqual([]);
    expect(await watched.shifted()).toBeLessThanOrEqual(0.05);
    expect(await watched.page.evaluate('document.getAnimations().length')).toBe(0);
    for (const size of [PHONE, AT_400_PERCENT, WIDE]) {
      await watched.page.setViewportSize(size);
      await watched.page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
      expect(await watched.tooWide()).toEqual([]);
      expect(await watched.overflow()).toBe(0);
      if (size === PHONE) expect(await watched.violations()).toEqual([]);
    }
    expect(await watched.unreached()).toEqual([]);
    expect(watched.complaints).toEqual([]);
    await watched.page.close();
  },
);

it.each(PATHS)('%s has a heading, and breaks no rule of accessibility, while the record is still asked', async (path) => {
  const watched = await watch(shop.browser, shop.url, WIDE);
  const { page } = watched;
  const asked: (() => void)[] = [];
  await page.route('**/api/**', (route) => void asked.push(() => void route.continue().catch(() => undefined)));
  // A search asks nothing before it has a text.
  const text = path === '/search' ? '?text=reductions' : '';
  await page.goto(`${shop.url}${addressOf(path, ids)}${text}`);
  await page.locator('main p').first().waitFor();
  expect(await page.locator('h1').count()).toBe(1);
  expect(await watched.violations()).toEqual([]);
  for (const goOn of asked) goOn();
  await page.close();
});
