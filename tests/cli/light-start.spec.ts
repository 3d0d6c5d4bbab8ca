import { readFileSync, writeFileSync } from 'node:fs';
import { Desk } from './parley';
import { SMALL_CASE, writeActs } from './small-case';

/** Written beside the book by whoever ends: the modules that it loaded. */
const TELLS = `const { isMainThread } = require('node:worker_threads');
const tell = () => require('node:fs').writeFileSync('loaded.json', JSON.stringify(Object.keys(require.cache)));
if (isMainThread) process.on('exit', tell);`;

describe('a command over a book in a file', () => {
  const desk = new Desk();
  afterAll(() => desk.clear());

  it('does not load the clients of a node and of PostgreSQL', async () => {
    writeActs(desk.path('acts.jsonl'), SMALL_CASE);
    writeFileSync(desk.path('tells.cjs'), TELLS);
    const { code } = await desk.run(['import', 'acts.jsonl', '--as', 'Jo Bloggs'], { NODE_OPTIONS: `--require ${desk.path('tells.cjs')}` });
    const loaded = JSON.parse(readFileSync(desk.path('loaded.json'), 'utf8')) as string[];
    const packages = new Set(loaded.flatMap((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []));
    expect(code).toBe(0);
    expect([...packages].filter((name) => /^(@kurrent|@grpc|google-protobuf|pg$|pg-)/.test(name))).toEqual([]);
    expect(packages).toContain('kysely');
  });
});
