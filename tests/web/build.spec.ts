import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { PAGE_FOLDER } from '../../apps/api/src/page/built-page';
import { addressOf, PATHS, sampleWorkspace, type Ids } from './places';
import { HEADED, watch, WIDE, type Workspace } from './workspace';

const FIRST_LOAD_MAX = 150 * 1024;
const files = readdirSync(join(PAGE_FOLDER, 'assets'));
const read = (name: string): string => readFileSync(join(PAGE_FOLDER, name), 'utf8');

describe('the built page', () => {
  let shop: Workspace;
  let ids: Ids = {};
  beforeAll(async () => ({ shop, ids } = await sampleWorkspace()));
  afterAll(() => shop.close());

  const MORE = [
    '/negotiations/:id/movement?issue=weekend-pay',
    '/negotiations/:id/meetings/spare-scheduled',
    '/negotiations/:id/meetings/spare-open/minutes',
    '/search?text=reductions',
    '/negotiations/:id/elsewhere',
  ];
  it.each([...PATHS, ...MORE])('%s loads at most 150 KB of gzipped JavaScript first', async (path) => {
    const { page } = await watch(shop.browser, shop.url, WIDE);
    const scripts = new Set<string>();
    page.on('response', (response) => {
      const name = /\/assets\/([^/?]+\.js)$/.exec(response.url())?.[1];
      if (name !== undefined) scripts.add(name);
    });
    await page.goto(`${shop.url}${addressOf(path, ids)}`);
    await page.locator(HEADED).waitFor();
    const bytes = [...scripts].map((name) => gzipSync(readFileSync(join(PAGE_FOLDER, 'assets', name))).length);
    expect(scripts.size).toBeGreaterThan(1);
    expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(FIRST_LOAD_MAX);
    await page.close();
  });

  it('has no script and no style in its document, and fetches nothing from elsewhere', () => {
    const document = read('index.html');
    expect(document).not.toMatch(/<script(?![^>]*\ssrc="\/assets\/)/);
    expect(document).not.toMatch(/<style|\sstyle=|\son[a-z]+=|(src|href)="(https?:)?\/\//);
  });

  it('shows no crown, crest, logotype or typeface that is not ours to show', () => {
    const styles = files.filter((name) => name.endsWith('.css')).map((name) => read(join('assets', name)));
    expect(styles.join('')).not.toMatch(/crest|crown|logotype|gds.?transport|@font-face|url\(/i);
    expect(styles.join('')).toMatch(/font-family:\s*arial/i);
  });
});
