'use strict';
// Two parts: the server with the command line, and the page, which needs the server's API document for its types. Each is built again
// only when something that it reads has changed.
const { execFileSync } = require('node:child_process');
const { createHash } = require('node:crypto');
const { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '..');
const dist = join(root, 'dist');
const node = (...args) => execFileSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
const bin = (...path) => join(root, 'node_modules', ...path);

const SETTINGS = ['package-lock.json', 'tsconfig.json', '.ci/build.cjs'];
const PARTS = [
  {
    name: 'server',
    reads: ['apps/api', 'apps/cli', 'libs', 'nest-cli.json', '.ci/api-types.cjs', ...SETTINGS],
    makes: ['apps', 'libs', 'api-types'],
    build() {
      for (const app of ['api', 'cli']) node(bin('@nestjs', 'cli', 'bin', 'nest.js'), 'build', app);
      node(join(__dirname, 'api-types.cjs'));
    },
  },
  {
    name: 'page',
    reads: ['apps/web', 'libs/negotiation', 'libs/record-form', 'dist/api-types', ...SETTINGS],
    makes: ['web'],
    build() {
      node(bin('typescript', 'bin', 'tsc'), '--noEmit', '-p', 'apps/web');
      node(bin('vite', 'bin', 'vite.js'), 'build', 'apps/web', '--logLevel', 'warn');
    },
  },
];

/** Any change of a file that is read, or of its name, makes another stamp. */
function stampOf({ reads }) {
  const hash = createHash('sha256');
  const add = (path) =>
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(root, path)));
  const walk = (folder) => {
    const found = readdirSync(join(root, folder), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const one of found) (one.isDirectory() ? walk : add)(`${folder}/${one.name}`);
  };
  for (const path of reads) (path.startsWith('.') || /\.[a-z]+$/.test(path) ? add : walk)(path);
  return hash.digest('hex');
}

const isBuilt = ({ makes }) => makes.every((folder) => existsSync(join(dist, folder)));

/** Builds what has changed since it was built, or everything. */
exports.build = function build({ always }) {
  for (const part of PARTS) {
    const file = join(dist, `.built-${part.name}`);
    if (!always && isBuilt(part) && existsSync(file) && readFileSync(file, 'utf8') === stampOf(part)) continue;
    console.log(`Building the ${part.name} …`);
    for (const made of [file, ...part.makes.map((folder) => join(dist, folder))]) rmSync(made, { recursive: true, force: true });
    mkdirSync(dist, { recursive: true });
    part.build();
    writeFileSync(file, stampOf(part));
  }
};
