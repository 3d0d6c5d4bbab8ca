import { grouped } from '@parley/negotiation';
import { DAY } from './clock-time';
import { Intervals } from './intervals';
import type { Items } from './items';

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

export function classesOf(items: Items, of: readonly number[]): readonly LengthClass[] {
  const byLength = grouped(of, (item) => String(LENGTHS.findIndex((length) => lengthOf(items, item) <= length)));
  const classes = [...byLength].map(([, same]) => {
    const longest = same.reduce((most, item) => Math.max(most, lengthOf(items, item)), 0);
    return { longest, intervals: new Intervals(same, items), rows: new Uint8Array(same.length) };
  });
  intoRows(items, classes);
  return classes;
}

const lengthOf = ({ starts, ends }: Items, item: number): number => (ends[item] as number) - (starts[item] as number);

/** Each into a row that is free, so that bars lie over one another only where more of them last at once than there are rows. */
function intoRows({ starts, ends }: Items, classes: readonly LengthClass[]): void {
  const next = classes.map(() => 0);
  const free = new Array<number>(ROWS).fill(-Infinity);
  const startOf = (one: number): number => {
    const { intervals } = classes[one] as LengthClass;
    const place = next[one] as number;
    return place < intervals.count ? (starts[intervals.itemAt(place)] as number) : Number.NaN;
  };
  for (let one = earliestOf(classes, startOf); one >= 0; one = earliestOf(classes, startOf)) {
    const { intervals, rows } = classes[one] as LengthClass;
    const place = next[one] as number;
    const item = intervals.itemAt(place);
    const open = free.findIndex((end) => end <= (starts[item] as number));
    const row = open >= 0 ? open : free.indexOf(Math.min(...free));
    rows[place] = row;
    free[row] = ends[item] as number;
    next[one] = place + 1;
  }
}

/** The class whose next item starts first; -1 where none has one left. */
function earliestOf(classes: readonly LengthClass[], startOf: (one: number) => number): number {
  let [best, start] = [-1, Number.NaN];
  classes.forEach((_one, at) => {
    const own = startOf(at);
    if (!Number.isNaN(own) && (best < 0 || own < start)) [best, start] = [at, own];
  });
  return best;
}
