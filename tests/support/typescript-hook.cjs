'use strict';
// Lets a child process or worker thread of a test run the TypeScript sources, as jest does in its own process:
// `node --require tests/support/typescript-hook.cjs file.ts`. Worker threads inherit the flag.
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const Module = require('node:module');
const { transformSync } = require('@swc/core');

const root = join(__dirname, '..', '..');
const options = {
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
    target: 'es2023',
    keepClassNames: true,
  },
  module: { type: 'commonjs' },
  sourceMaps: 'inline',
};

Module._extensions['.ts'] = (module, filename) => {
  const { code } = transformSync(readFileSync(filename, 'utf8'), { ...options, filename });
  module._compile(code, filename);
};

const resolve = Module._resolveFilename;
Module._resolveFilename = function resolveOurs(request, ...rest) {
  const [, lib, door] = /^@parley\/([a-z-]+)(?:\/([a-z-]+))?$/.exec(request) ?? [];
  if (lib) return join(root, 'libs', lib, 'src', door ?? '', 'index.ts');
  return resolve.call(this, request, ...rest);
};
