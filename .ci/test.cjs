'use strict';
// One command is CI: types, lint, form, arrows, unused code, then every test. `npm test -- <path>` runs only the tests below that path.
// `--long` gives the long harnesses their full counts.
const { spawnSync } = require('node:child_process');
const { join } = require('node:path');

const root = join(__dirname, '..');
const args = process.argv.slice(2);
const long = args.includes('--long');
const chosen = args.filter((arg) => arg !== '--long');
const bin = (...path) => join(root, 'node_modules', ...path);

function step(name, args, env = {}) {
  const started = Date.now();
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  if (status !== 0) process.exit(status ?? 1);
}

if (chosen.length === 0) {
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
step(
  'tests',
  ['--require', hook, bin('jest', 'bin', 'jest.js'), '--config', 'tests/jest.config.cjs', ...chosen],
  long ? { PARLEY_TEST_LONG: '1' } : {},
);
