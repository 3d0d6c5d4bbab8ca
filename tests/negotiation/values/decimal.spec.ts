import fc from 'fast-check';
import {
  compareDecimals,
  divideDecimals,
  multiplyDecimals,
  parseDecimal,
  subtractDecimals,
  type Decimal,
} from '../../../libs/negotiation/src/values/decimal';

function decimal(text: string): Decimal {
  const read = parseDecimal(text);
  if (!read.ok) throw new Error(`${text}: ${read.says}`);
  return read.value;
}

/** units × 10^-places, written out: a second way to the same number. */
const written = (units: bigint, places: number): string => {
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0');
  return `${units < 0n ? '-' : ''}${digits.slice(0, digits.length - places)}${places ? `.${digits.slice(-places)}` : ''}`;
};
const number = fc.tuple(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.integer({ min: 0, max: 9 }));

test.each(['0', '-0', '68', '-8', '1.50', '0.05', '20000000000', '9'.repeat(40)])('%s is kept as printed', (text) => {
  expect(parseDecimal(text)).toEqual({ ok: true, value: text });
});

test.each(['', '-', '.5', '5.', '1e3', '+1', '1,000', '007', '1.2.3', ' 1', '1\n', '\u22128', '٣', 'NaN', '9'.repeat(41), 1, null, {}])(
  '%j is no decimal',
  (text) => {
    expect(parseDecimal(text)).toMatchObject({ ok: false, code: 'decimal-form' });
  },
);

test('comparing and subtracting are exact, whatever the places', () => {
  fc.assert(
    fc.property(number, number, ([a, aPlaces], [b, bPlaces]) => {
      const [x, y] = [decimal(written(a, aPlaces)), decimal(written(b, bPlaces))];
      const places = Math.max(aPlaces, bPlaces);
      const gap = a * 10n ** BigInt(places - aPlaces) - b * 10n ** BigInt(places - bPlaces);
      expect(subtractDecimals(x, y)).toBe(written(gap, places));
      expect(compareDecimals(x, y)).toBe(gap < 0n ? -1 : gap > 0n ? 1 : 0);
      expect(multiplyDecimals(x, y)).toBe(written(a * b, aPlaces + bPlaces));
    }),
  );
});

test('floating point would be wrong here: 0.3 less 0.1 is 0.2', () => {
  expect(subtractDecimals(decimal('0.3'), decimal('0.1'))).toBe('0.2');
  expect(compareDecimals(decimal('1.50'), decimal('1.5'))).toBe(0);
});

test.each([
  ['1', '8', 2, '0.12'],
  ['3', '8', 2, '0.38'],
  ['-1', '8', 2, '-0.12'],
  ['5', '2', 0, '2'],
  ['7', '2', 0, '4'],
  ['1', '3', 4, '0.3333'],
  ['2', '-3', 4, '-0.6667'],
  ['-1', '1000', 2, '0.00'],
])('%s ÷ %s to %i places is %s, half to even', (...[a, b, places, quotient]) => {
  expect(divideDecimals(decimal(a), decimal(b), places)).toEqual({ ok: true, value: quotient });
});

test('a quotient is off by half a unit of its last place at most, and even where it is off by just that', () => {
  fc.assert(
    fc.property(number, number, fc.integer({ min: 0, max: 6 }), ([a, aPlaces], [b, bPlaces], places) => {
      fc.pre(b !== 0n);
      const read = divideDecimals(decimal(written(a, aPlaces)), decimal(written(b, bPlaces)), places);
      const units = read.ok ? BigInt(read.value.replace('.', '')) : 0n;
      const left = a * 10n ** BigInt(bPlaces + places);
      const right = units * b * 10n ** BigInt(aPlaces);
      const magnitude = (n: bigint): bigint => (n < 0n ? -n : n);
      const [twice, unit] = [2n * magnitude(left - right), magnitude(b * 10n ** BigInt(aPlaces))];
      expect(twice <= unit).toBe(true);
      expect(twice === unit && units % 2n !== 0n).toBe(false);
    }),
  );
});

test('division by zero and places beyond reason are faults, not exceptions', () => {
  expect(divideDecimals(decimal('1'), decimal('0.00'), 2)).toMatchObject({ code: 'division-by-zero' });
  expect([-1, 1.5, 41, NaN].map((places) => divideDecimals(decimal('1'), decimal('3'), places))).toMatchObject(
    Array(4).fill({ code: 'decimal-places' }),
  );
});
