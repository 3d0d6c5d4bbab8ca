import { availableParallelism } from 'node:os';
import { kill, sayingProgress, told } from './killer';
import { seedOfThisRun } from '../support/seed-of-this-run';
import { startTracker } from './tracker-process';

const isLong = process.env['PARLEY_TEST_LONG'] === '1';
/** `PARLEY_TEST_KILLS` kills so often and no more, so that a long run can be made in pieces, each from a seed of its own. */
const chosen = Number(process.env['PARLEY_TEST_KILLS'] ?? 0);
const [CYCLES_MAX, MS_MAX] = isLong ? [chosen || 9_000, 3 * 60 * 60_000] : [440, 75_000];
const CYCLES_LEAST = isLong ? CYCLES_MAX : 60;
/** Alone on its machine it uses all of it; among other tests, one core. */
const BOOKS_AT_ONCE = isLong ? availableParallelism() : 1;
const ACKS_PER_CYCLE_LEAST = 2;

describe('a tracker that is killed over and over while eight clients record', () => {
  it('keeps every acknowledged act once, with the leaf of its receipt, and a book that is whole', async () => {
    const tally = await kill({
      start: startTracker,
      seed: seedOfThisRun(),
      aliveMs: [20, 250],
      cyclesLeast: CYCLES_LEAST,
      cyclesMax: CYCLES_MAX,
      msMax: MS_MAX,
      booksAtOnce: BOOKS_AT_ONCE,
      ...(isLong && sayingProgress('tracker')),
    });
    console.log(`tracker: ${told(tally)}`);
    expect(tally.broken).toEqual([]);
    expect(tally.unlikeFirst).toEqual([]);
    expect(tally.cycles).toBeGreaterThanOrEqual(CYCLES_LEAST);
    expect(tally.acks).toBeGreaterThanOrEqual(tally.cycles * ACKS_PER_CYCLE_LEAST);
    expect(tally.unknown).toBeGreaterThanOrEqual(tally.cycles);
    expect(tally.storedUnheard).toBeGreaterThan(0);
  });
});
