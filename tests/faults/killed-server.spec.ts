import { kill, sayingProgress, told } from './killer';
import { seedOfThisRun } from '../support/seed-of-this-run';
import { startServer } from './server-process';

const isLong = process.env['PARLEY_TEST_LONG'] === '1';
/** A server takes a second or more to start, so most cycles are spent on the tracker alone; these show that nothing is lost on the way. */
const [CYCLES_MAX, MS_MAX] = isLong ? [1_000, 2 * 60 * 60_000] : [60, 35_000];
const CYCLES_LEAST = isLong ? 1_000 : 6;

describe('a server that is killed over and over while eight clients record over HTTP', () => {
  it('keeps every acknowledged act once, with the leaf of its receipt, and a book that is whole', async () => {
    const tally = await kill({
      start: startServer,
      seed: seedOfThisRun(),
      aliveMs: [50, 800],
      cyclesLeast: CYCLES_LEAST,
      cyclesMax: CYCLES_MAX,
      msMax: MS_MAX,
      ...(isLong && sayingProgress('server')),
    });
    console.log(`server: ${told(tally)}`);
    expect(tally.broken).toEqual([]);
    expect(tally.unlikeFirst).toEqual([]);
    expect(tally.cycles).toBeGreaterThanOrEqual(CYCLES_LEAST);
    expect(tally.acks).toBeGreaterThanOrEqual(tally.cycles);
    expect(tally.unknown).toBeGreaterThanOrEqual(tally.cycles);
  });
});
