import { DAY } from './clock-time';
import { Intervals } from './intervals';
import type { Items } from './items';
import { forEachBelow, type Stepwise } from './stepwise';

/** Items that last about as long as each other, with the row of each place where they are drawn as bars. */
export interface LengthClass {
  /** None of them lasts longer, in ms; infinite where one is open at a side. */
  readonly longest: number;
  readonly intervals: Intervals;
  readonly rows: Uint8Array;
}

const MINUTE = 60_000;
/** A day by the clock may have 25 hours, a month 31 days, a year 366. */
const LENGTHS = [MINUTE, (DAY * 25) / 24, 32 * DAY, 367 * DAY, Number.MAX_VALUE, Infinity];
/** Bars of a lane stand in so many rows. */
export const ROWS = 3;

/** Of items that stand in the order in which they start. */
export function* classesOf(items: Items, order: Int32Array): Stepwise<readonly LengthClass[]> {
  const byLength = LENGTHS.map(() => [] as number[]);
  const longest = LENGTHS.map(() => 0);
  yield* forEachBelow(order.length, (place) => {
    const item = order[place] as number;
    const length = lengthOf(items, item);
    const one = LENGTHS.findIndex((most) => length <= most);
    byLength[one]?.push(item);
    longest[one] = Math.max(longest[one] as number, length);
  });
  const classes: LengthClass[] = [];
  for (const [one, same] of byLength.entries()) {
    if (same.length === 0) continue;
    const intervals = yield* Intervals.of(Int32Array.from(same), items);
    classes.push({ longest: longest[one] as number, intervals, rows: new Uint8Array(same.length) });
  }
  yield* intoRows(items, { classes, count: order.length });
  return classes;
}

const lengthOf = ({ starts, ends }: Items, item: number): number => (ends[item] as number) - (starts[item] as number);

interface Lasting {
  readonly classes: readonly LengthClass[];
  readonly count: number;
}
/** Each into a row that is free, so that bars lie over one another only where more of them last at once than there are rows. */
function* intoRows({ starts, ends }: Items, { classes, count }: Lasting): Stepwise<void> {
  const next = classes.map(() => 0);
  const free = new Array<number>(ROWS).fill(-Infinity);
  const startOf = (one: number): number => {
    const { intervals } = classes[one] as LengthClass;
    const place = next[one] as number;
    return place < intervals.count ? (starts[intervals.itemAt(place)] as number) : Number.NaN;
  };
  yield* forEachBelow(count, () => {
    const one = earliestOf(classes, startOf);
    const { intervals, rows } = classes[one] as LengthClass;
    const place = next[one] as number;
    const item = intervals.itemAt(place);
    const open = free.findIndex((end) => end <= (starts[item] as number));
    const row = open >= 0 ? open : free.indexOf(Math.min(...free));
    rows[place] = row;
    free[row] = ends[item] as number;
    next[one] = place + 1;
  });
}

/** The class whose next item starts first. */
function earliestOf(classes: readonly LengthClass[], startOf: (one: number) => number): number {
  let [best, start] = [-1, Number.NaN];
  for (let one = 0; one < classes.length; one += 1) {
    const own = startOf(one);
    if (!Number.isNaN(own) && (best < 0 || own < start)) [best, start] = [one, own];
  }
  return best;
}
