import { INSTANT } from '@parley/negotiation';

/** A time as a file writes it, `2012-07-16T12:00:00Z`, in milliseconds since 1970; undefined where it is none. */
export function instantOf(text: string): number | undefined {
  const ms = INSTANT.test(text) ? Date.parse(text) : NaN;
  return Number.isSafeInteger(ms) ? ms : undefined;
}
export const NO_INSTANT = { code: 'not-an-instant', says: 'Write when it was recorded as 2012-07-16T12:00:00Z, in UTC.' };
