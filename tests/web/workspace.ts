import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { serve, type Served } from '../api/kit';
import { recordAsItWent, recordSamples } from '../api/sample-book';
import { PATIENCE_MS } from '../support/patience';
import { openBrowser } from './browser';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const TOO_WIDE = `
  document.documentElement.scrollWidth <= document.documentElement.clientWidth ? [] : [...document.querySelectorAll('body *')]
    .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .map((one) => one.tagName + '.' + one.className + ': ' + one.textContent.slice(0, 60)).slice(-8)
`;
/** Notes what takes the focus, and where nothing shows that it has. */
const FOCUS = `
  window.focused = new Set();
  window.unseen = [];
  document.addEventListener('focusin', ({ target }) => {
    const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(target);
    const hasOutline = outlineStyle !== 'none' && parseFloat(outlineWidth) > 0 && !/transparent|^rgba.*, 0\\)$/.test(outlineColor);
    if (!hasOutline && boxShadow === 'none') window.unseen.push(target.outerHTML.slice(0, 200));
    window.focused.add(target);
  });
`;
const CONTROLS = 'a[href], button, input:not([type=hidden], [type=radio]), select, textarea, summary, [tabindex="0"]';
/** Those that can be used where they stand: not disabled, and not folded away. */
const USABLE = `[...document.querySelectorAll('${CONTROLS}')].filter((one) => one.checkVisibility() && !one.matches(':disabled, [tabindex="-1"]'))`;

/** What a page must not do while it is looked at. */
const WATCH = `
  window.shifted = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
`;
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The heading of the page itself, not that of its loading. */
export const HEADED = 'h1:not(.loading *)';
export const WIDE = { width: 1200, height: 900 };
/** A small phone; 1280 pixels at 400 % are 320, and fit as well as these. */
export const PHONE = { width: 360, height: 740 };
export const AT_400_PERCENT = { width: 320, height: 256 };

/** A page under watch. */
export interface Watched {
  readonly page: Page;
  /** What the console and the page itself complained of; answers of 404 that a test asks for are named by it. */
  readonly complaints: readonly string[];
  goto(path: string): Promise<void>;
  /** Violations of the accessibility rules, each with where it is. */
  violations(): Promise<readonly string[]>;
  /** What the Tab key does not reach, and what it reaches without anything that shows it. */
  unreached(): Promise<readonly string[]>;
  /** How far anything reaches beyond the right edge, in pixels. */
  overflow(): Promise<number>;
  /** What reaches beyond the right edge of the window, and of everything around it that scrolls by itself. */
  tooWide(): Promise<readonly string[]>;
  /** The sum of the layout shifts since the page was loaded. */
  shifted(): Promise<number>;
}
export interface Workspace {
  readonly served: Served;
  readonly browser: Browser;
  readonly url: string;
  open(path: string, size?: { width: number; height: number }): Promise<Watched>;
  close(): Promise<void>;
}

/**
 * The built page over a real server and book, with the sample book in it unless it is to be empty; and a real browser. `isAsItWent`: only the
 * worked example, with the times at which it says that it was recorded.
 */
export async function workspace({ isEmpty = false, isAsItWent = false } = {}): Promise<Workspace> {
  const served = await serve({}, undefined, isAsItWent ? recordAsItWent : undefined);
  const refused = isEmpty || isAsItWent ? [] : await recordSamples(served.tracker);
  if (refused.length > 0) throw new Error(`the sample book was not recorded: ${JSON.stringify(refused)}`);
  const browser = await openBrowser();
  const { port } = served.server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  return {
    served,
    browser,
    url,
    async open(path, size = WIDE) {
      const watched = await watch(browser, url, size);
      await watched.goto(path);
      return watched;
    },
    async close() {
      await browser.close();
      await served.close();
    },
  };
}

/** A page over any server, under watch. */
export async function watch(browser: Browser, url: string, viewport: { width: number; height: number }): Promise<Watched> {
  const page = await browser.newPage({ viewport, reducedMotion: 'reduce' });
  page.setDefaultTimeout(PATIENCE_MS);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.addInitScript(WATCH);
  return {
    page,
    complaints,
    async goto(path) {
      await page.goto(`${url}${path}`);
      await page.locator(HEADED).waitFor();
    },
    async violations() {
      await page.evaluate(AXE);
      return page.evaluate(`axe.run(document, { runOnly: ${JSON.stringify(RULES)}, rules: { 'target-size': { enabled: true } } })
        .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map((node) => node.html).join(' ')))`);
    },
    async unreached() {
      await page.evaluate(FOCUS);
      // What comes in meanwhile is walked to as well.
      for (let pressed = 0; pressed <= (await page.evaluate<number>(`${USABLE}.length`)); pressed += 1) await page.keyboard.press('Tab');
      return page.evaluate(
        `[...window.unseen, ...${USABLE}.filter((one) => !window.focused.has(one)).map((one) => 'not reached: ' + one.outerHTML.slice(0, 200))]`,
      );
    },
    overflow: () => page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'),
    tooWide: () => page.evaluate(TOO_WIDE),
    shifted: () => page.evaluate('window.shifted'),
  };
}
