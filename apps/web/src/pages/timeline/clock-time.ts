/** The two clocks as numbers: a moment is the first instant (ms since 1970, UTC) that it no longer holds. All that is on record: Infinity. */

export const CLOCKS = ['occurred', 'recorded'] as const;
export type Clock = (typeof CLOCKS)[number];

export const SECOND = 1_000;
export const DAY = 86_400_000;

const WRITTEN = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}:\d{2}:\d{2})Z)?)?)?$/;

/** Where a date ends that is a year, a month, a day or a second in UTC; undefined for any other, which the rules must read. */
export function endOfPlain(date: string): number | undefined {
  const [, year, month, day, time] = WRITTEN.exec(date) ?? [];
  if (year === undefined) return undefined;
  if (time !== undefined) return valid(Date.parse(date) + SECOND);
  if (day !== undefined) return valid(Date.parse(date) + DAY);
  // The month after December is the January that follows.
  return valid(month === undefined ? Date.UTC(Number(year) + 1, 0) : Date.UTC(Number(year), Number(month)));
}
const valid = (time: number): number | undefined => (Number.isNaN(time) ? undefined : time);

/** EDTF of the day, else of the second, that ends at this moment, as a replay names its steps. */
export const dateEnding = (end: number): string =>
  end % DAY === 0 ? new Date(end - DAY).toISOString().slice(0, 10) : `${new Date(end - SECOND).toISOString().slice(0, 19)}Z`;

/** A moment as the address and the questions have it: a date for what occurred, an instant for what was recorded. Of `Infinity`, nothing. */
export function momentText(clock: Clock, moment: number): string | undefined {
  if (moment === Infinity) return undefined;
  return clock === 'occurred' ? dateEnding(wholeSeconds(moment)) : new Date(moment - 1).toISOString();
}

/** The reverse; undefined where the rules must read it, or nobody can. */
export function momentOf(clock: Clock, text: string | undefined): number | undefined {
  if (text === undefined) return Infinity;
  if (clock === 'occurred') return endOfPlain(text);
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : at + 1;
}

/** Dates are asked for to the second. */
export const wholeSeconds = (time: number): number => Math.ceil(time / SECOND) * SECOND;
