import { DAY_MS, daysInMonth, isLeapYear, startOfDay } from './calendar';
import { plainSpan, type Span } from './edtf-span';

const MASKED = /^(-?)([\dX]{4})(?:-([\dX]{2}))?(?:-([\dX]{2}))?$/;

interface Mask {
  readonly year: string;
  readonly month: string;
  readonly day: string;
}

interface MonthDay {
  readonly month: number;
  readonly day: number;
}

const fits = (mask: string, digits: string): boolean => [...mask].every((sign, index) => sign === 'X' || sign === digits[index]);

function fitting(mask: string, last: number): number[] {
  return Array.from({ length: last }, (_, index) => index + 1).filter((number) => fits(mask, String(number).padStart(2, '0')));
}

/** First and last day of a year that the mask can mean. A month or a day that is not written may be any. */
function edgesOf(mask: Mask, leap: boolean): { readonly first: MonthDay; readonly last: MonthDay } | null {
  const days = fitting(mask.month, 12).flatMap((month) => fitting(mask.day, daysInMonth(month, leap)).map((day) => ({ month, day })));
  const [first, last] = [days[0], days.at(-1)];
  return first === undefined || last === undefined ? null : { first, last };
}

function* yearsOf(mask: string, order: 'up' | 'down'): Generator<number> {
  const [low, high] = [Number(mask.replaceAll('X', '0')), Number(mask.replaceAll('X', '9'))];
  const step = order === 'up' ? 1 : -1;
  for (let year = order === 'up' ? low : high; year >= low && year <= high; year += step) {
    if (fits(mask, String(year).padStart(4, '0'))) yield year;
  }
}

interface Way {
  readonly order: 'up' | 'down';
  readonly side: 'first' | 'last';
  readonly sign: 1 | -1;
}

/** Start of the first day met going through the years one way. */
function edgeOf(mask: Mask, { order, side, sign }: Way): number | null {
  const edges = { leap: edgesOf(mask, true), common: edgesOf(mask, false) };
  for (const year of yearsOf(mask.year, order)) {
    const day = (isLeapYear(year) ? edges.leap : edges.common)?.[side];
    if (day !== undefined) return startOfDay({ year: sign * year, ...day });
  }
  return null;
}

/**
 * A date with unspecified digits (X), from the earliest to the end of the latest day it can mean; `null` if it can mean none
 * (2011-02-2X can, XX11-02-29 cannot: no year ending in 11 is a leap year). Looks at no more than 10,000 years either way.
 */
export function unspecifiedSpan(text: string): Span | null {
  const match = MASKED.exec(text);
  if (match === null) return null;
  const [, minus, year = '', month = 'XX', day = 'XX'] = match;
  const mask: Mask = { year, month, day };
  const [back, on, sign] = minus === '-' ? (['down', 'up', -1] as const) : (['up', 'down', 1] as const);
  const from = edgeOf(mask, { order: back, side: 'first', sign });
  const last = edgeOf(mask, { order: on, side: 'last', sign });
  return from === null || last === null ? null : plainSpan(from, last + DAY_MS);
}
