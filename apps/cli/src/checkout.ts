import { existsSync } from 'node:fs';
import { dirname, extname, join, relative } from 'node:path';

/** The folder of package.json: this file stands at another depth in the sources than in the build. */
function packageRoot(): string {
  for (let folder = __dirname; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (folder === dirname(folder)) throw new Error('this program stands outside its package');
  }
}

export const ROOT = packageRoot();
export const SAMPLE_FOLDER = join(ROOT, 'data', 'sample');

const caseFile = (name: string): string => join(ROOT, 'libs', 'exchange', 'cases', `${name}.yaml`);

/** The case files of the sample book. They are data and stay where they are when the program is built. */
export const STORIES = ['south-west-pay', 'job-guarantees'].map(caseFile);
/** The invented one: it says of each entry when it was written down. */
export const WORKED_EXAMPLE = caseFile('example-rota-talks');

/** The server's program, built (or not) as this one is. */
export const API_PROGRAM = join(__dirname, '..', '..', 'api', 'src', `main${extname(__filename)}`);

/** A path as one would type it here. */
export function typed(path: string): string {
  const near = relative(process.cwd(), path);
  return near === '' ? '.' : near.startsWith('..') ? path : near;
}
