import type { Page } from 'playwright-core';
import { workspace, type Workspace } from './workspace';

let shop: Workspace;
beforeAll(async () => {
  shop = await workspace();
});
afterAll(() => shop.close());

const part = (page: Page, title: string) => page.getByRole('region', { name: title, exact: /\(\d+\)$/.test(title) });

describe('the list of negotiations', () => {
  it('is where one begins: each with its state, what happened last and what is open', async () => {
    const { page } = await shop.open('/');
    const row = page.getByRole('row').filter({ hasText: 'South West Pay' });
    expect(await row.textContent()).toMatch(/Exploring.*Statement recorded.*16 July 2012 \(uncertain\).*1 question/);
    await page.getByLabel('Words of the title').fill('rota');
    await page.getByRole('button', { name: 'Filter' }).click();
    await page.getByRole('row').filter({ hasText: 'South West Pay' }).waitFor({ state: 'detached' });
    expect(new URL(page.url()).searchParams.get('search')).toBe('rota');
    await page.close();
  });
});

describe('where the South West consortium stands', () => {
  it('20 claimed, at least 9 named, 9 approved, 11 not named: four figures, each said apart', async () => {
    const { page } = await shop.open('/negotiations/south-west-pay');
    const text = (await part(page, 'Who approved').innerText()).replace(/\s+/g, ' ');
    expect(text).toMatch(
      /claimed 20 entry 1 named at least 9 entries 1234and 5 more approved by their boards 9 entries 1234and 5 more claimed but not named, which is not “not approved” 11/,
    );
    await page.close();
  });

  it('keeps what is only floated apart from what is tabled, whatever a newspaper calls it', async () => {
    const { page } = await shop.open('/negotiations/south-west-pay');
    expect(await part(page, 'On the table (0)').innerText()).toContain('Nothing was formally put to the other side.');
    const floated = await part(page, 'Only floated or leaked (1)').innerText();
    expect(floated).toContain('The source calls it “on the table”, which is a phrase and not a tabling.');
    expect(floated).toMatch(/from 68 % of running costs to 60 % of running costs/);
    expect(floated).toContain('derived, not printed: −29.41 % of the pay bill');
    await page.close();
  });

  it('shows who holds which position, the open question and the one partly addressed, and what is undecided', async () => {
    const { page } = await shop.open('/negotiations/south-west-pay');
    const row = page.getByRole('row').filter({ hasText: 'Dismissal and re-engagement on other terms' });
    expect(await row.textContent()).toMatch(/Opposes.*Andrew Lansley as Health Secretary.*Neither desirable nor necessary/);
    const questions = await part(page, 'Questions open or partly addressed (2)').innerText();
    expect(questions).toMatch(/OPEN|Open/);
    expect(questions).toContain('Put only if the answer to “Does the Government support regional pay in the NHS?” is: no.');
    expect(questions).toMatch(/partly addressed/i);
    expect(await part(page, 'Undecided (5)').innerText()).toContain('Sickness benefits: 1 term only floated');
    await page.close();
  });
});

describe('every statement of a position', () => {
  const UNFOUNDED = `[...document.querySelectorAll('main .card, main .part > .things > li, main .stance, main .figures__one')]
    .filter((one) => !one.querySelector('a[href^="/entries/"]') && !/claimed but not named/.test(one.textContent))
    .map((one) => one.closest('section').querySelector('h2').textContent + ': ' + one.textContent.slice(0, 100))`;
  const FOUNDED = `[...new Set([...document.querySelectorAll('main a[href^="/entries/"]')].map((link) => link.pathname))]`;

  it.each(['south-west-pay', 'example-rota-talks'])('of %s leads to an entry, and each entry with a grade to a source', async (id) => {
    const { page } = await shop.open(`/negotiations/${id}`);
    const more = page.getByRole('button', { name: /^and \d+ more entries/ });
    while ((await more.count()) > 0) await more.first().click();
    expect(await page.evaluate(UNFOUNDED)).toEqual([]);
    const places = await page.evaluate<string[]>(FOUNDED);
    expect(places.length).toBeGreaterThan(20);
    for (const place of places) {
      const { type, grade, sources } = (await (await fetch(`${shop.url}/api${place}`)).json()) as Founded;
      if (grade !== null && sources.length === 0) throw new Error(`${type} at ${place} cites nothing`);
    }
    await page.close();
  });
});
interface Founded {
  readonly type: string;
  readonly grade: string | null;
  readonly sources: readonly object[];
}

describe('the worked example', () => {
  it('says what is agreed, what is on the table and since when, what is open and what is due', async () => {
    const { page } = await shop.open('/negotiations/example-rota-talks');
    expect(await part(page, 'Agreed (1)').innerText()).toMatch(
      /Example offer on nights and weekends, revised[\s\S]*Version 2 was tabled, happened: 6 May 2025/,
    );
    expect(await part(page, 'On the table (4)').innerText()).toMatch(
      /Example claim on nights and weekends[\s\S]*Tabled, happened: 3 February 2025/,
    );
    expect(await part(page, 'Open objections (3)').innerText()).toContain('Four nights in a row are too many.');
    expect(await part(page, 'Open actions (3)').isVisible()).toBe(true);
    expect(await page.getByRole('link', { name: 'Due next' }).isVisible()).toBe(true);
    await page.close();
  });
});

describe('another moment', () => {
  it('is chosen in the page, stands in the address, goes along with links, and is said in words', async () => {
    const { page } = await shop.open('/negotiations/south-west-pay');
    await page.getByText('Choose another moment or evidence').click();
    await page.getByLabel('Evidence at least').selectOption('formal-record');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.getByText('on evidence of the grade “formal record” or better').waitFor();
    expect(new URL(page.url()).search).toBe('?evidence=formal-record');
    expect(await page.getByText(/entries are left out by this choice/).isVisible()).toBe(true);
    expect(await part(page, 'Who approved').innerText()).toMatch(/no number/);
    const link = page.getByRole('link', { name: 'The consortium, with each board’s decision' });
    expect(await link.getAttribute('href')).toBe('/consortia/south-west-consortium?evidence=formal-record');
    await page.goBack();
    await page.getByText('at any grade of evidence').waitFor();
    await page.close();
  });

  it('that cannot be read is refused in words, with a way out', async () => {
    const { page } = await shop.open('/negotiations/south-west-pay?asOf=yesterday');
    expect(await page.getByRole('alert').innerText()).toMatch(/The date is no EDTF/);
    await page.getByRole('link', { name: 'as it stands now, at any evidence' }).click();
    await page.getByRole('heading', { name: 'South West Pay', level: 1 }).waitFor();
    await page.close();
  });

  it('at which nothing was known is answered as such', async () => {
    const { page } = await shop.open('/negotiations/south-west-pay?knownAt=2001-01-01T00:00:00.000Z');
    expect(await page.getByRole('alert').innerText()).toContain('There is nothing here');
    await page.close();
  });
});
