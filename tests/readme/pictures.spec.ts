import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PAGES } from '../web/places';

const root = join(__dirname, '..', '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const shown = [...readme.matchAll(/!\[([^\]]*)\]\(([^)]+\.png)\)/g)].map(([, says = '', file = '']) => ({ says, file }));
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47]);
const BYTES_MAX = 300 * 1024;

describe('the pictures of the workspace', () => {
  it('are in the README, each with what it shows in words', () => {
    expect(shown.length).toBeGreaterThan(1);
    expect(shown.filter(({ says, file }) => says.length < 20 || !existsSync(join(root, file)))).toEqual([]);
  });

  it('are there for every page, wide and on a phone, and of a modest size', () => {
    const files = readdirSync(join(root, 'docs', 'screenshots'));
    const wanted = PAGES.flatMap(({ name }) => [`${name}-wide.png`, `${name}-phone.png`]);
    expect(wanted.filter((file) => !files.includes(file))).toEqual([]);
    const odd = files.filter((file) => {
      const path = join(root, 'docs', 'screenshots', file);
      return statSync(path).size > BYTES_MAX || !readFileSync(path).subarray(0, 4).equals(PNG);
    });
    expect(odd).toEqual([]);
  });
});
