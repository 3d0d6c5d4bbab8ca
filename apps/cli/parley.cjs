#!/usr/bin/env node
'use strict';
// What `npx parley …` runs: the built program, or one line that says how to get it.
const { existsSync } = require('node:fs');
const { join } = require('node:path');

const program = join(__dirname, '..', '..', 'dist', 'apps', 'cli', 'src', 'main.js');
if (existsSync(program)) require(program);
else {
  console.error('Parley is not built yet. Run `npm run build` in its folder, then this again.');
  process.exitCode = 3;
}
