'use strict';
// Properties of `npm test` draw the same cases in every run, so that a commit passes or fails for what it changed; `npm run test:long` draws others
// each time. `PARLEY_TEST_SEED` chooses: what a property prints when it fails stands in for it.
const fc = require('../../node_modules/fast-check/lib/cjs/fast-check.js');
const { seedOfThisRun } = require('./seed-of-this-run');

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: seedOfThisRun() });
module.exports = fc;
