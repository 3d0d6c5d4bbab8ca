'use strict';
// Lets a child process or worker thread of a test run the TypeScript sources, as jest does in its own process:
// `node --require tests/support/typescript-hook.cjs file.ts`. Worker threads inherit the flag. What was compiled is kept by its content,
// so that a test that starts hundreds of processes does not compile in each.
const { createHash, randomUUID } = require('node:crypto');
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const Module = require('node:module');
const options = require('./swc-options.cjs');

const root = join(__dirname, '..', '..');
const kept = join(root, 'node_modules', '.cache', 'parley-typescript');
const version = JSON.stringify([require('@swc/core/package.json').version, options]);
mkdirSync(kept, { recursive: true });

function compiled(source, filename) {
  const file = join(kept, `${createHash('sha256').update(version).update(filename).update('\0').update(source).digest('hex')}.js`);
  try {
    return readFileSync(file, 'utf8');
  } catch {
    const { code } = require('@swc/core').transformSync(source, { ...options, filename });
    const mine = `${file}.${randomUUID()}`;
    writeFileSync(mine, code);
    renameSync(mine, file); // whole or not at all, whoever reads or is killed meanwhile
    return code;
  }
}

Module._extensions['.ts'] = (module, filename) => module._compile(compiled(readFileSync(filename, 'utf8'), filename), filename);

const resolve = Module._resolveFilename;
Module._resolveFilename = function resolveOurs(request, ...rest) {
  const [, lib, door] = /^@parley\/([a-z-]+)(?:\/([a-z-]+))?$/.exec(request) ?? [];
  if (lib) return join(root, 'libs', lib, 'src', door ?? '', 'index.ts');
  return resolve.call(this, request, ...rest);
};
