import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { OutcomeUnknown, placesOf, type BookFiles, type RecordingProcess, type StartProcess } from './recording';
import { Seeded } from './seeded';
import { verifyBook, type Verdict } from './verify-book';
import { TALKS, Writer } from './writer';

const WRITERS = 8;
/** Cycles on one book: then it is verified, and the next begins, as a long record takes long to load. */
const CYCLES_PER_BOOK = 20;
/** One process in so many is killed while it opens the book, or soon after. */
const KILL_EARLY_ONE_IN = 8;
const EARLY_MS_MOST = 120;
/** Every other process is killed after so many acknowledgements at most, however slow the machine is, and after this time. */
const [ACKS_MOST, ACKS_MS_MOST] = [40, 3_000];

export interface Killing {
  readonly start: StartProcess;
  readonly seed: number;
  /** How long a process lives from when it is ready: at random between the two, in milliseconds. */
  readonly aliveMs: readonly [least: number, most: number];
  /** A run that kills less has shown nothing: it goes on until then, however slow the machine is. */
  readonly cyclesLeast: number;
  readonly cyclesMax: number;
  /** No cycle begins later, once there were the least. */
  readonly msMax: number;
  /** Books that are recorded in side by side, each with processes of its own. Default: 1. */
  readonly booksAtOnce?: number;
  /** Called after every book, with the sums so far. */
  readonly onBook?: (soFar: Tally) => void;
}
export interface Tally {
  readonly seed: number;
  cycles: number;
  acks: number;
  /** Acts whose sender did not hear what became of them. */
  unknown: number;
  /** Of these, the ones that turned out to be stored when they were sent again. */
  storedUnheard: number;
  readonly unlikeFirst: string[];
  /** Of each book that is not whole. */
  readonly broken: Verdict[];
  ms: number;
}

/**
 * Eight clients record while the process is killed over and over; after every book it is looked whether each acknowledged act is there once,
 * and whether the views hold what a new build from the book makes.
 */
export async function kill(killing: Killing): Promise<Tally> {
  const tally: Tally = { seed: killing.seed, cycles: 0, acks: 0, unknown: 0, storedUnheard: 0, unlikeFirst: [], broken: [], ms: 0 };
  const started = performance.now();
  const isOver = (): boolean =>
    tally.cycles >= killing.cyclesMax || (tally.cycles >= killing.cyclesLeast && performance.now() - started >= killing.msMax);
  const oneAfterAnother = async (random: Seeded): Promise<void> => {
    while (!isOver()) {
      await oneBook({ killing, random, tally, isOver });
      tally.ms = Math.round(performance.now() - started);
      killing.onBook?.(tally);
    }
  };
  await Promise.all(Array.from({ length: killing.booksAtOnce ?? 1 }, (_, n) => oneAfterAnother(new Seeded(killing.seed + n))));
  return tally;
}

interface Round {
  readonly killing: Killing;
  readonly random: Seeded;
  readonly tally: Tally;
  readonly isOver: () => boolean;
}

async function oneBook({ killing, random, tally, isOver }: Round): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-killed-'));
  const files: BookFiles = { book: join(folder, 'book.db'), views: join(folder, 'views.db') };
  const writers = Array.from({ length: WRITERS }, (_, n) => new Writer(`${n}`, random));
  let ready = killing.start(files);
  let next = ready;
  try {
    await ready.open();
    await setUp(ready, random);
    for (let cycle = 0; cycle < CYCLES_PER_BOOK && !(cycle > 0 && isOver()); cycle += 1) {
      next = killing.start(files);
      await oneCycle({ process: ready, writers, random, isOpen: cycle === 0, aliveMs: killing.aliveMs });
      ready = next;
      tally.cycles += 1;
    }
    await ready.open();
    await Promise.all(writers.map((writer) => writer.empty(ready)));
  } finally {
    await Promise.all([ready.kill(), next.kill()]);
  }
  await count(tally, { writers, files });
  rmSync(folder, { recursive: true, force: true });
}

async function setUp(process: RecordingProcess, random: Seeded): Promise<void> {
  for (const negotiation of TALKS) {
    const body = { negotiation, title: `Talks of ${negotiation}`, level: 'organisation' };
    await process.record({ act: 'open-record', record: 'negotiation', recorder: 'Set Up', body, commandId: random.uuid() });
  }
}

interface Cycle {
  readonly process: RecordingProcess;
  readonly writers: readonly Writer[];
  readonly random: Seeded;
  readonly isOpen: boolean;
  readonly aliveMs: Killing['aliveMs'];
}

async function oneCycle(cycle: Cycle): Promise<void> {
  const { process, writers, random, isOpen } = cycle;
  const isEarly = random.between(1, KILL_EARLY_ONE_IN) === 1;
  const opened = (isOpen ? Promise.resolve() : process.open()).then(
    () => true,
    (error: unknown) => {
      if (isEarly && error instanceof OutcomeUnknown) return false;
      throw error;
    },
  );
  const moment = isEarly ? sleep(random.between(0, EARLY_MS_MOST)) : momentAfter(opened, cycle);
  const recorded = opened.then((isUp) => Promise.all(isUp ? writers.map((writer) => writer.recordUntilKilled(process)) : []));
  recorded.catch(() => undefined);
  await moment;
  await process.kill();
  await recorded;
}

/** Some time after the process is ready, or right after some acknowledgement. */
async function momentAfter(opened: Promise<unknown>, { writers, random, aliveMs: [least, most] }: Cycle): Promise<void> {
  const [byAcks, ms, acks] = [random.between(0, 1) === 1, random.between(least, most), random.between(1, ACKS_MOST)];
  const enough = new Promise<void>((resolve) => {
    let heard = 0;
    for (const writer of writers) writer.onAck = () => (heard += 1) === acks && resolve();
  });
  await opened;
  await (byAcks ? Promise.race([enough, sleep(ACKS_MS_MOST, undefined, { ref: false })]) : sleep(ms));
}

async function count(tally: Tally, { writers, files }: { writers: readonly Writer[]; files: BookFiles }): Promise<void> {
  const acks = writers.flatMap((writer) => writer.acks);
  const verdict = await verifyBook(placesOf(files), acks);
  tally.acks += acks.length;
  for (const writer of writers) {
    tally.unknown += writer.unknown;
    tally.storedUnheard += writer.storedUnheard;
    tally.unlikeFirst.push(...writer.unlikeFirst);
  }
  if (Object.values(verdict as unknown as Record<string, string[]>).some((list) => list.length > 0)) tally.broken.push(verdict);
}

const SAID_EVERY = 500;
/** Says on standard error, which jest does not hold back, how far a long run is. */
export const sayingProgress = (what: string): Pick<Killing, 'onBook'> => ({
  onBook: (soFar) => {
    if (soFar.cycles % SAID_EVERY < CYCLES_PER_BOOK)
      process.stderr.write(`${what}: ${told(soFar)}; ${soFar.broken.length} books not whole\n`);
  },
});

/** One line for the log of a run. */
export const told = ({ seed, cycles, acks, unknown, storedUnheard, ms }: Tally): string =>
  `seed ${seed}: killed ${cycles} times in ${(ms / 1000).toFixed(1)} s; ${acks} acts acknowledged; ${unknown} outcomes unknown, ${storedUnheard} of them stored`;
