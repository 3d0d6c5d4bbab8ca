import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openSqliteStore } from '@parley/event-store/sqlite';
import { openTracker } from '@parley/tracker';
import type { Page } from 'playwright-core';
import { readConfig } from '../../apps/api/src/config';
import { createApp } from '../../apps/api/src/create-app';
import { identify } from '../../libs/tracker/src/book-identity';
import { openBrowser } from '../web/browser';
import { WIDE } from '../web/workspace';
import type { Bench } from './report';
import { median } from './rounds';
import { fillBook } from './sample-talks';
import { withManyEntries } from './web-answers';

const FRAMES = 150;
const MANY = 1_000_000;
const OPENED_MS_MAX = 900_000;
const TELL_MS = 5_000;

/** Notes when each frame was drawn while something goes on, and how many marks stood in it. */
const WATCH = `
  window.frames = [];
  window.watching = true;
  (function note(at) {
    window.frames.push([at, Number(document.querySelector('.plot__canvas').dataset.marks)]);
    if (window.watching) requestAnimationFrame(note);
  })(performance.now());
`;
interface Frames {
  readonly ms: readonly number[];
  readonly marks: number;
}
async function framesOf(page: Page, work: () => Promise<void>): Promise<Frames> {
  await page.evaluate(WATCH);
  await work();
  const drawn = await page.evaluate<readonly (readonly [number, number])[]>('window.watching = false, window.frames');
  const ms = drawn.slice(1).map(([at], frame) => at - (drawn[frame]?.[0] ?? at));
  return { ms, marks: Math.max(...drawn.map(([, marks]) => marks)) };
}

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}
const areaOf = async (page: Page): Promise<Area> => (await page.locator('.plot__area').boundingBox()) as Area;

/** Drags the moment over the whole width and back. */
async function scrub(page: Page): Promise<void> {
  const { x, y, width } = await areaOf(page);
  const at = (frame: number): number => x + 5 + (width - 10) * Math.abs(1 - (2 * frame) / FRAMES);
  await page.mouse.move(at(0), y + 12);
  await page.mouse.down();
  for (let frame = 0; frame < FRAMES; frame += 1) await page.mouse.move(at(frame), y + 12);
  await page.mouse.up();
}

/** Zooms in and out again with the wheel. */
async function zoom(page: Page): Promise<void> {
  const { x, y, width } = await areaOf(page);
  await page.mouse.move(x + width / 2, y + 60);
  await page.keyboard.down('Control');
  for (let frame = 0; frame < FRAMES; frame += 1) await page.mouse.wheel(0, frame < FRAMES / 2 ? -60 : 60);
  await page.keyboard.up('Control');
}

const started = performance.now();
/** What is worked on, on standard error: the table and the line of JSON have standard output to themselves. */
const tell = (says: string): void => console.error(`${Math.round((performance.now() - started) / 1_000)} s: ${says}`);

const ROWS = "Number(document.querySelector('[role=grid]')?.getAttribute('aria-rowcount') ?? 0)";
const SHOWN = "document.querySelector('main')?.innerText.slice(0, 300)";
/** Until the list names so many entries; gives the milliseconds since the page was asked for. */
async function opened(page: Page, address: string, entries: number): Promise<number> {
  const asked = performance.now();
  await page.goto(address);
  for (let told = asked, rows = 0; rows <= entries; await pause(100)) {
    rows = await page.evaluate<number>(ROWS);
    const now = performance.now();
    if (now - asked > OPENED_MS_MAX)
      throw new Error(`${address} shows ${rows} of ${entries} entries: ${await page.evaluate<string>(SHOWN)}`);
    if (now - told < TELL_MS) continue;
    told = now;
    tell(`${Math.max(0, rows - 1)} of ${entries} entries are listed`);
  }
  return performance.now() - asked;
}

const rate = ({ ms }: Frames): number => 1_000 / median(ms);
const worst = ({ ms }: Frames): number => Math.round(Math.max(...ms));
const rounded = (ms: number): number => Number(ms.toFixed(1));

interface Seen {
  readonly still: Frames[];
  readonly scrubbed: Frames[];
  readonly zoomed: Frames[];
  readonly openedMs: number;
}
/** Round by round: the page left alone, a moment dragged over it, zoomed in and out. */
async function seen(page: Page, { address, entries, rounds }: { address: string; entries: number; rounds: number }): Promise<Seen> {
  tell(`opening a timeline of ${entries} entries`);
  const openedMs = await opened(page, address, entries);
  const found: Seen = { still: [], scrubbed: [], zoomed: [], openedMs };
  for (let round = 0; round < rounds; round += 1) {
    tell(`round ${round + 1} of ${rounds}`);
    found.still.push(await framesOf(page, () => page.waitForTimeout(1_000)));
    found.scrubbed.push(await framesOf(page, () => scrub(page)));
    found.zoomed.push(await framesOf(page, () => zoom(page)));
  }
  return found;
}

function rowsOf(of: string, { still, scrubbed, zoomed }: Seen, aim: number) {
  const line = (what: string, ours: readonly Frames[]) => ({
    what: `${of}: ${what}`,
    unit: 'frames/s',
    ours: { name: what, rates: ours.map(rate) },
    limit: { name: 'left alone', rates: still.map(rate) },
    aim,
  });
  return [line('scrub', scrubbed), line('zoom', zoomed)];
}

const factsOf = (of: string, { openedMs, scrubbed, zoomed }: Seen) =>
  Object.fromEntries([
    [`${of} opened, s`, rounded(openedMs / 1_000)],
    ...(
      [
        ['scrub', scrubbed],
        ['zoom', zoomed],
      ] as const
    ).flatMap(([what, frames]) => [
      [`${of} ${what}, median frame ms`, rounded(median(frames.flatMap(({ ms }) => ms)))],
      [`${of} ${what}, worst frame ms`, Math.max(...frames.map(worst))],
      [`${of} ${what}, most marks in a frame`, Math.max(...frames.map(({ marks }) => marks))],
    ]),
  ]) as Record<string, number>;

/** The timeline in a real browser: one negotiation of so many events from a real server and book, and a million entries answered in its place. */
export async function webBench({ rounds, events }: { rounds: number; events: number }): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'));
  tell(`writing a book of ${events} events`);
  const store = await openSqliteStore({ file: join(folder, 'book.db') });
  const { book } = await identify(store, Date.now);
  await fillBook(store, book, { events, perRecord: events });
  await store.close();
  const tracker = await openTracker({ store: `sqlite:${join(folder, 'book.db')}`, readModel: `sqlite:${join(folder, 'views.db')}` });
  let made = 0;
  await tracker.rebuild({
    onProgress(done) {
      if (done - made < events / 10) return;
      made = done;
      tell(`its views hold ${done} events`);
    },
  });
  while (!(await tracker.waitFor('head'))) tell('its views are not at its head yet');
  const app = await createApp({ tracker, config: readConfig({ PARLEY_LOG_LEVEL: 'silent', PARLEY_PORT: '0' }) });
  await app.listen(0, '127.0.0.1');
  const url = `http://127.0.0.1:${((app.getHttpServer() as { address(): unknown }).address() as AddressInfo).port}`;
  const browser = await openBrowser();
  const many = await withManyEntries(url, MANY);
  try {
    const place = '/negotiations/talks-0/timeline';
    const page = await browser.newPage({ viewport: WIDE });
    const real = await seen(page, { address: `${url}${place}`, entries: events - 1, rounds });
    await page.close();
    const synthetic = await seen(await browser.newPage({ viewport: WIDE }), { address: `${many.url}${place}`, entries: MANY, rounds });
    return benchOf({ events, real, synthetic });
  } finally {
    await browser.close();
    many.close();
    await app.close();
    await tracker.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function benchOf({ events, real, synthetic }: { events: number; real: Seen; synthetic: Seen }): Bench {
  const [ours, million] = [`${events} events`, `${MANY} entries`];
  return {
    bench: 'web',
    says: [
      'Ours: frames of the timeline in a real Chromium while a moment is dragged over it, and while it is zoomed in and out by the wheel.',
      'Limit: frames of the same page while nobody touches it. The aim is a median frame of 20 ms, and none over 100 ms.',
      'The events are one negotiation of a real book; the million entries are answered in place of the server.',
    ],
    comparisons: [...rowsOf(ours, real, 0.83), ...rowsOf(million, synthetic, 0.83)],
    facts: { ...factsOf(ours, real), ...factsOf(million, synthetic) },
  };
}
