import { undecidedAmong } from '@parley/negotiation';
import fc from 'fast-check';
import { orderAmong } from '../../libs/negotiation/src/values/occurred-order';

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const bound = fc.option(fc.nat(8), { freq: 4 });
const dates = fc.array(fc.tuple(bound, fc.option(fc.nat(3), { freq: 4 })), { minLength: NAMES.length, maxLength: NAMES.length });
const links = fc.array(fc.tuple(fc.nat(6), fc.nat(6)), { maxLength: 8 });

describe('how many others an entry cannot be put in order with', () => {
  it('is what asking each pair says', () => {
    fc.assert(
      fc.property(dates, links, (drawn, stated) => {
        const entries = drawn.map(([earliest, width], index) => ({
          id: NAMES[index] ?? '',
          earliest,
          latest: width === null ? null : (earliest ?? 3) + width + 1,
          after: stated.filter(([one]) => one === index).map(([, other]) => NAMES[other] ?? ''),
        }));
        const order = orderAmong(entries);
        const undecided = (a: string): number => NAMES.filter((b) => a !== b && order.orderOf(a, b) === 'undetermined').length;
        expect(Object.fromEntries(undecidedAmong(entries))).toEqual(Object.fromEntries(NAMES.map((name) => [name, undecided(name)])));
      }),
      { numRuns: 1000 },
    );
  });

  it('of 20,000 entries on overlapping days takes no look at every pair', () => {
    const entries = Array.from({ length: 20_000 }, (_, n) => ({ id: String(n), earliest: n, latest: n + 3 }));
    const counts = undecidedAmong(entries);
    expect([counts.get('0'), counts.get('10000')]).toEqual([2, 4]);
  });
});
