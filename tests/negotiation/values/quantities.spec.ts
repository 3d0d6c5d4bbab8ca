import fc from 'fast-check';
import { parseBound } from '../../../libs/negotiation/src/values/bound';
import { parseCount } from '../../../libs/negotiation/src/values/count';
import { parseHours } from '../../../libs/negotiation/src/values/hours';
import { parseMoney } from '../../../libs/negotiation/src/values/money';
import type { Parsed } from '../../../libs/negotiation/src/values/parsed';
import { parseRate } from '../../../libs/negotiation/src/values/rate';

const code = (read: Parsed<unknown>): string => (read.ok ? 'taken' : read.code);

const rate = { value: '1', unit: 'percent', of: 'not stated' };
const money = { amount: '20000000000', currency: 'GBP' };
const hours = { value: '37.5', per: 'week' };
const count = { value: 9, kind: 'at-least' };

describe('money', () => {
  test.each([
    [money, 'taken'],
    [{ amount: '-0.50', currency: 'JPY' }, 'taken'],
    [{ amount: '1', currency: 'gbp' }, 'currency-unknown'],
    [{ amount: '1', currency: 'GBB' }, 'currency-unknown'],
    [{ amount: '1' }, 'currency-unknown'],
    [{ amount: 1, currency: 'GBP' }, 'decimal-form'],
    [{ ...money, pence: 5 }, 'value-field-unknown'],
    ['£1', 'value-form'],
  ])('%j: %s', (raw, expected) => {
    expect(code(parseMoney(raw))).toBe(expected);
  });

  test('every currency taken is one that the Unicode data know as well', () => {
    const known = new Set(Intl.supportedValuesOf('currency'));
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
    const taken = letters
      .flatMap((a) => letters.flatMap((b) => letters.map((c) => a + b + c)))
      .filter((currency) => parseMoney({ amount: '1', currency }).ok);
    expect(taken.length).toBeGreaterThan(150);
    expect(taken.filter((currency) => !known.has(currency))).toEqual([]);
  });
});

describe('a rate', () => {
  test.each([
    [rate, 'taken'],
    [{ value: '0.68', unit: 'ratio', of: 'running costs' }, 'taken'],
    [{ value: '-8', unit: 'percentage-point', of: 'running costs' }, 'taken'],
    [{ value: '1', unit: 'percent' }, 'rate-base-missing'],
    [{ value: '1', unit: 'percent', of: '  ' }, 'rate-base-missing'],
    [{ value: '1', unit: 'percent', of: 5 }, 'rate-base-form'],
    [{ value: '1', unit: 'percent', of: 'x'.repeat(201) }, 'rate-base-form'],
    [{ value: '1 %', unit: 'percent', of: 'pay' }, 'decimal-form'],
    [{ value: '1', unit: '%', of: 'pay' }, 'rate-unit-unknown'],
    [null, 'value-form'],
  ])('%j: %s', (raw, expected) => {
    expect(code(parseRate(raw))).toBe(expected);
  });
});

test.each([
  [hours, 'taken'],
  [{ value: '0', per: 'week' }, 'taken'],
  [{ value: '168', per: 'week' }, 'taken'],
  [{ value: '168.01', per: 'week' }, 'hours-range'],
  [{ value: '-1', per: 'week' }, 'hours-range'],
  [{ value: '37.5', per: 'month' }, 'hours-per'],
  [{ value: '37.5' }, 'hours-per'],
  [[], 'value-form'],
])('hours %j: %s', (raw, expected) => {
  expect(code(parseHours(raw))).toBe(expected);
});

test.each([
  [count, 'taken'],
  [{ value: 0, kind: 'enumerated' }, 'taken'],
  [{ value: 20, kind: 'claimed' }, 'taken'],
  [{ value: '9', kind: 'at-least' }, 'count-form'],
  [{ value: 1.5, kind: 'at-least' }, 'count-form'],
  [{ value: -1, kind: 'at-least' }, 'count-form'],
  [{ value: 2 ** 53, kind: 'at-least' }, 'count-form'],
  [{ value: 9, kind: 'about' }, 'count-kind-unknown'],
])('a count %j: %s', (raw, expected) => {
  expect(code(parseCount(raw))).toBe(expected);
});

test('minus zero is counted as zero, for the stored form knows only one', () => {
  const read = parseCount({ value: -0, kind: 'claimed' });
  expect(read.ok && Object.is(read.value.value, 0)).toBe(true);
});

test.each([
  [{ op: '<=', rate }, 'taken'],
  [{ op: '>=', money }, 'taken'],
  [{ op: '~', hours }, 'taken'],
  [{ op: '=', count }, 'taken'],
  [{ op: '<', rate }, 'bound-op-unknown'],
  [{ op: '<=' }, 'bound-kind'],
  [{ op: '<=', rate, money }, 'bound-kind'],
  [{ op: '<=', rate: { value: '1', unit: 'percent' } }, 'rate-base-missing'],
  [{ op: '<=', days: 3 }, 'value-field-unknown'],
])('a bound %j: %s', (raw, expected) => {
  expect(code(parseBound(raw))).toBe(expected);
});

const readers = { parseBound, parseCount, parseHours, parseMoney, parseRate };

test('what was taken reads the same again, and whatever else comes is answered with a fault that says what to do', () => {
  const field = fc.oneof(
    fc.constantFrom(...[rate, money, hours, count], '1', 'GBP', 'percent', 'week', 'claimed', '<=', 'pay', 3),
    fc.jsonValue({ maxDepth: 2 }),
  );
  const names = fc.constantFrom(
    'value',
    'unit',
    'of',
    'amount',
    'currency',
    'per',
    'kind',
    'op',
    'rate',
    'money',
    'count',
    'hours',
    '__proto__',
    'x',
  );
  const raw = fc.oneof(fc.dictionary(names, field, { maxKeys: 4 }), fc.anything());
  fc.assert(
    fc.property(raw, (given) => {
      for (const read of Object.values<(raw: unknown) => Parsed<unknown>>(readers)) {
        const first = read(given);
        if (first.ok) expect(read(first.value)).toEqual(first);
        else expect(first.says).toMatch(/^[A-Z].*[.)]$/s);
      }
    }),
    { numRuns: 1_000, examples: [[rate], [money], [hours], [count], [{ op: '<=', rate }]] },
  );
});
