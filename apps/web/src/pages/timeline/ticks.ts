import { DAY } from './clock-time';
import type { View } from './view';

export interface Tick {
  readonly at: number;
  readonly says: string;
}
type Unit = 'hour' | 'day' | 'month' | 'year';
interface Step {
  readonly unit: Unit;
  readonly by: number;
  readonly ms: number;
}
const HOUR = 3_600_000;
const LONGEST: Step = { unit: 'year', by: 50, ms: 50 * 366 * DAY };
const STEPS: readonly Step[] = [
  ...[1, 3, 6, 12].map((by) => ({ unit: 'hour' as const, by, ms: by * HOUR })),
  ...[1, 2, 7, 14].map((by) => ({ unit: 'day' as const, by, ms: by * DAY })),
  ...[1, 3, 6].map((by) => ({ unit: 'month' as const, by, ms: by * 31 * DAY })),
  ...[1, 2, 5, 10, 20].map((by) => ({ unit: 'year' as const, by, ms: by * 366 * DAY })),
];
/** Room for one label, in pixels. */
const LABEL = 84;

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const SAID: Readonly<Record<Unit, (at: Date) => string>> = {
  hour: (at) => (at.getUTCHours() === 0 ? SAID.day(at) : `${String(at.getUTCHours()).padStart(2, '0')}:00`),
  day: (at) => `${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]} ${at.getUTCFullYear()}`,
  month: (at) => `${MONTHS[at.getUTCMonth()]} ${at.getUTCFullYear()}`,
  year: (at) => String(at.getUTCFullYear()),
};

/** Marks of the calendar (UTC), as many as have room. */
export function ticksOf(view: View, width: number): readonly Tick[] {
  const room = (LABEL / Math.max(width, LABEL)) * (view.to - view.from);
  const step = STEPS.find(({ ms }) => ms >= room) ?? LONGEST;
  const ticks: Tick[] = [];
  for (let at = firstOf(step, view.from); at < view.to; at = nextOf(step, at)) {
    if (at >= view.from) ticks.push({ at, says: SAID[step.unit](new Date(at)) });
  }
  return ticks;
}

/** A mark of the calendar at or before a time. Days are counted from 1970 on, so that they stay where they are when the view moves. */
function firstOf({ unit, by, ms }: Step, from: number): number {
  if (unit === 'hour' || unit === 'day') return Math.floor(from / ms) * ms;
  const at = new Date(from);
  const year = at.getUTCFullYear();
  return unit === 'month' ? utc(year, Math.floor(at.getUTCMonth() / by) * by) : utc(Math.floor(year / by) * by, 0);
}

function nextOf({ unit, by, ms }: Step, at: number): number {
  if (unit === 'hour' || unit === 'day') return at + ms;
  const date = new Date(at);
  return unit === 'month' ? utc(date.getUTCFullYear(), date.getUTCMonth() + by) : utc(date.getUTCFullYear() + by, 0);
}

/** `Date.UTC` takes the years 0 to 99 for those of the last century. */
const utc = (year: number, month: number): number => new Date(0).setUTCFullYear(year, month, 1);
