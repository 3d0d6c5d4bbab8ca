import { resolve } from 'node:path';
import { NotRecorded, type Tracker } from '@parley/tracker';
import type { Command } from 'commander';
import { freePort, startApi } from '../api-process';
import { SAMPLE_FOLDER, STORIES, typed, WORKED_EXAMPLE } from '../checkout';
import { Ended, EXIT, type Exit } from '../endings';
import { importFile } from '../import-file';
import { untilInterrupted, whenAborted } from '../interruption';
import { caughtUp, withBook } from '../open-book';
import { bookAt, sampleIn, type Places } from '../places';
import { note, say, sayJson } from '../terminal';
import { shortPosition } from '../text/short-position';
import { counted, table } from '../text/lines';
import { does, verb, type Ends } from '../verb';
import { positionOf } from './position';
import { port, whereToLook } from './serve';

interface Options {
  readonly folder?: string;
  readonly port?: string;
  readonly once?: boolean;
}
const RECORDER = 'Sample Recorder';
const SHOWN = ['south-west-pay', 'south-west-consortium', 'job-guarantees', 'example-rota-talks'];
const PORT = '3000';

export function demoVerb(ends: Ends): Command {
  const command = verb({
    usage: 'demo',
    says: 'Makes the sample book, imports three cases into it, shows where they stand, and serves them until Ctrl-C. Never touches your own book.',
    examples: [['parley demo --port 8080', 'the sample book, at http://127.0.0.1:8080 or the next free port']],
  })
    .option('--folder <path>', 'where the sample book is kept; else data/sample')
    .option('--port <port>', 'else PARLEY_PORT, else 3000; the next free one where it is taken', port)
    .option('--once', 'do all of it, then stop the server and end');
  return does<Options>(command, ends, async (_args, options) => {
    if (options.store !== undefined || options.readModel !== undefined)
      throw new Ended(
        EXIT.usage,
        'The demonstration has a book of its own; --folder says where. To serve another book use `parley serve`.',
      );
    const folder = resolve(options.folder ?? SAMPLE_FOLDER);
    const places = sampleIn(folder);
    const { signal, release } = untilInterrupted();
    try {
      const positions = (await takeOver(places, signal)) ? await withBook(places, (tracker) => fill(tracker, signal)) : undefined;
      if (!positions) return EXIT.interrupted;
      return await serveSample({ places, positions, options, signal });
    } finally {
      release();
    }
  });
}

type Positions = { readonly [id: string]: Awaited<ReturnType<typeof positionOf>> };

/** The worked example with the times at which it was recorded, into a book that holds nothing else yet; false where it was stopped. */
async function takeOver(places: Places, signal: AbortSignal): Promise<boolean> {
  const importing = (migrates: boolean) =>
    withBook(places, (tracker) => importCase(tracker, WORKED_EXAMPLE, { signal, asOfRecord: migrates }), { migrates });
  try {
    return await importing(true);
  } catch (error) {
    if (!(error instanceof NotRecorded) || error.code !== 'book-not-empty') throw error;
    return importing(false);
  }
}

/** Imports the stories, which an earlier demonstration may have done, and asks where all stands; undefined where it was stopped. */
async function fill(tracker: Tracker, signal: AbortSignal): Promise<Positions | undefined> {
  for (const file of STORIES) if (!(await importCase(tracker, file, { signal }))) return undefined;
  await caughtUp(tracker);
  const asked = await Promise.all(SHOWN.map(async (id) => [id, await positionOf(tracker, { id, moment: {} })] as const));
  return Object.fromEntries(asked);
}

/** False where it was stopped before its end. */
async function importCase(tracker: Tracker, file: string, how: { signal: AbortSignal; asOfRecord?: boolean }): Promise<boolean> {
  const { recorded, repeated, already, refused, stopped } = await importFile(tracker, file, {
    recorder: RECORDER,
    onError: 'stop',
    ...how,
  });
  if (stopped === 'signal') return false;
  const [first] = refused;
  if (first) throw new Ended(EXIT.fault, `${typed(file)}, line ${first.line} (${first.label}): ${first.code}: ${first.says}`);
  const before = repeated + already;
  note(`${typed(file)}: ${counted(recorded, 'act')} recorded${before > 0 ? `, ${before} on record before` : ''}`);
  return true;
}

interface Shown {
  readonly places: Places;
  readonly positions: Positions;
  readonly options: Options & { readonly json?: boolean };
  readonly signal: AbortSignal;
}

async function serveSample({ places, positions, options, signal }: Shown): Promise<Exit> {
  const api = await startApi(places, await settings(options), note);
  if (options.json) sayJson({ url: api.url, store: places.store, readModel: places.readModel, positions: answersOf(positions) });
  else
    say([
      ...Object.values(positions).flatMap((position) => (position ? shortPosition(position.answer) : [])),
      ...whatNext(api.url, places, options),
    ]);
  const came = options.once ? 'stop' : await Promise.race([whenAborted(signal), api.ended]);
  await api.stop();
  return came === 'stop' || came === 0 ? EXIT.ok : EXIT.unavailable;
}

const answersOf = (positions: Positions) => Object.fromEntries(Object.entries(positions).map(([id, position]) => [id, position?.answer]));

async function settings({ port: given }: Options): Promise<NodeJS.ProcessEnv> {
  const wanted = Number(given ?? process.env['PARLEY_PORT'] ?? PORT);
  const free = wanted === 0 ? 0 : await freePort(wanted);
  if (free !== wanted) note(`Port ${wanted} is taken; using ${free}.`);
  return { PARLEY_PORT: String(free), PARLEY_HOST: '127.0.0.1', PARLEY_LOG_LEVEL: process.env['PARLEY_LOG_LEVEL'] ?? 'warn' };
}

function whatNext(url: string, places: Places, { folder }: Options): string[] {
  const book = folder === undefined ? '--sample' : `--store ${places.store}`;
  return [
    'Where to look',
    ...table([
      ...whereToLook(url),
      ['Sample book', bookAt(places)],
      ['Try', `npx parley position south-west-consortium ${book}`],
      ['and', `curl ${url}/api/negotiations/south-west-pay/position`],
    ]),
    'Ctrl-C stops it.',
  ];
}
