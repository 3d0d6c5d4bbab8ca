import type { Page } from 'playwright-core';
import { PHONE, workspace, type Workspace } from './workspace';

let shop: Workspace;
beforeAll(async () => {
  shop = await workspace({ isAsItWent: true });
});
afterAll(() => shop.close());

const TALKS = '/negotiations/example-rota-talks';
const CONSORTIUM = '/consortia/example-health-consortium';
const part = (page: Page, title: string | RegExp) => page.getByRole('region', { name: title });
const flat = (text: string): string => text.replace(/\s+/g, ' ');

async function decided(record: string, type: string, says: RegExp = /./): Promise<string> {
  const { body } = await shop.served.ask(`/api${record}/history?kind=${type}&limit=200`).expect(200);
  const items = body.items as readonly { readonly eventId: string; readonly data: object }[];
  return items.find(({ data }) => says.test(JSON.stringify(data)))?.eventId ?? '';
}

describe('the basis of a decision', () => {
  it('is reached from the page of the reply by the keyboard, and says who decided what, on what and within which time', async () => {
    const watched = await shop.open(`/entries/${await decided(TALKS, 'ResponseGiven', /Four nights/)}`);
    const { page } = watched;
    await page.getByRole('link', { name: 'What was on record when it was decided' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Example rota talks (invented)' }).waitFor();
    const text = flat(await page.getByRole('main').innerText());
    expect(text).toMatch(
      /Decision Reject Response given Decided by Example Care Union On version 1 of the proposal “Example offer on nights and weekends \(invented\)” in the negotiation Example rota talks \(invented\) example-rota-talks/,
    );
    expect(text).toMatch(/Can have been decided from 25 March 2025 at .* before 25 March 2025 at/);
    expect(await watched.violations()).toEqual([]);
    expect(watched.complaints).toEqual([]);
    await page.close();
  });

  it('is what was on record then, what had occurred and was recorded only later, and what the dates leave open, each counted', async () => {
    const { page } = await shop.open(`${TALKS}/decisions/${await decided(TALKS, 'ResponseGiven', /Four nights/)}`);
    const glance = flat(await part(page, 'At a glance').innerText());
    expect(glance).toMatch(
      /On record when it was decided 15 entries Had occurred by then, recorded only later 4 entries Corrected since 0 entries Left open by the dates 1 entry/,
    );
    const later = flat(await part(page, /^Had occurred by then, recorded only later \(4\)$/).innerText());
    expect(later).toMatch(/happened: 8 March 2025 recorded: 1 April 2025/);
    expect(await part(page, 'The proposal, as it stood then').innerText()).toMatch(/Example offer on nights and weekends \(invented\)/);
    expect(flat(await part(page, /^What the dates leave open \(1\)$/).innerText())).toContain('recorded about when it was decided');
    await page.getByRole('link', { name: 'Had occurred by then, recorded only later' }).click();
    expect(new URL(page.url()).hash).toBe('#recorded-later');
    await page.close();
  });

  it('shows of a board what was corrected since, as it read then and as it reads now', async () => {
    const watched = await shop.open(`${CONSORTIUM}/decisions/${await decided(CONSORTIUM, 'BoardApprovalRescinded')}`, PHONE);
    const { page } = watched;
    expect(flat(await page.getByRole('main').innerText())).toMatch(
      /Decision Rescinded .*Decided by Example Dale Foundation Trust.* On a matter of the consortium Example Health Consortium \(invented\) example-health-consortium/,
    );
    const corrected = flat(await part(page, /^Corrected since \(2\)$/).innerText());
    expect(corrected).toMatch(/When it happened, then 20 February 2024 When it happened, now 21 February 2024/);
    expect(corrected).toMatch(/Where it is known from, now .*p\. 1/);
    expect(await watched.overflow()).toBe(0);
    await page.close();
  });

  it('is reached from the position, where the replies to a proposal stand', async () => {
    const { page } = await shop.open(TALKS);
    await page
      .getByRole('link', { name: /^the basis of this reply/ })
      .first()
      .click();
    await page.getByText('Basis of a decision').waitFor();
    expect(new URL(page.url()).pathname).toMatch(/^\/negotiations\/example-rota-talks\/decisions\/[0-9a-f-]{36}$/);
    await page.reload();
    await page.getByText('Basis of a decision').waitFor();
    await page.close();
  });

  it('is not told of an entry that is no decision', async () => {
    const { page } = await shop.open(`${TALKS}/decisions/${await decided(TALKS, 'ObjectionRaised')}`);
    expect(await page.getByRole('alert').innerText()).toContain('There is nothing here');
    await page.close();
  });
});
