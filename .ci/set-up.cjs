'use strict';
// Makes a fresh clone ready: installs what the lock names, and builds when a source is newer than the build.
// Flags: --build always builds, --build-if-stale builds when needed, none only installs.
const { execFileSync } = require('node:child_process');
const { createHash } = require('node:crypto');
const { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '..');
const installStamp = join(root, 'node_modules', '.parley-installed');
const buildStamp = join(root, 'dist', '.parley-built');
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

/** Everything the build reads: any change of a source, of the lock or of a setting makes another stamp. */
function sourcesStamp() {
  const hash = createHash('sha256');
  const walk = (folder) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) walk(path);
      else
        hash
          .update(path)
          .update('\0')
          .update(readFileSync(join(root, path)));
    }
  };
  walk('apps');
  walk('libs');
  for (const file of ['package-lock.json', 'tsconfig.json', 'nest-cli.json']) hash.update(readFileSync(join(root, file)));
  return hash.digest('hex');
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

function build() {
  const stamp = sourcesStamp();
  if (!flags.has('--build') && stampOf(buildStamp) === stamp) return;
  console.log('Building …');
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  const nest = join(root, 'node_modules', '@nestjs', 'cli', 'bin', 'nest.js');
  for (const app of ['api', 'cli']) run(process.execPath, [nest, 'build', app]);
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(buildStamp, stamp);
}

checkNode();
install();
if (flags.has('--build') || flags.has('--build-if-stale')) build();
