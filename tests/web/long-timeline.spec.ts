import type { Page } from 'playwright-core';
import { withManyEntries, type Stand } from '../bench/web-answers';
import { until } from '../support/patience';
import { watch, WIDE, workspace, type Watched, type Workspace } from './workspace';

const ENTRIES = 12_000;
const TALKS = '/negotiations/example-rota-talks';
let shop: Workspace;
let many: Stand;
beforeAll(async () => {
  shop = await workspace();
  many = await withManyEntries(shop.url, ENTRIES);
});
afterAll(async () => {
  many.close();
  await shop.close();
});

interface Opened extends Watched {
  /** The questions asked of the API so far. */
  readonly asked: readonly URL[];
}
async function opened(arrange: (page: Page) => Promise<void> = () => Promise.resolve()): Promise<Opened> {
  const watched = await watch(shop.browser, many.url, WIDE);
  const asked: URL[] = [];
  watched.page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.pathname.startsWith('/api/')) asked.push(url);
  });
  await arrange(watched.page);
  await watched.goto(`${TALKS}/timeline`);
  await watched.page.getByText(`All ${ENTRIES} entries are read.`).waitFor();
  await watched.page.getByRole('grid').waitFor();
  return { ...watched, asked };
}
const isOfTimeline = ({ pathname }: URL): boolean => pathname.endsWith('/timeline');

describe('a very long timeline', () => {
  it('is listed sheet by sheet, to its last row, in few elements', async () => {
    const watched = await opened();
    const { page, complaints } = watched;
    await until(async () => (await page.getByRole('grid').getAttribute('aria-rowcount')) === String(ENTRIES + 1));
    await page.getByText(`Here are 1 to 5000 of ${ENTRIES}.`).waitFor();
    await page.getByRole('button', { name: 'Those after' }).click();
    await page.getByText(`Here are 5001 to 10000 of ${ENTRIES}.`).waitFor();
    await page.locator('[role=row][aria-rowindex="5002"]').waitFor();
    await page.locator('[role=row][aria-rowindex="5002"] a').focus();
    await page.keyboard.press('End');
    await until(
      async () =>
        (await page.evaluate("document.activeElement.closest('[role=row]')?.getAttribute('aria-rowindex')")) === String(ENTRIES + 1),
    );
    await page.getByText(`Here are 10001 to ${ENTRIES} of ${ENTRIES}.`).waitFor();
    expect(await page.evaluate("document.querySelectorAll('*').length")).toBeLessThan(1_500);
    expect(await watched.violations()).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('asks for no whole position, and on news for its first page only while the rest is made from the same', async () => {
    const { page, asked } = await opened();
    await page.locator('.live-line--following').waitFor();
    const before = asked.length;
    await shop.served
      .act(`/api${TALKS}/record-statement`, { kind: 'opinion', substance: 'News.', occurred: { edtf: '2025-01-01' } })
      .expect(201);
    await page.getByRole('status').filter({ hasText: 'Last: statement recorded' }).waitFor();
    await until(() => asked.slice(before).some(isOfTimeline));
    await page.getByText('Asking the record …').waitFor({ state: 'detached' });
    expect(asked.slice(before).filter((url) => isOfTimeline(url) && url.searchParams.has('after'))).toEqual([]);
    expect(asked.filter(({ pathname }) => pathname.endsWith('/position'))).toEqual([]);
    await page.close();
  });
});

describe('one of very many', () => {
  const COUNT = 400;
  async function withParties(page: Page): Promise<void> {
    await page.route('**/timeline?*', async (route) => {
      const reply = await route.fetch();
      const answer = (await reply.json()) as { lanes: { parties: object[] } };
      const parties = Array.from({ length: COUNT }, (_none, at) => ({ id: `party-${at}`, name: `Branch number ${at}`, entries: 1 }));
      await route.fulfill({ response: reply, json: { ...answer, lanes: { ...answer.lanes, parties } } });
    });
  }

  it('is chosen by typing some of its words, with keys alone; the page does not hold an option for each', async () => {
    const watched = await opened(withParties);
    const { page } = watched;
    const party = page.getByRole('combobox', { name: 'Party', exact: true });
    expect(await page.evaluate("document.querySelectorAll('option').length")).toBeLessThan(100);
    await party.focus();
    await page.keyboard.type('branch 37');
    await page.getByRole('option', { name: 'Branch number 37', exact: true }).waitFor();
    expect(await page.getByRole('listbox', { name: 'Suggestions: Party' }).getByRole('option').count()).toBeLessThanOrEqual(8);
    expect(await watched.violations()).toEqual([]);
    await page.keyboard.press('Enter');
    await until(() => new URL(page.url()).searchParams.get('party') === 'party-37');
    await until(async () => (await party.inputValue()) === 'Branch number 37');
    await party.fill('');
    await until(() => !new URL(page.url()).searchParams.has('party'));
    await party.fill('nothing that is there');
    await party.blur();
    await until(async () => (await party.inputValue()) === '');
    expect(await watched.unreached()).toEqual([]);
    await page.close();
  });
});
