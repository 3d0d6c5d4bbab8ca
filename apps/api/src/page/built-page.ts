import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Problem } from '../problem/problem';

const YEAR_MS = 365 * 86_400_000;
const BUILD_IT = 'Run `npm run build` in the folder of Parley, and start the server again.';

/** Where `npm run build` puts the page: this file stands at another depth in the sources than in the build, the package's folder does not. */
function builtPage(): string {
  for (let folder = __dirname; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return join(folder, 'dist', 'web');
    if (folder === dirname(folder)) throw new Error('this program stands outside its package');
  }
}
export const PAGE_FOLDER = builtPage();

/** The page's scripts and styles. Their names change with what they hold, so a browser keeps them for good. */
export async function servePageFiles(app: NestFastifyApplication): Promise<void> {
  const root = join(PAGE_FOLDER, 'assets');
  if (!existsSync(root)) return;
  await app.register(fastifyStatic, {
    root,
    prefix: '/assets/',
    decorateReply: false,
    index: false,
    wildcard: false,
    immutable: true,
    maxAge: YEAR_MS,
  });
}

/** What keeps the page in a browser that cannot reach the server. Its name stays: a browser asks for it again to learn of another page. */
export function serviceWorker(): string {
  const file = join(PAGE_FOLDER, 'page-keeper.js');
  if (!existsSync(file)) throw new Problem('page-not-built', BUILD_IT);
  return readFileSync(file, 'utf8');
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '"': '&quot;' };

/** The page itself, with the line that stands on it while nobody signs in. */
export function pageSaying(notice: string): string {
  const file = join(PAGE_FOLDER, 'index.html');
  if (!existsSync(file)) throw new Problem('page-not-built', BUILD_IT);
  return readFileSync(file, 'utf8').replace(
    '%NOTICE%',
    notice.replace(/[&<"]/g, (character) => ESCAPES[character] ?? ''),
  );
}
