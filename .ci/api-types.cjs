'use strict';
// Writes the types of every act, question and answer out of the API document of the built server: dist/api-types/index.d.ts.
const { mkdirSync, mkdtempSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

const dist = join(__dirname, '..', 'dist');
const built = (path) => require(join(dist, path));

async function apiDocument() {
  const folder = mkdtempSync(join(tmpdir(), 'parley-types-'));
  const { createApp } = built('apps/api/src/create-app.js');
  const { readConfig } = built('apps/api/src/config.js');
  const { openTracker } = built('libs/tracker/src/index.js');
  const tracker = await openTracker({ store: `sqlite:${join(folder, 'book.db')}`, readModel: `sqlite:${join(folder, 'views.db')}` });
  const app = await createApp({ tracker, config: readConfig({ PARLEY_LOG_LEVEL: 'silent' }) });
  try {
    return (await app.inject({ url: '/api/openapi.json', headers: { host: 'localhost' } })).json();
  } finally {
    await app.close();
    await tracker.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function main() {
  const { default: typesOf, astToString } = await import('openapi-typescript');
  const types = astToString(await typesOf(await apiDocument()));
  mkdirSync(join(dist, 'api-types'), { recursive: true });
  writeFileSync(join(dist, 'api-types', 'index.d.ts'), types);
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
