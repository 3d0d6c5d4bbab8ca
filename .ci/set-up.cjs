'use strict';
// Makes a fresh clone ready: installs what the lock names, and builds what has changed since it was built.
// Flags: --build always builds, --build-if-stale builds when needed, none only installs.
const { execFileSync } = require('node:child_process');
const { createHash } = require('node:crypto');
const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { build } = require('./build.cjs');

const root = join(__dirname, '..');
const installStamp = join(root, 'node_modules', '.parley-installed');
const flags = new Set(process.argv.slice(2));

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const ok = (major === 20 && minor >= 19) || (major === 22 && minor >= 14) || major >= 24;
  if (ok) return;
  console.error(`Parley needs Node 20.19+, 22.14+ or 24; this is ${process.versions.node}. See .nvmrc.`);
  process.exit(2);
}

function stampOf(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

const lockStamp = () =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(process.version)
    .digest('hex');

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const run = (command, args) => execFileSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });

function install() {
  if (stampOf(installStamp) === lockStamp()) return;
  console.log('Installing what package-lock.json names …');
  run(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(installStamp, lockStamp());
}

checkNode();
install();
if (flags.has('--build')) build({ always: true });
else if (flags.has('--build-if-stale')) build({ always: false });
