/** The proleptic Gregorian calendar of ISO 8601 (with a year 0), in plain integers. Months and days count from 1. */

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

/** The furthest instant a JavaScript Date holds, on either side of 1970 (ECMA-262, Time Range). */
export const INSTANT_MS_MAX = 8.64e15;

export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Days of a month; 0 for a month that does not exist. */
export function daysInMonth(month: number, leap: boolean): number {
  return month === 2 && leap ? 29 : (MONTH_DAYS[month - 1] ?? 0);
}

/**
 * Start of a day in ms since 1970, read in UTC. Needs an existing month; any day number is taken as so many days after the first.
 * Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil. `Date.UTC` would turn year 12 into 1912.
 */
export function startOfDay({ year, month, day }: Day): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return (era * 146_097 + dayOfEra - 719_468) * DAY_MS;
}

export function startOfMonth(year: number, month: number): number {
  return month === 13 ? startOfYear(year + 1) : startOfDay({ year, month, day: 1 });
}

export function startOfYear(year: number): number {
  return startOfDay({ year, month: 1, day: 1 });
}
