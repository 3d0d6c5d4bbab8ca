import { parseArgs } from 'node:util';
import { appendBench } from './append';
import { httpBench } from './http';
import { asOfBench, bitemporalBench } from './past';
import { changesBench } from './past-changes';
import { kurrentdbBench } from './kurrentdb';
import { postgresBench } from './postgres';
import { print, type Bench } from './report';
import { rebuildBench } from './rebuild';
import { replayBench } from './replay';
import { webBench } from './web';

interface Size {
  readonly rounds: number;
  readonly events: number;
  readonly largest: boolean;
}
const benches: Readonly<Record<string, (size: Size) => Promise<Bench>>> = {
  append: appendBench,
  rebuild: rebuildBench,
  replay: replayBench,
  http: httpBench,
  asof: asOfBench,
  bitemporal: bitemporalBench,
  changes: changesBench,
  kurrentdb: kurrentdbBench,
  postgres: postgresBench,
  web: webBench,
};

/**
 * `npm run bench -- [append] [rebuild] [replay] [http] [asof] [bitemporal] [changes] [kurrentdb] [postgres] [web] [--rounds N]
 * [--events N] [--largest]`: the benches named, or all. `--largest`: those of the past with a million events too, which takes minutes.
 */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      rounds: { type: 'string', default: '15' },
      events: { type: 'string', default: '100000' },
      largest: { type: 'boolean', default: false },
    },
  });
  const unknown = positionals.filter((name) => !Object.hasOwn(benches, name));
  if (unknown.length > 0) throw new Error(`no such bench: ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}`);
  const size = { rounds: count(values.rounds), events: count(values.events), largest: values.largest };
  for (const [name, bench] of Object.entries(benches)) if (positionals.length === 0 || positionals.includes(name)) print(await bench(size));
}

function count(given: string): number {
  const number = Number(given);
  if (!Number.isSafeInteger(number) || number < 1) throw new Error(`give a whole number from 1: ${given}`);
  return number;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
