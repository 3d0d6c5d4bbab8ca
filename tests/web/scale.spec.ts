import fc from 'fast-check';
import { domainOf, linear, numberTicks, timeTicks } from '../../apps/web/src/charts/scale';

const at = (iso: string): number => Date.parse(iso);
const span = fc
  .tuple(fc.integer({ min: at('1900-01-01'), max: at('2100-01-01') }), fc.integer({ min: 60_000, max: 4e12 }))
  .map(([from, extent]) => [from, from + extent] as const);

describe('the numbers beside an axis', () => {
  it.each([
    [[0, 10], 5, [0, 2, 4, 6, 8, 10]],
    [[27, 53], 5, [30, 40, 50]],
    [[0, 1], 5, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [[-3, 3], 3, [-2, 0, 2]],
  ] as const)('are round ones within %j', ([from, to], count, expected) => {
    expect(numberTicks([from, to], count)).toEqual(expected);
  });

  it('are none where there is no extent', () => {
    expect(numberTicks([4, 4], 5)).toEqual([]);
  });

  it('lie within, in order, and are not many more than asked for', () => {
    const extents = fc.tuple(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.double({ min: 1e-3, max: 1e7, noNaN: true }));
    fc.assert(
      fc.property(extents, fc.integer({ min: 1, max: 12 }), ([from, extent], count) => {
        const ticks = numberTicks([from, from + extent], count);
        const slack = extent * 1e-9 + 1e-9;
        expect(ticks.length).toBeLessThanOrEqual(count + 1);
        expect(ticks.every((one) => one >= from - slack && one <= from + extent + slack)).toBe(true);
        expect(ticks).toEqual([...ticks].sort((a, b) => a - b));
      }),
    );
  });
});

describe('the moments beside an axis', () => {
  it.each([
    ['2003-05-01 2012-01-01', ['2004', '2006', '2008', '2010', '2012']],
    ['2025-01-10 2025-05-20', ['Feb 2025', 'Mar 2025', 'Apr 2025', 'May 2025']],
    ['2025-03-05 2025-03-09', ['5 Mar 2025', '6 Mar 2025', '7 Mar 2025', '8 Mar 2025', '9 Mar 2025']],
    ['2025-03-06T09:30:00Z 2025-03-06T14:30:00Z', ['10:00', '11:00', '12:00', '13:00', '14:00']],
  ])('from %s, five of them, are called as shortly as they can be', (over, expected) => {
    const [from = 0, to = 0] = over.split(' ').map(at);
    expect(timeTicks([from, to], 5).map(({ label }) => label)).toEqual(expected);
  });

  it('lie within, in order, each called otherwise than its neighbour, and are not many more than asked for', () => {
    fc.assert(
      fc.property(span, fc.integer({ min: 1, max: 12 }), (over, count) => {
        const ticks = timeTicks(over, count);
        expect(ticks.length).toBeLessThanOrEqual(count + 1);
        expect(ticks.every((one, place) => one.at >= over[0] && one.at <= over[1] && one.label !== ticks[place - 1]?.label)).toBe(true);
      }),
    );
  });
});

describe('a scale', () => {
  it('maps the ends of its domain onto those of its range, also upside down', () => {
    const y = linear([10, 20], [100, 0]);
    expect([y(10), y(15), y(20)]).toEqual([100, 50, 0]);
  });

  it('without extent puts everything in the middle', () => {
    expect(linear([5, 5], [0, 10])(5)).toBe(5);
  });

  it('has a domain also for one value, and for none', () => {
    expect(domainOf([7], { share: 0.1, least: 2 })).toEqual([6, 8]);
    expect(domainOf([], { share: 0.1, least: 2 })).toEqual([0, 2]);
  });
});
