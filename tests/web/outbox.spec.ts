import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { address, endEvery, post, run, type Running } from '../api/server-process';
import { PATIENCE_MS } from '../support/patience';
import { openBrowser, openKeptBrowser, type KeptBrowser } from './browser';

const folder = mkdtempSync(join(tmpdir(), 'parley-outbox-'));
const NOTES = '/negotiations/night-work/meetings/first-talks';
let url = '';
let server: Running;

/** A port that is free now; the server comes back to it. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
let port = 0;
async function start(): Promise<void> {
  server = run(folder, { PARLEY_PORT: String(port) });
  url = await address(server);
}
async function killServer(): Promise<void> {
  server.child.kill('SIGKILL');
  await server.exit;
}

beforeAll(async () => {
  port = await freePort();
  await start();
  const api = `${url}/api`;
  await post(`${api}/register/register-party`, { party: 'a-union', name: 'A Union', kind: 'union' });
  await post(`${api}/negotiations`, { negotiation: 'night-work', title: 'Night work', level: 'regional', parties: ['a-union'] });
  await post(`${api}/negotiations/night-work/raise-issue`, { issue: 'nights', title: 'Nights' });
  await post(`${api}/negotiations/night-work/log-meeting`, {
    meeting: 'first-talks',
    title: 'First talks',
    present: [{ party: 'a-union' }],
  });
});
afterAll(async () => {
  endEvery();
  await server.exit;
  rmSync(folder, { recursive: true, force: true });
});

/** The notes of the meeting. */
async function openUnkept(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(`${url}${NOTES}`);
  await page.evaluate("localStorage.setItem('parley.recorder', 'Nora Notes')");
  return page;
}
/** The same, once the browser has kept the page. */
async function openNotes(context: BrowserContext): Promise<Page> {
  const page = await openUnkept(context);
  await page.evaluate('navigator.serviceWorker.ready');
  await page.reload();
  await page.getByRole('combobox', { name: 'Who' }).waitFor();
  return page;
}
async function takeDown(page: Page, what: string, kind: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Who' }).fill('');
  await page.getByRole('combobox', { name: 'Who' }).press('Tab');
  await page.keyboard.type(what);
  await page.keyboard.press('Tab');
  await page.keyboard.type(kind);
  await page.keyboard.press('Enter');
  await line(page, what).waitFor();
}
const line = (page: Page, what: string) =>
  page
    .getByRole('region', { name: /^Not in the joint record/ })
    .getByRole('listitem')
    .filter({ hasText: what });
const release = (page: Page, what: string) =>
  line(page, what)
    .getByRole('button', { name: /^Release/ })
    .click();
const recorded = (page: Page, what: string) => page.getByRole('region', { name: /^In the joint record/ }).getByText(what, { exact: false });

/** Whether the line that is being typed is on the disk of this browser. */
const HALF_IS_KEPT = `(what) => new Promise((resolve) => {
  indexedDB.open('parley-notes').onsuccess = ({ target: { result: database } }) => {
    database.transaction('half').objectStore('half').getAll().onsuccess = ({ target: { result } }) => {
      database.close();
      resolve(result.some((one) => one.what === what));
    };
  };
})`;

interface Entry {
  readonly type: string;
  readonly data: { readonly substance?: string };
}
/** What was said, as the book has it, in the order of recording. */
async function saidOnRecord(): Promise<readonly string[]> {
  const reply = await fetch(`${url}/api/negotiations/night-work/history?at-least=head&limit=200`);
  const { items } = (await reply.json()) as { items: readonly Entry[] };
  return items.flatMap(({ data }) => data.substance ?? []);
}
const opened: KeptBrowser[] = [];
async function openKept(profile: string): Promise<KeptBrowser> {
  const browser = await openKeptBrowser(profile);
  opened.push(browser);
  return browser;
}
afterEach(() => Promise.all(opened.splice(0).map((browser) => browser.kill())));

const profiles: string[] = [];
const newProfile = (): string => {
  const profile = mkdtempSync(join(tmpdir(), 'parley-profile-'));
  profiles.push(profile);
  return profile;
};
afterAll(() => profiles.forEach((profile) => rmSync(profile, { recursive: true, force: true, maxRetries: 5 })));

/** Fills fields of the line that is being taken down, by their labels, and keeps it. */
async function takeDownAs(page: Page, kind: string, fields: Readonly<Record<string, string>>): Promise<void> {
  await page.getByLabel('Kind').first().selectOption(kind);
  for (const [label, typed] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).first().fill(typed);
  await page.keyboard.press('Enter');
}
interface Dated {
  readonly type: string;
  readonly occurred: Readonly<Record<string, string>>;
  readonly data: Readonly<Record<string, unknown>>;
}
async function entriesOf(type: string): Promise<readonly Dated[]> {
  const reply = await fetch(`${url}/api/negotiations/night-work/history?at-least=head&limit=200&kind=${type}`);
  return ((await reply.json()) as { items: readonly Dated[] }).items;
}

describe('a line with dates', () => {
  let unkept: Browser;
  beforeAll(async () => {
    unkept = await openBrowser();
  });
  afterAll(() => unkept.close());

  it('that was taken down without a network says the same dates on record', async () => {
    const browser = await openKept(newProfile());
    const page = await openNotes(browser.context);
    await browser.context.setOffline(true);
    await takeDownAs(page, 'Opinion', { What: 'It was spring, I think.', When: '2025-03? last spring' });
    await line(page, 'It was spring').getByText('2025').waitFor();
    await takeDownAs(page, 'Action agreed', { 'What is to be done': 'Send the rota round.', Due: '2025-05/2025-06' });
    await line(page, 'Send the rota').waitFor();
    await takeDownAs(page, 'Action agreed', { 'What is to be done': 'Mend the lamp.', Due: 'soon' });
    await line(page, 'Mend the lamp').getByText('needs a day or a time').waitFor();
    await page.keyboard.press('F8');
    await line(page, 'Send the rota').getByText('it waits to be sent').waitFor();
    await browser.context.setOffline(false);
    await recorded(page, 'Send the rota').waitFor();
    expect((await entriesOf('StatementRecorded')).find(({ data }) => data['substance'] === 'It was spring, I think.')).toMatchObject({
      occurred: { edtf: '2025-03?', phrase: 'last spring' },
    });
    expect(await entriesOf('ActionAgreed')).toMatchObject([{ data: { what: 'Send the rota round.', due: '2025-05/2025-06' } }]);
    expect(await line(page, 'Mend the lamp').count()).toBe(1);
  });

  it('is kept as typed where what reads dates cannot be loaded, and goes out with its date once it can', async () => {
    const page = await openUnkept(await unkept.newContext({ serviceWorkers: 'block' }));
    await page.route('**/assets/is-date-*.js', (route) => route.abort());
    await takeDownAs(page, 'Opinion', { What: 'In the year of the flood.', When: '2007?' });
    await line(page, 'In the year of the flood.').getByText('needs its date to be read').waitFor();
    await page.reload();
    await line(page, 'In the year of the flood.').getByText('needs its date to be read').waitFor();
    await page.keyboard.press('F8');
    await page.getByText('Nothing can be released').waitFor();
    await page.unroute('**/assets/is-date-*.js');
    await page.reload();
    await line(page, 'In the year of the flood.').getByText('2007').waitFor();
    await page.keyboard.press('F8');
    await recorded(page, 'In the year of the flood.').waitFor();
    expect((await entriesOf('StatementRecorded')).find(({ data }) => data['substance'] === 'In the year of the flood.')).toMatchObject({
      occurred: { edtf: '2007?' },
    });
    await page.close();
  });
});

describe('a line that was released', () => {
  it('while there is no network waits, the page opens without it, and is sent once when it is back', async () => {
    const browser = await openKept(newProfile());
    const page = await openNotes(browser.context);
    await browser.context.setOffline(true);
    await takeDown(page, 'Said without a network.', 'Statement');
    await takeDown(page, 'Not released.', 'Statement');
    await release(page, 'Said without a network.');
    await line(page, 'Said without a network.').getByText('it waits to be sent').waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'First talks' }).waitFor();
    expect(await line(page, 'Said without a network.').count()).toBe(1);
    expect(await saidOnRecord()).not.toContain('Said without a network.');
    await browser.context.setOffline(false);
    await recorded(page, 'Said without a network.').waitFor();
    expect(await line(page, 'Not released.').count()).toBe(1);
    expect((await saidOnRecord()).filter((what) => what === 'Said without a network.')).toHaveLength(1);
    expect(await saidOnRecord()).not.toContain('Not released.');
  });

  it('while the server is dead is sent, in order, once it is back; two windows at one box send it once', async () => {
    const browser = await openKept(newProfile());
    const [one, two] = [await openNotes(browser.context), await openNotes(browser.context)];
    const stored: string[] = [];
    browser.context.on('response', (response) => {
      if (response.request().method() === 'POST' && response.url().includes('record-statement') && response.status() === 201)
        stored.push(response.request().headers()['idempotency-key'] ?? '');
    });
    await killServer();
    const said = ['First after the fall.', 'Second after the fall.', 'Third after the fall.'];
    for (const what of said) await takeDown(one, what, 'Statement');
    await one.keyboard.press('F8');
    await line(two, 'First after the fall.').getByText('tried again by itself').waitFor();
    await start();
    for (const page of [one, two]) for (const what of said) await line(page, what).waitFor({ state: 'detached' });
    expect((await saidOnRecord()).filter((what) => said.includes(what))).toEqual(said);
    expect(stored).toHaveLength(3);
    expect(new Set(stored).size).toBe(3);
  });

  it('before the browser was killed is sent by the next; what was not released stays a draft, and what was half typed is there', async () => {
    const profile = newProfile();
    const first = await openKept(profile);
    const page = await openNotes(first.context);
    await killServer();
    await takeDown(page, 'Released before the battery died.', 'Warning');
    await release(page, 'Released before the battery died.');
    await takeDown(page, 'Still mine.', 'Warning');
    await page.getByLabel('What', { exact: true }).fill('Half a sen');
    while (!(await page.evaluate(`(${HALF_IS_KEPT})('Half a sen')`))) await page.waitForTimeout(50);
    await first.kill();
    await start();
    const second = await openKept(profile);
    const again = await second.context.newPage();
    again.setDefaultTimeout(PATIENCE_MS);
    await again.goto(`${url}${NOTES}`);
    await recorded(again, 'Released before the battery died.').waitFor();
    expect(await line(again, 'Still mine.').count()).toBe(1);
    expect(await again.getByLabel('What', { exact: true }).inputValue()).toBe('Half a sen');
    const said = await saidOnRecord();
    expect(said.filter((what) => what === 'Released before the battery died.')).toHaveLength(1);
    expect(said).not.toContain('Still mine.');
  });
});
