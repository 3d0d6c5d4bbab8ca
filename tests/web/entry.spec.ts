import type { Page } from 'playwright-core';
import { firstOf } from './places';
import { PHONE, workspace, type Workspace } from './workspace';

let shop: Workspace;
beforeAll(async () => {
  shop = await workspace();
});
afterAll(() => shop.close());

const part = (page: Page, title: string) => page.getByRole('region', { name: title });

describe('from a statement to its source', () => {
  it('it is two clicks: the entry with both clocks, then the source with all that rests on it', async () => {
    const watched = await shop.open('/negotiations/south-west-pay');
    const { page } = watched;
    await part(page, 'Only floated or leaked (1)')
      .getByRole('link', { name: /^1: entry 1/ })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: 'Proposal floated' }).waitFor();
    expect(await part(page, 'Where it is known from').innerText()).toMatch(/evidence: report; leaked/);
    expect(await part(page, 'When, on both clocks').innerText()).toMatch(/Happened\n[\s\S]*Recorded\n[\s\S]*Recorded by/);
    expect(await part(page, 'Its place in the book').innerText()).toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-4/);
    expect(await watched.violations()).toEqual([]);
    await part(page, 'Where it is known from').getByRole('link').first().click();
    await page.getByRole('heading', { name: /^What rests on it \(\d+\)$/ }).waitFor();
    expect(await page.getByRole('row').count()).toBeGreaterThan(20);
    expect(watched.complaints).toEqual([]);
    await page.close();
  });

  it.each([
    ['negotiations', 'example-rota-talks', 'negotiation', 'Example rota talks (invented)'],
    ['consortia', 'example-health-consortium', 'consortium', 'Example Health Consortium (invented)'],
  ])('an entry of %s says of which by name and by id, and leads to it', async (...[folder, id, kind, name]) => {
    const { page, complaints } = await shop.open(`/entries/${await firstOf(shop.url, `${folder}/${id}/history`)}`);
    expect(await page.getByText(`Entry 1 of the ${kind}`).innerText()).toBe(`Entry 1 of the ${kind} ${name} ${id}`);
    await page.getByRole('link', { name }).click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/${folder}/${id}`);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('issues and proposals are called by their titles, but where the entry itself gives the title', async () => {
    const watched = await shop.open('/negotiations/example-rota-talks/history');
    const { page } = watched;
    const row = (says: string) => page.getByRole('row').filter({ hasText: says });
    expect(await row('There are no rest rooms.').first().innerText()).toMatch(/issue: Example issue of rest breaks \(invented\)/);
    expect(await row('Issue raised').filter({ hasText: 'rest breaks' }).innerText()).toMatch(
      /Example issue of rest breaks \(invented\)\s+issue: rest-breaks/,
    );
    await row('There are no rest rooms.').first().getByRole('link').first().click();
    await page.getByRole('heading', { level: 1, name: 'Objection raised' }).waitFor();
    expect(await part(page, 'What it says').innerText()).toMatch(/Example issue of rest breaks \(invented\)/);
    const related = part(page, 'Connected entries');
    await related.getByRole('heading', { name: 'What it refers to (1)' }).waitFor();
    await related.getByRole('link', { name: 'Issue raised: Example issue of rest breaks (invented)' }).click();
    await page.getByRole('heading', { level: 1, name: 'Issue raised' }).waitFor();
    expect(await related.innerText()).toMatch(/What refers to it \(\d+\)[\s\S]*Objection raised: There are no rest rooms\./);
    expect(watched.complaints).toEqual([]);
    await page.close();
  });

  it('a search leads to the person, and what a person said is told office by office', async () => {
    const watched = await shop.open('/search', PHONE);
    const { page } = watched;
    await page.getByLabel('Words').fill('Burnham');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('main').getByRole('link', { name: 'Andy Burnham' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Andy Burnham' }).waitFor();
    expect(await page.getByRole('heading', { name: /^Said or done as/ }).count()).toBe(2);
    expect(await watched.violations()).toEqual([]);
    expect(await watched.overflow()).toBe(0);
    await page.close();
  });

  it('a search names the negotiation of an entry by its title, and leads to it', async () => {
    const { page } = await shop.open('/search?text=redundancies');
    const found = page.getByRole('listitem').filter({ hasText: 'entry of the negotiation' }).first();
    await found.getByRole('link', { name: 'Job guarantees in return for sustained pay restraint' }).click();
    await page.getByRole('heading', { level: 1, name: 'Job guarantees in return for sustained pay restraint' }).waitFor();
    await page.close();
  });

  it('says of a corrected entry what was done to it, and of a party what it is', async () => {
    const { page } = await shop.open('/parties/example-coast-trust');
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Example Coast Trust');
    await page.goto(`${shop.url}/consortia/example-health-consortium/history`);
    await page.getByText('corrected or added to').first().waitFor();
    await page.close();
  });
});
