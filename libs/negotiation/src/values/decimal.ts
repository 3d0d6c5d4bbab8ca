import { fault, parsed, type Parsed } from './parsed';

/** A decimal number as printed, e.g. "68", "-0.50", "20000000000". Trailing zeros are kept, for they were printed. Make one with `parseDecimal`. */
export type Decimal = string & { readonly __decimal: unique symbol };

export const DECIMAL_LENGTH_MAX = 40;
export const DECIMAL_PLACES_MAX = 40;

const FORM = /^-?(0|[1-9]\d*)(\.\d+)?$/;

/** Faults: `decimal-form`, for an exponent, a plus, a separator of thousands, a leading zero, or more than 40 characters. */
export function parseDecimal(text: unknown): Parsed<Decimal> {
  if (typeof text === 'string' && text.length <= DECIMAL_LENGTH_MAX && FORM.test(text)) return parsed(text as Decimal);
  return fault(
    'decimal-form',
    `Write a number as text in digits with a point, such as "1.5" or "-8", of at most ${DECIMAL_LENGTH_MAX} characters.`,
  );
}

/** `units` × 10 to the power of −`places`. */
interface Scaled {
  readonly units: bigint;
  readonly places: number;
}

function scaled(decimal: Decimal): Scaled {
  const [whole = '0', fraction = ''] = decimal.split('.');
  return { units: BigInt(whole + fraction), places: fraction.length };
}

function unitsAt({ units, places }: Scaled, wanted: number): bigint {
  return units * 10n ** BigInt(wanted - places);
}

function decimalOf({ units, places }: Scaled): Decimal {
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0');
  const point = digits.length - places;
  return `${units < 0n ? '-' : ''}${digits.slice(0, point)}${places > 0 ? '.' : ''}${digits.slice(point)}` as Decimal;
}

function aligned(a: Decimal, b: Decimal): readonly [a: bigint, b: bigint, places: number] {
  const [first, second] = [scaled(a), scaled(b)];
  const places = Math.max(first.places, second.places);
  return [unitsAt(first, places), unitsAt(second, places), places];
}

/** By value: "1.50" and "1.5" are 0, and so are "-0" and "0". */
export function compareDecimals(a: Decimal, b: Decimal): -1 | 0 | 1 {
  const [first, second] = aligned(a, b);
  if (first === second) return 0;
  return first < second ? -1 : 1;
}

/** "3.50" as "3.5" and "4.0" as "4"; a text that is no decimal stays as it is. */
export const withoutTrailingZeros = (text: string): string => (FORM.test(text) && text.includes('.') ? text.replace(/\.?0+$/, '') : text);

/** Exact; as many places as the longer of the two. */
export function subtractDecimals(a: Decimal, b: Decimal): Decimal {
  const [first, second, places] = aligned(a, b);
  return decimalOf({ units: first - second, places });
}

/** Exact; the places of both together. */
export function multiplyDecimals(a: Decimal, b: Decimal): Decimal {
  const [first, second] = [scaled(a), scaled(b)];
  return decimalOf({ units: first.units * second.units, places: first.places + second.places });
}

/** Nearest whole quotient, and the even one of two that are equally near. */
function halfEven(dividend: bigint, divisor: bigint): bigint {
  const negative = dividend < 0n !== divisor < 0n;
  const [top, bottom] = [dividend < 0n ? -dividend : dividend, divisor < 0n ? -divisor : divisor];
  const whole = top / bottom;
  const twice = (top % bottom) * 2n;
  const rounded = twice > bottom || (twice === bottom && whole % 2n === 1n) ? whole + 1n : whole;
  return negative ? -rounded : rounded;
}

/** a ÷ b to so many places, half to even (IEEE 754 roundTiesToEven). Faults: `division-by-zero`, `decimal-places`. */
export function divideDecimals(a: Decimal, b: Decimal, places: number): Parsed<Decimal> {
  if (!Number.isInteger(places) || places < 0 || places > DECIMAL_PLACES_MAX) {
    return fault('decimal-places', `Ask for 0 to ${DECIMAL_PLACES_MAX} places.`);
  }
  const [first, second] = aligned(a, b);
  if (second === 0n) return fault('division-by-zero', 'Nothing can be stated relative to zero; give the two figures themselves.');
  return parsed(decimalOf({ units: halfEven(first * 10n ** BigInt(places), second), places }));
}
