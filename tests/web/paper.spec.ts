import type { Page } from 'playwright-core';
import { workspace, type Workspace } from './workspace';

/** A4 with margins of 18 mm, in CSS pixels. */
const A4 = { width: 658, height: 986 };
let shop: Workspace;
beforeAll(async () => {
  shop = await workspace();
});
afterAll(() => shop.close());

const isShown = (page: Page, selector: string): Promise<boolean> =>
  page.evaluate(`[...document.querySelectorAll('${selector}')].some((one) => one.checkVisibility())`);
/** Elements with text of their own that is cut off. */
const CUT = `[...document.querySelectorAll('main *')]
  .filter((one) => getComputedStyle(one).overflow !== 'visible' && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1))
  .filter((one) => one.checkVisibility() && one.clientWidth > 1)
  .map((one) => one.outerHTML.slice(0, 120))`;

describe.each([
  '/negotiations/south-west-pay',
  '/negotiations/example-rota-talks',
  '/negotiations/example-rota-talks/meetings/first-talks/minutes',
  '/negotiations/example-rota-talks/meetings/spare-disputed/minutes',
  '/consortia/south-west-consortium',
])('%s on paper', (path) => {
  it('is what stands, from the title on: nothing to press, nothing folded, nothing cut, and no wider than the sheet', async () => {
    const watched = await shop.open(path);
    const { page } = watched;
    await page.locator('.live-line--following').waitFor();
    const inFull = await page.locator('main h2').allInnerTexts();
    await page.emulateMedia({ media: 'print', reducedMotion: 'reduce' });
    await page.setViewportSize(A4);
    for (const gone of ['header', 'nav', 'button', 'form', '.govuk-skip-link'])
      expect([gone, await isShown(page, gone)]).toEqual([gone, false]);
    expect(await page.locator('h1').isVisible()).toBe(true);
    expect(await page.getByText('This shows everything that has happened').isVisible()).toBe(true);
    expect(await page.locator('main h2').allInnerTexts()).toEqual(inFull);
    expect(
      await page.evaluate(
        "[...document.querySelectorAll('main details:not(.standing__more, .screen-only *)')].every((one) => one.lastElementChild.checkVisibility({ contentVisibilityAuto: true }))",
      ),
    ).toBe(true);
    expect(await watched.overflow()).toBe(0);
    expect(await page.evaluate(CUT)).toEqual([]);
    const sheets = await page.pdf({ format: 'A4', margin: { top: '18mm', bottom: '18mm', left: '18mm', right: '18mm' } });
    expect(sheets.subarray(0, 5).toString('latin1')).toBe('%PDF-');
    await page.close();
  });
});
