import { DAY_MS, daysInMonth, isLeapYear, startOfDay } from './calendar';
import { plainSpan, type Span } from './edtf-span';
import { fault, parsed, type Parsed } from './parsed';

const PLAIN_DAY = /^-?\d{4}-\d\d-\d\d$/;

export const isPlainDay = (text: string): boolean => PLAIN_DAY.test(text) && !text.startsWith('-0000');

/** One day written in full, as `isPlainDay` recognises it. The commonest value of all, so it does not go through the grammar. */
export function daySpan(text: string): Parsed<Span> {
  const year = Number(text.slice(0, -6));
  const month = Number(text.slice(-5, -3));
  const day = Number(text.slice(-2));
  if (day < 1 || day > daysInMonth(month, isLeapYear(year))) {
    return fault('date-impossible', `${text} is not in the calendar; check it against the source.`);
  }
  const from = startOfDay({ year, month, day });
  return parsed(plainSpan(from, from + DAY_MS));
}
