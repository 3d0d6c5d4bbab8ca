import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

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
  it('are of a modest size, and pictures', () => {
    const folder = join(root, 'docs', 'screenshots');
    const odd = readdirSync(folder).filter((name) => {
      const file = join(folder, name);
      return statSync(file).size > BYTES_MAX || !readFileSync(file).subarray(0, 4).equals(PNG);
    });
    expect(odd).toEqual([]);
  });
});
