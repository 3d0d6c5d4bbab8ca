import type { Page } from 'playwright-core';
import { until } from '../support/patience';
import { watch, WIDE, workspace, type Watched, type Workspace } from './workspace';

const MANY = 2_000;
const TALKS = '/negotiations/example-rota-talks';
let shop: Workspace;
beforeAll(async () => {
  shop = await workspace();
});
afterAll(() => shop.close());

interface Position {
  readonly issues: readonly object[];
  readonly objections: readonly object[];
}
const many = (what: readonly object[], one: (at: number) => object): readonly object[] =>
  Array.from({ length: MANY }, (_none, at) => ({ ...what[0], ...one(at) }));

/** A page of a position with very many issues and open objections. */
async function opened(path: string): Promise<Watched> {
  const watched = await watch(shop.browser, shop.url, WIDE);
  await watched.page.route('**/api/**/position*', async (route) => {
    const reply = await route.fetch();
    const position = (await reply.json()) as Position;
    const issues = many(position.issues, (at) => ({ id: `issue-${at}`, title: `Issue number ${at}` }));
    const objections = many(position.objections, (at) => ({ id: `objection-${at}`, ground: `Ground number ${at}`, open: true }));
    await route.fulfill({ response: reply, json: { ...position, issues, objections } });
  });
  await watched.goto(path);
  return watched;
}
const undecided = (page: Page) => page.getByRole('region', { name: `Undecided (${MANY})` });
const shown = (page: Page): Promise<number> => undecided(page).locator('.things > li').count();

describe('a position with very many issues and objections', () => {
  it('stands sheet by sheet in few elements, says so, and leads on with the focus at what comes', async () => {
    const watched = await opened(TALKS);
    const { page } = watched;
    await undecided(page).getByText(`Here are 1 to 200 of ${MANY}.`).waitFor();
    expect(await shown(page)).toBe(200);
    expect(await page.getByRole('row').filter({ hasText: 'Issue number' }).count()).toBe(200);
    expect(await page.evaluate("document.querySelectorAll('main *').length")).toBeLessThan(20_000);
    expect(await watched.violations()).toEqual([]);
    await undecided(page).getByRole('button', { name: 'Those after' }).press('Enter');
    await undecided(page).getByText(`Here are 201 to 400 of ${MANY}.`).waitFor();
    expect(await undecided(page).getByRole('listitem').first().innerText()).toContain('Issue number 200');
    await until(async () => (await page.evaluate("document.activeElement.getAttribute('aria-label')")) === `201 to 400 of ${MANY}`);
    await page.keyboard.press('Tab');
    expect(await page.evaluate("document.activeElement.closest('li').textContent")).toContain('Issue number 200');
    expect(await watched.overflow()).toBe(0);
    expect(watched.complaints).toEqual([]);
    await page.close();
  });

  it('says on paper what it prints, and prints all once all are wanted', async () => {
    const { page } = await opened(TALKS);
    const says = undecided(page).getByText(`On paper stand only 1 to 200 of ${MANY}.`);
    expect(await says.isVisible()).toBe(false);
    await page.emulateMedia({ media: 'print', reducedMotion: 'reduce' });
    expect(await says.isVisible()).toBe(true);
    await page.emulateMedia({ media: 'screen', reducedMotion: 'reduce' });
    await undecided(page).getByRole('button', { name: 'All of them' }).click();
    await undecided(page).getByText(`Here are 1 to ${MANY} of ${MANY}.`).waitFor();
    await page.emulateMedia({ media: 'print', reducedMotion: 'reduce' });
    expect(await shown(page)).toBe(MANY);
    expect(await says.count()).toBe(0);
    expect(await page.getByText(`On paper stand only 1 to 200 of ${MANY}.`).first().isVisible()).toBe(true);
    await page.close();
  });

  it('lists on the page of movements the sheet on which the issue is that was chosen', async () => {
    const watched = await watch(shop.browser, shop.url, WIDE);
    const { page } = watched;
    await page.route('**/api/**/issues*', async (route) => {
      const reply = await route.fetch();
      const answer = (await reply.json()) as { readonly items: readonly object[] };
      const items = many(answer.items, (at) => ({ id: at === 1_234 ? 'weekend-pay' : `issue-${at}`, title: `Issue number ${at}` }));
      await route.fulfill({ response: reply, json: { ...answer, items } });
    });
    await watched.goto(`${TALKS}/movement?issue=weekend-pay`);
    const list = page.getByRole('navigation', { name: 'Issues' });
    await list.getByText(`Here are 1201 to 1400 of ${MANY}.`).waitFor();
    expect(await list.getByRole('listitem').count()).toBe(200);
    expect(await list.locator('[aria-current]').innerText()).toBe('Issue number 1234');
    await page.close();
  });
});
