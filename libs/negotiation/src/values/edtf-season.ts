import { startOfDay } from './calendar';
import { plainSpan, type Span } from './edtf-span';

/** Month and day it starts, month and day before which it has ended; `next` where that end is in the following year. */
interface Part {
  readonly from: readonly [month: number, day: number];
  readonly to: readonly [month: number, day: number];
  readonly next?: true;
}

/*
 * ISO 8601-2 gives the seasons codes but no days. Sources count them by months (spring from 1 March) or by the sun (until the June solstice,
 * 22 June at the latest): each runs from the earlier start to the later end. "Winter 2012" is the one that starts or the one that ends in 2012.
 */
const EARLY: Part = { from: [3, 1], to: [6, 23] };
const MIDDLE: Part = { from: [6, 1], to: [9, 25] };
const LATE: Part = { from: [9, 1], to: [12, 24] };
const TURN: Part = { from: [1, 1], to: [3, 22], next: true };

const months = (first: number, count: number): Part =>
  first + count > 12 ? { from: [first, 1], to: [1, 1], next: true } : { from: [first, 1], to: [first + count, 1] };

/** By code from 21 on. 21–24 have no hemisphere; this record is a northern one, and reads them like 25–28. */
const PARTS: readonly Part[] = [
  ...[EARLY, MIDDLE, LATE, TURN],
  ...[EARLY, MIDDLE, LATE, TURN],
  ...[LATE, TURN, EARLY, MIDDLE],
  ...[months(1, 3), months(4, 3), months(7, 3), months(10, 3)],
  ...[months(1, 4), months(5, 4), months(9, 4)],
  ...[months(1, 6), months(7, 6)],
];

/** Span of a season, quarter, third or half of a year by its ISO 8601-2 code (21–41); `null` for any other code. */
export function seasonSpan(year: number, code: number): Span | null {
  const part = PARTS[code - 21];
  if (part === undefined) return null;
  const start = startOfDay({ year, month: part.from[0], day: part.from[1] });
  const end = startOfDay({ year: part.next === true ? year + 1 : year, month: part.to[0], day: part.to[1] });
  return plainSpan(start, end);
}
