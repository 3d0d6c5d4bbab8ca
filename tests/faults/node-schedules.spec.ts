import { isSlow, scheduleOf, SUBJECTS, toldSchedule } from './node-schedule';
import { runSchedule, type RunOutcome } from './run-schedule';
import { seedOfThisRun } from '../support/seed-of-this-run';

const isLong = process.env['PARLEY_TEST_LONG'] === '1';
/** `PARLEY_TEST_SCHEDULES` runs so many, from the seed on: with 1 the one that failed is run again alone. */
const chosen = Number(process.env['PARLEY_TEST_SCHEDULES'] ?? 0);
const COUNT = chosen || (isLong ? 1_000 : 60);
/** Most of a schedule's time is waiting. */
const AT_ONCE = 8;
const SAID_EVERY = 50;

interface Ran extends RunOutcome {
  readonly seed: number;
}

/** From the seed on, several at once; those that take longest begin first. */
async function runAll(first: number): Promise<Ran[]> {
  const ran: Ran[] = [];
  const started = performance.now();
  const seeds = Array.from({ length: COUNT }, (_, n) => first + n).sort((a, b) => Number(isSlow(b)) - Number(isSlow(a)));
  const lane = async (): Promise<void> => {
    for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift()) {
      const one = { seed, ...(await runSchedule(scheduleOf(seed))) };
      ran.push(one);
      if (one.wrong.length > 0) process.stderr.write(`${toldFailure(one)}\n`);
      if (isLong && ran.length % SAID_EVERY === 0) process.stderr.write(`schedules: ${told(ran, started)}\n`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  console.log(`schedules from seed ${first}: ${told(ran, started)}`);
  return ran;
}

/** Said at once: a long run may be stopped before its end. */
const toldFailure = ({ seed, wrong }: Ran): string => `${toldSchedule(scheduleOf(seed))}\n${wrong.join('\n')}`;

function told(ran: readonly Ran[], started: number): string {
  const sum = (of: (one: Ran) => number): number => ran.reduce((all, one) => all + of(one), 0);
  const faults = `${sum(({ met }) => met.length)} faults met, ${sum(({ unknown }) => unknown)} outcomes unknown`;
  const failed = ran.filter(({ wrong }) => wrong.length > 0).length;
  return `${ran.length} in ${((performance.now() - started) / 1000).toFixed(1)} s; ${sum(({ acks }) => acks)} acts acknowledged; ${faults}, ${sum(({ nothingStored }) => nothingStored)} answered with nothing stored; ${failed} failed`;
}

describe('a book on a node of which much goes wrong, by seeded schedules', () => {
  let ran: Ran[];
  beforeAll(async () => (ran = await runAll(seedOfThisRun())));

  it('keeps every acknowledged act once, and no act of which it was said that nothing is stored; whoever follows and whoever asks gets them all', () => {
    const broken = ran.filter(({ wrong }) => wrong.length > 0);
    expect(broken.map(toldFailure)).toEqual([]);
    expect(ran.length).toBe(COUNT);
    expect(ran.filter(({ acks }) => acks < 12).map(({ seed }) => seed)).toEqual([]);
  });

  it('met every kind of fault', () => {
    const met = new Set(ran.flatMap((one) => one.met));
    const due = chosen ? [...new Set(ran.map(({ seed }) => scheduleOf(seed).subject))] : SUBJECTS.map(({ name }) => name);
    expect(due.filter((name) => !met.has(name))).toEqual([]);
  });
});
