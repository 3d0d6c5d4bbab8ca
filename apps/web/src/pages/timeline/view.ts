import { DAY } from './clock-time';

/** The part of time that is drawn, in ms since 1970: from the first instant on, up to and without the last. */
export interface View {
  readonly from: number;
  readonly to: number;
}
export const VIEW_MIN = DAY;
/** So long may be looked at at once: the time of anybody who remembers. */
export const VIEW_MAX = 100 * 366 * DAY;
/** What dates reach to in this program, so that no view leaves them. */
const LIMIT = Date.UTC(9999, 0);

/** How far a length of time reaches across a width. */
export const xOf = ({ from, to }: View, width: number, time: number): number => ((time - from) / (to - from)) * width;
export const timeAt = ({ from, to }: View, width: number, x: number): number => from + (x / width) * (to - from);

const held = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);

/** Nearer (factor below 1) or further away; what is at `around` stays where it is. */
export function zoomed({ from, to }: View, factor: number, around: number): View {
  const length = held((to - from) * factor, VIEW_MIN, VIEW_MAX);
  const share = held((around - from) / (to - from), 0, 1);
  return within(around - share * length, length);
}

/** The same length, moved by a part of it. */
export const moved = ({ from, to }: View, share: number): View => within(from + share * (to - from), to - from);

/** A length of time that lies around a moment; `Infinity` is at the end of what was seen. */
export const around = (moment: number, length: number): View => within(moment - length / 2, length);

/** Moved just so far that the moment is in it, with some room at its side. */
export function showing(view: View, moment: number): View {
  const room = (view.to - view.from) / 10;
  if (!Number.isFinite(moment) || (moment >= view.from && moment <= view.to)) return view;
  const by = moment < view.from ? moment - room - view.from : moment + room - view.to;
  return within(view.from + by, view.to - view.from);
}

function within(from: number, wanted: number): View {
  const length = held(wanted, VIEW_MIN, VIEW_MAX);
  const start = held(from, -LIMIT, LIMIT - length);
  return { from: Math.round(start), to: Math.round(start + length) };
}

/** All that is dated, with some room at both ends; a day around it where it is shorter. Today where nothing is dated. */
export function fitting(earliest: number, latest: number, now: number): View {
  if (!Number.isFinite(earliest) && !Number.isFinite(latest)) return around(now, 30 * DAY);
  const [first, last] = [Number.isFinite(earliest) ? earliest : latest - DAY, Number.isFinite(latest) ? latest : earliest + DAY];
  const room = Math.max((last - first) * 0.04, DAY / 2);
  return within(first - room, last - first + 2 * room);
}
