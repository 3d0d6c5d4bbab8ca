import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { anObjection, opened } from '../api/kit';
import { address, endEvery, run, type Running } from '../api/server-process';
import { openBrowser } from './browser';
import { watch, WIDE, workspace, type Workspace } from './workspace';

const part = (page: Page, title: RegExp) => page.getByRole('region', { name: title });
const TALKS = '/negotiations/night-work';

describe('a negotiation that is followed', () => {
  let shop: Workspace;
  beforeAll(async () => {
    shop = await workspace({ isEmpty: true });
    await opened(shop.served);
  });
  afterAll(() => shop.close());

  it('shows in every window what others record, without being loaded again, and says so', async () => {
    const [one, two] = [await shop.open(TALKS), await shop.open('/')];
    for (const { page } of [one, two]) {
      await page.locator('.live-line--following').waitFor();
      await page.evaluate('window.isTheSame = true');
    }
    const { body } = await shop.served.act(`/api${TALKS}/raise-objection`, { ...anObjection, ground: 'Too many nights.' }).expect(201);
    await part(one.page, /^Open objections \(1\)$/)
      .getByText('Too many nights.')
      .waitFor();
    await two.page.getByRole('row').filter({ hasText: 'Night work' }).getByText('1 objection').waitFor();
    await one.page.getByRole('status').filter({ hasText: 'Last: objection raised' }).waitFor();
    for (const { page } of [one, two]) expect(await page.evaluate('window.isTheSame')).toBe(true);
    await one.page.getByRole('link', { name: 'objection raised', exact: true }).click();
    await one.page.getByRole('heading', { level: 1, name: 'Objection raised' }).waitFor();
    expect(new URL(one.page.url()).pathname).toBe(`/entries/${body.events[0].eventId}`);
    expect([...one.complaints, ...two.complaints]).toEqual([]);
    await Promise.all([one.page.close(), two.page.close()]);
  });

  it('says while it is asked that it is asked, and moves nothing when the answer comes', async () => {
    const watched = await shop.open('/search');
    const { page } = watched;
    let answer = (): void => undefined;
    const waited = new Promise<void>((resolve) => (answer = resolve));
    await page.route('**/api/negotiations/night-work/position*', async (route) => {
      await waited;
      await route.continue();
    });
    await page.goto(`${shop.url}${TALKS}`);
    await page.locator('.loading').waitFor();
    expect(await page.locator('.loading').innerText()).toContain('Asking the record …');
    expect(await watched.violations()).toEqual([]);
    answer();
    await page.getByRole('heading', { level: 1, name: 'Night work' }).waitFor();
    expect(await watched.shifted()).toBeLessThanOrEqual(0.05);
    await page.close();
  });

  it('that cannot be answered says why in words, and is asked again at a press', async () => {
    const watched = await shop.open('/search');
    const { page } = watched;
    const problem = {
      type: '/api/problems/fault',
      title: 'The program failed',
      status: 500,
      detail: 'Look in its log.',
      code: 'fault',
      instance: 'urn:x',
    };
    await page.route('**/api/negotiations/night-work/position*', (route) =>
      route.fulfill({ status: 500, contentType: 'application/problem+json', body: JSON.stringify(problem) }),
    );
    await page.goto(`${shop.url}${TALKS}`);
    await page.getByRole('alert').getByText('Look in its log.').waitFor();
    expect(await watched.violations()).toEqual([]);
    await page.unroute('**/api/negotiations/night-work/position*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { level: 1, name: 'Night work' }).waitFor();
    await page.close();
  });

  it('of an empty book says that nothing is recorded, and how something is', async () => {
    const empty = await workspace({ isEmpty: true });
    try {
      const watched = await empty.open('/');
      expect(await watched.page.locator('main').innerText()).toMatch(/Nothing is recorded yet[\s\S]*No consortium is on record/);
      expect(await watched.violations()).toEqual([]);
    } finally {
      await empty.close();
    }
  });
});

describe('a server that is gone', () => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-gone-'));
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    endEvery();
    rmSync(folder, { recursive: true, force: true });
  });
  const killed = async ({ child, exit }: Running): Promise<void> => {
    child.kill('SIGKILL');
    await exit;
  };

  it('is said to be gone; what was loaded stays; once it is back, the page is up to date and asks by itself for what it could not have', async () => {
    const first = run(folder, {});
    const url = await address(first);
    const post = (path: string, body: object) =>
      fetch(`${url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'parley-recorder': 'Robin' },
        body: JSON.stringify(body),
      });
    await post('/api/negotiations', { negotiation: 'night-work', title: 'Night work', level: 'regional' });
    const watched = await watch(browser, url, WIDE);
    const { page } = watched;
    await watched.goto(TALKS);
    await page.locator('.live-line--following').waitFor();
    await killed(first);
    await page.getByText('The server cannot be reached. What you see was loaded before').waitFor();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Night work');
    expect(await watched.violations()).toEqual([]);
    await page.getByRole('link', { name: 'Negotiations', exact: true }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toMatch(
      /^(The server cannot be reached|A part of the page could not be loaded)$/,
    );
    expect(await watched.violations()).toEqual([]);
    const second = run(folder, { PARLEY_PORT: new URL(url).port });
    await address(second);
    await page.getByRole('heading', { level: 1, name: 'Negotiations' }).waitFor();
    await page.locator('.live-line--following').waitFor();
    await page.getByRole('row').filter({ hasText: 'Night work' }).waitFor();
    await page.close();
    await killed(second);
  });

  it('is not taken for gone by a page without a network, which asks again once there is one', async () => {
    const server = run(folder, {});
    const url = await address(server);
    const watched = await watch(browser, url, WIDE);
    const { page } = watched;
    await watched.goto('/search');
    await page.context().setOffline(true);
    await page.getByRole('link', { name: 'Parley', exact: true }).click();
    await page.getByRole('alert').waitFor();
    expect(await watched.violations()).toEqual([]);
    await page.context().setOffline(false);
    await page.getByRole('heading', { level: 1, name: 'Negotiations' }).waitFor();
    await page.close();
    await killed(server);
  });
});
