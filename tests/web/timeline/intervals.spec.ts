import fc from 'fast-check';
import { inOrder } from '../../../apps/web/src/pages/timeline/in-order';
import { Intervals } from '../../../apps/web/src/pages/timeline/intervals';
import { atOnce } from '../../../apps/web/src/pages/timeline/stepwise';

const open = fc.constantFrom(-Infinity, Infinity);
const interval = fc
  .tuple(
    fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 0, max: 200 }) }, open),
    fc.integer({ min: 1, max: 60 }),
    fc.nat(5),
    fc.boolean(),
  )
  .map(([from, length, rank, isOpen]) => {
    const start = from === Infinity ? 0 : from;
    return { start, end: isOpen ? Infinity : (Number.isFinite(start) ? start : 50) + length, rank };
  });
const many = fc.array(interval, { maxLength: 300 });

function indexed(all: readonly { start: number; end: number; rank: number }[]): Intervals {
  const bounds = {
    starts: Float64Array.from(all, ({ start }) => start),
    ends: Float64Array.from(all, ({ end }) => end),
    ranks: Uint8Array.from(all, ({ rank }) => rank),
  };
  return atOnce(Intervals.of(atOnce(inOrder(Int32Array.from(all.keys()), bounds.starts)), bounds));
}

describe('intervals that are asked for without looking at each', () => {
  it('name those that share an instant with a length of time, as looking at each would', () => {
    fc.assert(
      fc.property(many, fc.integer({ min: -5, max: 260 }), fc.integer({ min: 1, max: 80 }), (all, from, length) => {
        const found = indexed(all);
        const expected = all.flatMap(({ start, end }, at) => (start < from + length && end > from ? [at] : []));
        const places = found.placesOverlapping({ from, to: from + length }, Infinity);
        expect(places.map((place) => found.itemAt(place)).sort((a, b) => a - b)).toEqual(expected);
        expect(found.overlapping(from, from + length)).toBe(expected.length);
      }),
    );
  });

  it('count those that start in a length of time, grade by grade', () => {
    fc.assert(
      fc.property(
        many,
        fc.tuple(fc.integer({ min: -5, max: 260 }), fc.integer({ min: 0, max: 80 })),
        fc.nat(5),
        (all, [from, length], rank) => {
          const found = indexed(all);
          const within = all.filter(({ start }) => start >= from && start < from + length);
          const [first, last] = found.startingIn(from, from + length);
          expect(last - first).toBe(within.length);
          expect(found.ofRank(rank, [first, last])).toBe(within.filter((one) => one.rank === rank).length);
        },
      ),
    );
  });

  it('name at most as many as are wanted', () => {
    const found = indexed(Array.from({ length: 100 }, () => ({ start: 0, end: 10, rank: 1 })));
    expect(found.placesOverlapping({ from: 0, to: 1 }, 7)).toHaveLength(7);
  });
});
