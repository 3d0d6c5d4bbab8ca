/** Where values stand along an axis, and which of them are written beside it. */

export type Span = readonly [number, number];

/** Maps a domain onto a range of pixels. A domain without extent stands in the middle of the range. */
export function linear([from, to]: Span, [start, end]: Span): (value: number) => number {
  if (to === from) return () => (start + end) / 2;
  return (value) => start + ((value - from) / (to - from)) * (end - start);
}

/** The domain that holds all of these, with a share of its extent added at either end; an extent of nothing is widened by `least`. */
export function domainOf(values: readonly number[], { share, least }: { readonly share: number; readonly least: number }): Span {
  const [low, high] = values.reduce<Span>(([min, max], value) => [Math.min(min, value), Math.max(max, value)], [Infinity, -Infinity]);
  if (low > high) return [0, least];
  const more = Math.max((high - low) * share, high === low ? least / 2 : 0);
  return [low - more, high + more];
}

/** Round numbers within a domain, at most about `count` of them, at steps of 1, 2 or 5 times a power of ten. */
export function numberTicks([from, to]: Span, count: number): readonly number[] {
  if (!(to > from) || count < 1) return [];
  const rough = (to - from) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((one) => one * power >= rough) ?? 10) * power;
  const [first, last] = [Math.ceil(from / step), Math.floor(to / step)];
  // Divided rather than multiplied where steps are fractions, so that 0.3 stays 0.3.
  return Array.from({ length: last - first + 1 }, (_, at) => (step < 1 ? (first + at) / Math.round(1 / step) : (first + at) * step));
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MONTH = 30 * DAY;
const EVEN_STEPS = [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY, 14 * DAY];
const MONTH_STEPS = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200];

export interface TimeTick {
  readonly at: number;
  readonly label: string;
}

/** Round moments (UTC) within a span of time, at most `count` of them, each called as shortly as its step allows. */
export function timeTicks(span: Span, count: number): readonly TimeTick[] {
  const [from, to] = span;
  if (!(to > from) || count < 1) return [];
  const rough = (to - from) / count;
  const even = EVEN_STEPS.find((step) => step >= rough);
  if (even !== undefined) return evenTicks(span, even);
  const months = MONTH_STEPS.find((step) => step * MONTH >= rough) ?? 12 * 10 ** Math.ceil(Math.log10(rough / MONTH / 12));
  return monthTicks(span, months);
}

const evenTicks = ([from, to]: Span, step: number): readonly TimeTick[] => {
  const first = Math.ceil(from / step) * step;
  return Array.from({ length: Math.max(0, Math.floor((to - first) / step) + 1) }, (_, at) => first + at * step).map((at) => ({
    at,
    label: step < DAY && at % DAY !== 0 ? CLOCK.format(at) : DATE.format(at),
  }));
};

function monthTicks([from, to]: Span, months: number): readonly TimeTick[] {
  const year = new Date(from).getUTCFullYear();
  // Begun at a multiple of the step, so that the same years stand there wherever the span begins.
  const start = months < 12 ? year : Math.floor(year / (months / 12)) * (months / 12);
  const ticks: TimeTick[] = [];
  for (let month = 0; ; month += months) {
    const at = Date.UTC(start, month);
    if (Number.isNaN(at) || at > to) return ticks;
    if (at >= from) ticks.push({ at, label: months < 12 ? MONTH_OF.format(at) : String(new Date(at).getUTCFullYear()) });
  }
}

const said = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options });
const CLOCK = said({ hour: '2-digit', minute: '2-digit' });
const DATE = said({ day: 'numeric', month: 'short', year: 'numeric' });
const MONTH_OF = said({ month: 'short', year: 'numeric' });
