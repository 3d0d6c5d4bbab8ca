import { parseArgs } from 'node:util';
import { appendBench } from './append';
import { httpBench } from './http';
import { print, type Bench } from './report';
import { rebuildBench } from './rebuild';
import { replayBench } from './replay';

interface Size {
  readonly rounds: number;
  readonly events: number;
}
const benches: Readonly<Record<string, (size: Size) => Promise<Bench>>> = {
  append: appendBench,
  rebuild: rebuildBench,
  replay: replayBench,
  http: httpBench,
};

/** `npm run bench -- [append] [rebuild] [replay] [http] [--rounds N] [--events N]`: the benches named, or all. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { rounds: { type: 'string', default: '15' }, events: { type: 'string', default: '100000' } },
  });
  const unknown = positionals.filter((name) => !Object.hasOwn(benches, name));
  if (unknown.length > 0) throw new Error(`no such bench: ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}`);
  const size = { rounds: count(values.rounds), events: count(values.events) };
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
