import fc from 'fast-check';
import { SortedRuns } from '../../libs/negotiation/src/record/history/sorted-runs';

const LIMITS = [-Infinity, -1, 0, 3, 50, 99, Infinity];
/** So many items that runs of three lengths are full, with keys of which many are equal, and some endless. */
const keyed = fc.array(fc.oneof({ weight: 20, arbitrary: fc.nat(100) }, fc.constantFrom(-Infinity, Infinity)), {
  minLength: 0,
  maxLength: 10_000,
  size: 'max',
});

function runsOf(keys: readonly number[]): SortedRuns {
  const items: number[] = [];
  const runs = new SortedRuns(items, keys);
  for (const item of keys.keys()) {
    items.push(item);
    runs.added();
  }
  return runs;
}

test('of the items that came first, those up to a limit are counted, and walked from the greatest down', () => {
  fc.assert(
    fc.property(keyed, fc.nat(1000), (keys, part) => {
      const runs = runsOf(keys);
      const count = Math.floor((part * keys.length) / 1000);
      const key = (item: number): number => keys[item] as number;
      for (const limit of LIMITS) {
        const expected = [...keys.keys()].slice(0, count).filter((item) => key(item) <= limit);
        const walked = [...runs.fromGreatest(count, limit)];
        expect(runs.countUpTo(count, limit)).toBe(expected.length);
        expect(walked.map(key)).toEqual(expected.map(key).sort((a, b) => b - a));
        expect([...walked].sort((a, b) => a - b)).toEqual(expected);
      }
    }),
    { numRuns: 15 },
  );
});
