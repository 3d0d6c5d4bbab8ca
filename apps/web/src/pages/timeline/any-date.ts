import { parsePeriod } from '@parley/negotiation';

/** Where a date ends that is written in any way that the record takes; `Infinity` where it has no end, or is no date. */
export function endOfAny(date: string): number {
  const period = parsePeriod(date);
  return (period.ok ? period.value.bounds.latest : null) ?? Infinity;
}
