import type { Page } from 'playwright-core';
import { PHONE, workspace, type Workspace } from './workspace';

let shop: Workspace;
beforeAll(async () => {
  shop = await workspace();
});
afterAll(() => shop.close());

const TALKS = '/negotiations/example-rota-talks';
const part = (page: Page, title: string | RegExp) => page.getByRole('region', { name: title });
const rowOf = (page: Page, number: number) => page.getByRole('row', { name: new RegExp(`^${number} `) });
const flat = (text: string): string => text.replace(/\s+/g, ' ');

describe('how the parties moved', () => {
  it('is found from the position, opens on an issue with figures, and says of each issue what there is on it', async () => {
    const { page, complaints } = await shop.open(TALKS);
    await page.getByRole('link', { name: 'Movement', exact: true }).click();
    await page.getByRole('heading', { level: 2, name: 'Example issue of night shifts (invented)' }).waitFor();
    const issues = await page.getByRole('navigation', { name: 'Issues' }).getByRole('listitem').allInnerTexts();
    expect(issues.map(flat)).toEqual([
      'Example issue of night shifts (invented) 3 terms, 3 positions',
      'Example issue of rest breaks (invented) 1 term',
      'Example issue of weekend pay (invented) 4 terms, 1 position',
      'Example issue of on-call pay (invented) nothing put',
    ]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('asks for no whole position, whatever issue is chosen', async () => {
    const { page } = await shop.open('/');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(`${shop.url}${TALKS}/movement`);
    await page.getByRole('link', { name: 'Example issue of weekend pay (invented)' }).click();
    await page.getByRole('img', { name: /^weekend rate, in % of basic pay\./ }).waitFor();
    await part(page, /^What does not agree in this negotiation/).waitFor();
    expect(asked).toContain(`/api${TALKS}/issues`);
    expect(asked.filter((path) => path.endsWith('/position'))).toEqual([]);
    await page.close();
  });

  it('stands as claims and offers beside each other, in a picture that says in words what it shows, with an issue chosen by keyboard', async () => {
    const { page } = await shop.open(`${TALKS}/movement`);
    await page.getByRole('link', { name: 'Example issue of weekend pay (invented)' }).focus();
    await page.keyboard.press('Enter');
    const picture = page.getByRole('img', { name: /^weekend rate, in % of basic pay\./ });
    await picture.waitFor();
    expect(new URL(page.url()).searchParams.get('issue')).toBe('weekend-pay');
    expect(await picture.getAttribute('aria-label')).toMatch(
      /Example Health Union: 50, then 40\. Example Care Union: 50\. Example Health Consortium: 30, then 35\./,
    );
    expect(await part(page, 'Figures').locator('.chart__line .chart__held').count()).toBe(3);
    const last = await part(page, 'What each put last').getByRole('row').allInnerTexts();
    expect(last.slice(1).map(flat)).toEqual([
      'weekend rate Example Health Union target: 40 % of basic pay Claim, version 1',
      'weekend rate Example Care Union target: 50 % of basic pay Claim, version 1',
      'weekend rate Example Health Consortium target: 35 % of basic pay Offer, version 2',
    ]);
    await page.close();
  });

  it('has every step in a table with its number, its date on both clocks, what it follows and its source; each leads to its entry', async () => {
    const { page } = await shop.open(`${TALKS}/movement?issue=weekend-pay`);
    const row = flat(await rowOf(page, 2).innerText());
    expect(row).toMatch(
      /^2 Proposal countered weekend rate: target: 40 % of basic pay Claim: “Example counter-proposal \(invented\)”, version 1, tabled/,
    );
    expect(row).toMatch(/happened: 25 March 2025 recorded: .*Changed, after step 1.*item 43; evidence: on record/);
    const stances = part(page, /^Example Care Union/);
    expect(flat(await stances.innerText())).toMatch(
      /Conditional \(before: open\) On condition: A rate of a third at least\..*Changed, after step 6/,
    );
    expect(flat(await stances.innerText())).toMatch(/Refers to its members version 2 of “Example offer on nights and weekends, revised/);
    await rowOf(page, 2).getByRole('link', { name: 'Proposal countered' }).click();
    await page.getByRole('heading', { level: 1, name: 'Proposal countered' }).waitFor();
    await page.goBack();
    await page.getByRole('img', { name: /^weekend rate/ }).waitFor();
    await page.locator('.chart__sign').last().click();
    await page.getByRole('heading', { level: 1, name: 'Term revised' }).waitFor();
    await page.close();
  });

  it('keeps the issue and the moment in its address, and says at which moment it stands', async () => {
    const { page } = await shop.open(`${TALKS}/movement?issue=weekend-pay&asOf=2025-04-30`);
    expect(await page.getByText('This shows what had happened by 30 April 2025').isVisible()).toBe(true);
    expect(await page.getByRole('img', { name: /Example Health Consortium: 30\./ }).isVisible()).toBe(true);
    const other = page.getByRole('link', { name: 'Example issue of rest breaks (invented)' });
    expect(await other.getAttribute('href')).toBe(`${TALKS}/movement?issue=rest-breaks&asOf=2025-04-30`);
    await page.reload();
    await page.getByRole('img', { name: /Example Health Consortium: 30\./ }).waitFor();
    await page.close();
  });

  it('says that there is no such issue, and of one without figures that there are none', async () => {
    const { page } = await shop.open(`${TALKS}/movement?issue=never`);
    expect(await page.getByRole('alert').innerText()).toContain('There is nothing here');
    await page.goto(`${shop.url}${TALKS}/movement?issue=on-call-pay`);
    await page.getByText('Nothing was put on this issue that is a figure.').waitFor();
    expect(await page.getByText('Nobody put a figure, took a stance or replied on this issue.').isVisible()).toBe(true);
    await page.close();
  });
});

describe('what the dates leave open', () => {
  it('is drawn as spans that no line joins, and said in the table', async () => {
    const claim = (proposal: string, value: number, edtf: string) =>
      shop.served
        .act(`/api${TALKS}/table-proposal`, {
          ...{ proposal, kind: 'claim', title: proposal, author: ['example-care-union'], occurred: { edtf } },
          terms: [
            {
              issue: 'on-call-pay',
              parameter: 'on-call rate',
              target: { rate: { value: String(value), unit: 'percent', of: 'basic pay' } },
            },
          ],
          sources: [{ source: 'example-minutes-1', locator: 'item 99', grade: 'report' }],
        })
        .expect(201);
    await claim('first-sum', 20, '2025-04');
    await claim('second-sum', 15, '2025-04-10/2025-05-10');
    const watched = await shop.open(`${TALKS}/movement?issue=on-call-pay`, PHONE);
    const { page } = watched;
    const open = part(page, /^Example Care Union/);
    expect(flat(await open.innerText())).toMatch(
      /happened: April 2025.*Not determined: the dates do not say what came before it Its order with 1 other step of this party is open\./,
    );
    expect(flat(await part(page, 'What each put last').innerText())).toContain('One of these; the dates do not say which came last:');
    const figures = part(page, 'Figures');
    expect(await figures.locator('.chart__span').count()).toBe(2);
    expect(await figures.locator('.chart__held').getAttribute('d')).toBe('');
    expect(await watched.overflow()).toBe(0);
    expect(await watched.violations()).toEqual([]);
    await page.close();
  });
});

describe('what does not agree', () => {
  it('stands with both sides, and where each is known from', async () => {
    const { page } = await shop.open('/negotiations/job-guarantees/movement');
    const text = flat(await part(page, /^What does not agree in this negotiation \(2\)$/).innerText());
    expect(text).toMatch(/1 per cent, as a rise or as a cap on rises Open A conflict that was noted\. /);
    expect(text.match(/evidence: /g)).toHaveLength(4);
    await page.close();
  });

  it('is told of stances too: who spoke in what office, and why that is no reversal', async () => {
    const PARTY = 'example-health-union';
    const stance = (office: string, said: string, edtf: string) =>
      shop.served
        .act('/api/negotiations/example-parking-talks/take-position', {
          ...{ actors: [{ person: 'Jo Bloggs', office, party: PARTY }], party: PARTY, stance: said, occurred: { edtf } },
          ...{ target: { subject: 'permits' }, sources: [{ source: 'example-minutes-1', locator: `of ${edtf}`, grade: 'on-record' }] },
        })
        .expect(201);
    await stance('example-branch-secretary', 'supports', '2024-02');
    await stance('example-negotiator', 'opposes', '2024-05');
    const { page } = await shop.open('/negotiations/example-parking-talks/movement');
    const text = flat(await part(page, /^What does not agree in this negotiation \(1\)$/).innerText());
    expect(text).toMatch(
      /No reversal: the same person in another office.*Supports.*Jo Bloggs as Branch secretary.*of 2024-02.*Opposes.*of 2024-05/,
    );
    await page.close();
  });
});
