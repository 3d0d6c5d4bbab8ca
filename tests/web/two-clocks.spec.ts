import type { Locator, Page } from 'playwright-core';
import { clockEntry, sideOf } from '../../apps/web/src/pages/clocks/clock-entries';
import { endOf } from '../../apps/web/src/pages/clocks/clock-time';
import { until } from '../support/patience';
import { PHONE, workspace, type Workspace } from './workspace';

let shop: Workspace;
beforeAll(async () => {
  shop = await workspace({ isAsItWent: true });
});
afterAll(() => shop.close());

const TALKS = '/negotiations/example-rota-talks';
const PAGE = `${TALKS}/clocks`;
const part = (page: Page, title: string | RegExp) => page.getByRole('region', { name: title });
/** The page is drawn after its address has changed. */
const standsAt = (slider: Locator, words: RegExp) => until(async () => words.test((await slider.getAttribute('aria-valuetext')) ?? ''));
const askedOf = (page: Page): Readonly<Record<string, string>> => Object.fromEntries(new URL(page.url()).searchParams);

describe('the two clocks', () => {
  it('open on everything on record, in a picture that says in words what it shows', async () => {
    const watched = await shop.open(TALKS);
    const { page } = watched;
    await page.getByRole('link', { name: 'Two clocks', exact: true }).click();
    const picture = page.getByRole('img', { name: /^Entries by when they happened and when they were recorded\./ });
    await picture.waitFor();
    expect(await picture.getAttribute('aria-label')).toMatch(
      /138 entries had happened, on record then; 0 entries had happened, recorded only later/,
    );
    expect(
      await part(page, /^Entries on both clocks \(138\)$/)
        .getByRole('row')
        .count(),
    ).toBe(51);
    await page.getByRole('button', { name: 'Show more entries' }).click();
    expect(
      await part(page, /^Entries on both clocks/)
        .getByRole('row')
        .count(),
    ).toBe(101);
    expect(watched.complaints).toEqual([]);
    await page.close();
  });

  it('are both chosen by the pointer; the position is the one that was on record then, and the address says so', async () => {
    const { page } = await shop.open(PAGE);
    const box = await page.locator('.clocks__canvas').boundingBox();
    if (!box) throw new Error('there is no picture');
    await page.mouse.move(box.x + box.width * 0.4, box.y + box.height * 0.4);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.85, box.y + box.height * 0.3, { steps: 4 });
    await page.mouse.up();
    await page.waitForURL(/knownAt=/);
    const { asOf = '', knownAt = '' } = askedOf(page);
    expect(asOf).toMatch(/^2025-\d{2}-\d{2}$/);
    expect(Date.parse(knownAt)).toBeGreaterThan(Date.parse('2024-09-01'));
    const { body } = await shop.served.ask(`/api${TALKS}/position?asOf=${asOf}&knownAt=${knownAt}`).expect(200);
    const state = (body.state as string).replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
    await part(page, 'Where it stood, as the record had it then')
      .getByText(new RegExp(`^${state}$`, 'i'))
      .waitFor();
    await page.close();
  });

  it('are both moved by the keyboard, change by change, and say what they stand at', async () => {
    const { page } = await shop.open(PAGE);
    const recorded = page.getByRole('slider', { name: 'What was recorded by' });
    expect(await recorded.getAttribute('aria-valuetext')).toBe('now: everything on record');
    await recorded.focus();
    await page.keyboard.press('Home');
    await page.waitForURL(/knownAt=2024-03-21T09/);
    await standsAt(recorded, /^21 March 2024 at /);
    await page.keyboard.press('ArrowRight');
    await page.waitForURL(/knownAt=2024-04-09T09/);
    const happened = page.getByRole('slider', { name: 'What had happened by' });
    await happened.focus();
    await page.keyboard.press('Home');
    await page.waitForURL(/asOf=2024-03-20/);
    await standsAt(happened, /^20 March 2024$/);
    await page.getByText('This shows what had happened by 20 March 2024, as it was recorded by 9 April 2024').waitFor();
    await recorded.focus();
    await page.keyboard.press('End');
    await page.waitForURL((url) => !url.searchParams.has('knownAt'));
    await page.close();
  });

  it('ask for no whole position, wherever they are moved', async () => {
    const { page } = await shop.open(PAGE);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    const recorded = page.getByRole('slider', { name: 'What was recorded by' });
    await recorded.focus();
    for (const key of ['Home', 'ArrowRight', 'PageUp']) {
      const before = page.url();
      await page.keyboard.press(key);
      await page.waitForURL((url) => url.href !== before);
    }
    await page.getByText('as it was recorded by').waitFor();
    expect(asked).toContain(`/api${TALKS}`);
    expect(asked.filter((path) => path.endsWith('/position'))).toEqual([]);
    await page.close();
  });

  it('ask what is known otherwise today only where they come to rest, and say it of no other moment meanwhile', async () => {
    const { page } = await shop.open(PAGE);
    const froms: (string | null)[] = [];
    page.on('request', (request) => {
      const { pathname, searchParams } = new URL(request.url());
      if (pathname.endsWith('/changes')) froms.push(searchParams.get('from'));
    });
    const recorded = page.getByRole('slider', { name: 'What was recorded by' });
    await recorded.focus();
    // Nothing comes to rest while the time of the page stands still, however slow the machine is.
    await page.clock.install();
    await page.clock.pauseAt(Date.now() + 60_000);
    for (const key of ['Home', 'ArrowRight', 'PageUp']) {
      const before = page.url();
      await page.keyboard.press(key);
      await page.waitForURL((url) => url.href !== before);
    }
    await page.clock.resume();
    await page.getByText(/^Became known, or came to count, after /).waitFor();
    expect(froms).toEqual([askedOf(page)['knownAt']]);
    expect(await page.getByText('Told as soon as the clocks stand still.').count()).toBe(0);
    await page.close();
  });

  it('are both typed in as dates, with the evidence', async () => {
    const { page } = await shop.open(PAGE);
    await page.getByText('Choose another moment or evidence').click();
    await page.getByLabel('Happened by', { exact: true }).fill('2025-03-08');
    await page.getByLabel('Recorded by', { exact: true }).fill('2025-03-10T12:00');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.getByRole('heading', { name: 'What today’s record says otherwise about that time' }).waitFor();
    expect(askedOf(page)['asOf']).toBe('2025-03-08');
    expect(await page.getByRole('slider', { name: 'What had happened by' }).getAttribute('aria-valuetext')).toBe('8 March 2025');
    await page.close();
  });
});

describe('at a moment of both clocks', () => {
  const MOMENT = 'asOf=2025-03-08&knownAt=2025-03-10T12:00:00.000Z';

  it('it is said what is known otherwise today about that time, what was corrected since, and which entries came later', async () => {
    const watched = await shop.open(`${PAGE}?${MOMENT}`);
    const { page } = watched;
    const different = part(page, 'What today’s record says otherwise about that time');
    expect(await different.innerText()).toContain('The proposal “Example idea on bank holidays (invented)” became known; it was withdrawn');
    expect(await different.getByRole('link', { name: /^1: entry 1/ }).count()).toBeGreaterThan(3);
    const corrected = part(page, /^Corrected since \(\d+\)$/);
    expect(await corrected.innerText()).toMatch(/Entry corrected.*recorded: 5 June 2025/);
    const side = page.getByLabel('At the crosshair');
    await side.focus();
    await side.selectOption('later');
    const entries = part(page, /^Entries on both clocks \(39\)$/);
    await entries.waitFor();
    const rows = (await entries.getByRole('row').allInnerTexts()).slice(1);
    expect(rows.filter((row) => row.includes('had happened, recorded only later'))).toHaveLength(39);
    expect(await page.evaluate('document.activeElement.name')).toBe('side');
    expect(new URL(page.url()).searchParams.get('side')).toBe('later');
    expect(await watched.violations()).toEqual([]);
    await page.close();
  });

  it('both clocks and the filters stand in the address, and are there again when it is opened', async () => {
    const watched = await shop.open(`${PAGE}?${MOMENT}&side=later&party=example-care-union`, PHONE);
    const { page } = watched;
    expect(await page.getByRole('slider', { name: 'What had happened by' }).getAttribute('aria-valuetext')).toBe('8 March 2025');
    expect(await page.getByRole('slider', { name: 'What was recorded by' }).getAttribute('aria-valuetext')).toMatch(
      /^10 March 2025 at 12:00/,
    );
    expect(await page.getByLabel('By whom').inputValue()).toBe('example-care-union');
    expect(await page.getByLabel('At the crosshair').inputValue()).toBe('later');
    const link = page.getByRole('link', { name: 'The whole position at these clocks' });
    expect(await link.getAttribute('href')).toBe(`${TALKS}?asOf=2025-03-08&knownAt=2025-03-10T12%3A00%3A00.000Z`);
    expect(await watched.overflow()).toBe(0);
    await page.close();
  });

  it('before anything was on record it is said that nothing was, and the clocks can be moved on', async () => {
    const { page } = await shop.open(`${PAGE}?knownAt=2024-01-20T00:00:00.000Z`);
    await page.getByText('Nothing of this negotiation was on record by 20 January 2024').waitFor();
    await page.getByRole('slider', { name: 'What was recorded by' }).focus();
    await page.keyboard.press('End');
    await page.getByText('This shows everything that has happened, as recorded up to now').waitFor();
    await page.close();
  });

  it.each(['2024-04-08', '2025-01', '2025-03-06T11:00:00Z', '2025-05-01', '2025-06'])(
    'what the page counts as known by %s is what the server counts',
    async (asOf) => {
      const [all, then] = await Promise.all(
        ['', `&asOf=${asOf}`].map((query) => shop.served.ask(`/api${TALKS}/timeline?limit=5000${query}`).expect(200)),
      );
      // What was retracted is shown, and counts at no date any more.
      const standing = (asked?: { readonly body: { readonly items: unknown } }) =>
        (asked?.body.items as (Parameters<typeof clockEntry>[0] & { readonly when: string })[]).filter(
          ({ retracted }) => retracted !== true,
        );
      const certain = standing(then).filter(({ when }) => when === 'certain');
      const entries = standing(all).map(clockEntry);
      const known = entries.filter((entry) => sideOf(entry, { end: endOf(asOf) }) === 'known').map(({ span }) => span.entry);
      expect([...known].sort()).toEqual(certain.map(({ entry }) => entry).sort());
    },
  );
});
