import fc from 'fast-check';
import { derivedFigures, type TwoRates } from '../../../libs/negotiation/src/values/derived-figures';
import { parseRate, type Rate } from '../../../libs/negotiation/src/values/rate';

function rate(value: string, of = 'running costs', unit = 'percent'): Rate {
  const read = parseRate({ value, unit, of });
  if (!read.ok) throw new Error(read.says);
  return read.value;
}

const labels = (rates: TwoRates): unknown => {
  const figures = derivedFigures(rates);
  return figures.ok ? figures.value.map(({ label }) => label) : figures.code;
};

test('68 % to 60 % of running costs is three figures, each of something else', () => {
  const figures = derivedFigures({ baseline: rate('68'), target: rate('60'), thing: 'the pay bill' });
  expect(figures).toEqual({
    ok: true,
    value: [
      {
        kind: 'difference',
        value: '-8',
        unit: 'percentage-point',
        label: '\u22128 percentage points',
        formula: 'the target less the baseline: 60 \u2212 68',
      },
      {
        kind: 'change-of-share',
        value: '-11.76',
        unit: 'percent',
        label: '\u221211.76 % of the share',
        formula: 'the difference as a share of the baseline: 100 × (60 \u2212 68) ÷ 68',
      },
      {
        kind: 'change-of-thing',
        value: '-29.41',
        unit: 'percent',
        label: '\u221229.41 % of the pay bill, other costs unchanged',
        formula:
          'the pay bill goes from 68 to x while the other 32 stay, so that x ÷ (x + 32) = 60 ÷ 100: x = 48.00, and 100 × (x ÷ 68 \u2212 1)',
      },
    ],
  });
});

test('the same as ratios gives the same', () => {
  expect(labels({ baseline: rate('0.68', 'running costs', 'ratio'), target: rate('60'), thing: 'the pay bill' })).toEqual([
    '\u22128.00 percentage points',
    '\u221211.76 % of the share',
    '\u221229.41 % of the pay bill, other costs unchanged',
  ]);
});

test('without a name for the thing nothing is said of it', () => {
  expect(labels({ baseline: rate('2'), target: rate('3') })).toEqual(['1 percentage point', '50.00 % of the share']);
});

test.each([
  ['one base is not stated', rate('68', 'not stated'), rate('60'), 'rate-base-not-stated'],
  ['neither base is stated', rate('68', 'not stated'), rate('60', 'not stated'), 'rate-base-not-stated'],
  ['the bases differ', rate('68'), rate('60', 'income'), 'rate-bases-differ'],
  ['one is a difference already', rate('68'), rate('8', 'running costs', 'percentage-point'), 'rate-not-a-share'],
])('nothing is derived where %s', (...[, baseline, target, code]) => {
  expect(labels({ baseline, target, thing: 'the pay bill' })).toBe(code);
});

test.each([
  ['from nothing', '0', '60', ['60 percentage points']],
  ['from the whole', '100', '60', ['\u221240 percentage points', '\u221240.00 % of the share']],
  ['to the whole', '68', '100', ['32 percentage points', '47.06 % of the share']],
  ['to nothing', '68', '0', ['\u221268 percentage points', '\u2212100.00 % of the share', '\u2212100.00 % of pay, other costs unchanged']],
  ['to no share at all', '68', '-1', ['\u221269 percentage points', '\u2212101.47 % of the share']],
])('a figure that is not defined is left out: %s', (...[, from, to, expected]) => {
  expect(labels({ baseline: rate(from), target: rate(to), thing: 'pay' })).toEqual(expected);
});

test('changing the thing by its figure, and nothing else, does give the target share', () => {
  const hundredths = fc.integer({ min: 100, max: 9_800 });
  fc.assert(
    fc.property(hundredths, hundredths, (from, to) => {
      const text = (value: number): string => (value / 100).toFixed(2);
      const figures = derivedFigures({ baseline: rate(text(from)), target: rate(text(to)), thing: 'pay' });
      const own = figures.ok ? figures.value.find(({ kind }) => kind === 'change-of-thing') : undefined;
      const share = from / 100;
      const reached = (change: number): number => {
        const changed = share * (1 + change / 100);
        return (100 * changed) / (changed + 100 - share);
      };
      const rounding = 0.005 + 1e-9;
      expect(reached(Number(own?.value) - rounding)).toBeLessThanOrEqual(to / 100);
      expect(reached(Number(own?.value) + rounding)).toBeGreaterThanOrEqual(to / 100);
    }),
  );
});
