'use strict';
// One command is CI: types, lint, form, arrows, unused code, then every test. `npm test -- <path>` runs only the tests below that path.
// `--long` gives the long harnesses their full counts; `--combinations` runs the tests of the API on each pair of places for book and views.
const { spawnSync } = require('node:child_process');
const { join } = require('node:path');

const root = join(__dirname, '..');
const args = process.argv.slice(2);
const long = args.includes('--long');
const combinations = args.includes('--combinations');
const chosen = args.filter((arg) => arg !== '--long' && arg !== '--combinations');
const bin = (...path) => join(root, 'node_modules', ...path);

const COMBINATIONS = ['sqlite', 'kurrentdb'].flatMap((book) =>
  ['sqlite', 'postgres'].map((views) => [
    `${book === 'sqlite' ? 'SQLite' : 'KurrentDB (emulated)'} and ${views === 'sqlite' ? 'SQLite' : 'PostgreSQL'}`,
    { PARLEY_TEST_BOOK: book, PARLEY_TEST_VIEWS: views },
  ]),
);
const FAR = COMBINATIONS.at(-1);
/** What cannot differ from one combination to the next, and why; everything else of tests/api is run on each. */
const SAME_ON_EACH = {
  'config.spec.ts': 'reads settings, and opens nothing',
  'body-class.spec.ts': 'reads bodies, and opens nothing',
  'put-back.spec.ts': 'puts back files and nodes of its own, with views of either kind',
};
const API = ['tests/api', '--testPathIgnorePatterns', ...Object.keys(SAME_ON_EACH).map((spec) => `/tests/api/${spec}$`)];
let failed = false;

/** For who wants to know only how it went: everything that was said is shown where it failed. */
function inOneLine(name, args, env) {
  const started = Date.now();
  const said = { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 };
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, ...said, env: { ...process.env, ...env } });
  const [, told = 'nothing was run'] = /^Tests:\s+(.*)$/m.exec(stderr) ?? [];
  if (status !== 0) console.log(stderr);
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${name}: ${told} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  failed ||= status !== 0;
}

function step(name, args, env = {}) {
  const started = Date.now();
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  if (status !== 0) process.exit(status ?? 1);
}

if (chosen.length === 0 && !combinations) {
  step('types', [bin('typescript', 'bin', 'tsc'), '--noEmit']);
  step('types of the page', [bin('typescript', 'bin', 'tsc'), '--noEmit', '-p', 'apps/web']);
  step('lint', [bin('eslint', 'bin', 'eslint.js'), '-c', '.eslint.config.mjs', '--max-warnings', '0', 'apps', 'libs', 'tests']);
  step('form', [bin('prettier', 'bin', 'prettier.cjs'), '--check', '--log-level', 'warn', '.']);
  step('arrows', [
    bin('dependency-cruiser', 'bin', 'dependency-cruise.mjs'),
    '--config',
    '.dependency-cruiser.cjs',
    'apps',
    'libs',
    'tests',
  ]);
  step('unused', [bin('knip', 'bin', 'knip.js')]);
}
const hook = join(root, 'tests', 'support', 'typescript-hook.cjs');
const jest = ['--require', hook, bin('jest', 'bin', 'jest.js'), '--config', 'tests/jest.config.cjs'];
const counts = long ? { PARLEY_TEST_LONG: '1' } : {};
if (combinations) {
  for (const [name, places] of COMBINATIONS) inOneLine(`the API on ${name}`, [...jest, ...API], places);
  process.exit(failed ? 1 : 0);
}
step('tests', [...jest, ...chosen], counts);
if (chosen.length === 0) step(`the API once more, on ${FAR[0]}`, [...jest, ...API], { ...counts, ...FAR[1] });
