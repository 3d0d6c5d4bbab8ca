import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { PAGE_FOLDER } from '../../apps/api/src/page/built-page';
import { HEADED, workspace, type Workspace } from './workspace';

const FIRST_LOAD_MAX = 150 * 1024;
const files = readdirSync(join(PAGE_FOLDER, 'assets'));
const read = (name: string): string => readFileSync(join(PAGE_FOLDER, name), 'utf8');

describe('the built page', () => {
  let shop: Workspace;
  beforeAll(async () => {
    shop = await workspace();
  });
  afterAll(() => shop.close());

  const TALKS = '/negotiations/example-rota-talks';
  it.each(['/', TALKS, `${TALKS}/timeline`, `${TALKS}/movement?issue=weekend-pay`, `${TALKS}/clocks`])(
    '%s loads at most 150 KB of gzipped JavaScript first',
    async (path) => {
      const { page } = await shop.open('/search');
      const scripts = new Set<string>();
      page.on('response', (response) => {
        const name = /\/assets\/([^/?]+\.js)$/.exec(response.url())?.[1];
        if (name !== undefined) scripts.add(name);
      });
      await page.goto(`${shop.url}${path}`);
      await page.locator(HEADED).waitFor();
      const bytes = [...scripts].map((name) => gzipSync(readFileSync(join(PAGE_FOLDER, 'assets', name))).length);
      expect(scripts.size).toBeGreaterThan(1);
      expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(FIRST_LOAD_MAX);
      await page.close();
    },
  );

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
