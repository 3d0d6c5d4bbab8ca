import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { importSteps, runImport } from '@parley/exchange';
import { openTracker, type Tracker } from '@parley/tracker';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { readConfig } from '../../apps/api/src/config';
import { createApp } from '../../apps/api/src/create-app';
import { openBrowser } from './browser';
import { addressOf, firstOf, PAGES } from './places';
import { HEADED, PHONE, WIDE } from './workspace';

/**
 * `npm run screenshots`: a picture of every page, wide and on a phone, into `docs/screenshots`; with names (`-- minutes position`), those
 * alone. Sizes, clocks and content are always the same.
 */
const root = join(__dirname, '..', '..');
const INTO = join(root, 'docs', 'screenshots');
/** By every clock there is: that of the book, and that of the browser. */
const NOW = Date.parse('2026-01-05T09:00:00Z');
const caseFile = (name: string): string => join(root, 'libs', 'exchange', 'cases', `${name}.yaml`);

async function record(tracker: Tracker, name: string, asOfRecord: boolean): Promise<void> {
  const submit = (submission: Parameters<Parameters<typeof runImport>[1]['submit']>[0]) =>
    tracker.execute({ ...submission, recorder: 'Sample Recorder' });
  const { refused } = await runImport(importSteps(caseFile(name)), { submit, asOfRecord });
  if (refused.length > 0) throw new Error(`${name} was refused: ${JSON.stringify(refused)}`);
}

/** The sample book, recorded at the same times in every run: the worked example when it says so, the stories now. */
async function sampleBook(folder: string): Promise<Tracker> {
  const at = { store: `sqlite:${join(folder, 'book.db')}`, readModel: `sqlite:${join(folder, 'views.db')}`, clock: () => NOW };
  const migrating = await openTracker({ ...at, migrates: true });
  await record(migrating, 'example-rota-talks', true);
  await migrating.close();
  const tracker = await openTracker(at);
  for (const story of ['south-west-pay', 'job-guarantees']) await record(tracker, story, false);
  await tracker.waitFor('head');
  return tracker;
}

const SIZES = { wide: WIDE, phone: PHONE } as const;
type Size = keyof typeof SIZES;

async function windowOf(browser: Browser, size: Size): Promise<BrowserContext> {
  const viewport = SIZES[size];
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce', locale: 'en-GB', timezoneId: 'Europe/London' });
  await context.addInitScript("localStorage.setItem('parley.recorder', 'Ann Recorder')");
  return context;
}

async function openedAt(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage();
  await page.clock.setFixedTime(NOW);
  await page.goto(address);
  await page.locator(HEADED).waitFor();
  await page.locator('.live-line--following').waitFor();
  await page.waitForLoadState('networkidle').catch(() => undefined);
  return page;
}

const MEETING = '/negotiations/:id/meetings/:meeting';
const MINUTES = `${MEETING}/minutes`;
async function onPaper(page: Page): Promise<void> {
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 800, height: 1130 });
}

const TALKS = '/negotiations/example-rota-talks';
const toDrawing = async (page: Page): Promise<void> => {
  await page.evaluate("document.querySelector('main canvas, main svg').scrollIntoView({ block: 'center' })");
};

/** What is done on a page before its picture is taken, where it is more than opening it. */
const FIRST: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'entry-correction': async (page) => {
    await page.getByText('Correct this entry', { exact: true }).click();
    await page.getByLabel('Why it is wrong').fill('The letter is of the day before.');
    await page.getByText('Correct this entry', { exact: true }).scrollIntoViewIfNeeded();
    await page.evaluate("document.querySelector('details[open]').scrollIntoView()");
  },
  timeline: toDrawing,
  clocks: toDrawing,
  movement: toDrawing,
  'position-on-paper': onPaper,
  'position-recording': async (page) => {
    await page.getByText('Record what happened', { exact: true }).click();
    await page.getByLabel('What happened?').selectOption({ label: 'Raise objection' });
    await page.getByLabel('What it is about', { exact: true }).fill('ni');
    await page.evaluate("[...document.querySelectorAll('details[open]')].at(-1).scrollIntoView()");
  },
  'minutes-on-paper': onPaper,
  'minutes-writing': async (page) => {
    await page.getByRole('button', { name: /^Begin from/ }).click();
    await page.locator('.minutes--draft').scrollIntoViewIfNeeded();
    await page.evaluate("document.querySelector('#draft').scrollIntoView()");
  },
};

/** Pages whose picture shows more than they open on. */
const OTHERWISE: Readonly<Record<string, string>> = {
  search: '/search?text=redundancies',
  timeline: `${TALKS}/timeline?asOf=2025-03-25`,
  movement: `${TALKS}/movement?issue=weekend-pay`,
  clocks: `${TALKS}/clocks?asOf=2025-03-08&knownAt=2025-03-10T12:00:00.000Z`,
};

/** Every picture by its name, with the address that it shows. */
async function pictures(url: string): Promise<readonly (readonly [string, string, readonly Size[]])[]> {
  const entries = await firstOf(url, 'negotiations/example-rota-talks/history?corrected=true');
  const decision = await firstOf(url, 'negotiations/example-rota-talks/history?kind=ProposalCountered');
  const approval = await firstOf(url, 'consortia/example-health-consortium/history?kind=BoardApprovalRescinded');
  const ids = {
    negotiations: 'example-rota-talks',
    consortia: 'south-west-consortium',
    parties: 'department-of-health',
    people: 'Andy Burnham',
  };
  const all = { ...ids, sources: 'south-west-article', meeting: 'first-talks', entries, decision, approval };
  const both: readonly Size[] = ['wide', 'phone'];
  // A board of the worked example, in which there is more to see than that no date is known.
  const ofPage = (name: string) => (name === 'consortium-basis' ? { ...all, consortia: 'example-health-consortium' } : all);
  return [
    ...PAGES.map(({ name, path }) => [name, OTHERWISE[name] ?? addressOf(path, ofPage(name)), both] as const),
    ['position-south-west', '/negotiations/south-west-pay', both],
    ['position-on-paper', '/negotiations/south-west-pay', ['wide']],
    ['meeting-taken-down', addressOf(MEETING, { ...all, meeting: 'spare-open' }), both],
    ['minutes-on-paper', addressOf(MINUTES, all), ['wide']],
    ['minutes-writing', addressOf(MINUTES, { ...all, meeting: 'spare-open' }), both],
    ['position-recording', TALKS, both],
    ['entry-correction', `/entries/${entries}`, ['wide']],
  ];
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-pictures-'));
  const tracker = await sampleBook(folder);
  const app = await createApp({ tracker, config: readConfig({ PARLEY_LOG_LEVEL: 'silent', PARLEY_PORT: '0' }) });
  await app.listen(0, '127.0.0.1');
  const url = `http://127.0.0.1:${((app.getHttpServer() as { address(): unknown }).address() as AddressInfo).port}`;
  const browser = await openBrowser();
  const asked = process.argv.slice(2);
  if (asked.length === 0) rmSync(INTO, { recursive: true, force: true });
  mkdirSync(INTO, { recursive: true });
  try {
    for (const [name, path, sizes] of (await pictures(url)).filter(([one]) => asked.length === 0 || asked.includes(one)))
      for (const size of sizes) {
        const context = await windowOf(browser, size);
        const page = await openedAt(context, `${url}${path}`);
        await FIRST[name]?.(page);
        const file = join(INTO, `${name}-${size}.png`);
        await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
        console.log(relative(root, file));
        await context.close();
      }
  } finally {
    await browser.close();
    await app.close();
    await tracker.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();
