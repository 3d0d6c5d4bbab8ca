/** Dates chosen on the page (EDTF, as the server takes them) and the moments at which they end. */

/** Both clocks, as they stand in the address; absent: no limit. */
export interface Clocks {
  readonly asOf?: string | undefined;
  readonly knownAt?: string | undefined;
}

const DAY = 86_400_000;
const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?[?~%]?$/;
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::(\d{2}))?(?:Z|[+-]\d{2}:\d{2})$/;

/**
 * The moment (UTC milliseconds, exclusive) at which a date ends, which is what "by" means of it; undefined where nothing bounds it, or where
 * it is of a rarer form, of which only the server knows what counts.
 */
export function endOf(edtf: string): number | undefined {
  const last = edtf.split('/').at(-1) ?? '';
  const time = TIME.exec(last);
  if (time) return Date.parse(last) + (time[1] === undefined ? 60_000 : 1_000);
  const date = DATE.exec(last);
  return date ? endOfDate(date.slice(1).flatMap((part) => (part === undefined ? [] : [Number(part)]))) : undefined;
}
/** Of a year, a month or a day. */
function endOfDate([year = 0, month, day]: readonly number[]): number {
  if (month === undefined) return Date.UTC(year + 1, 0, 1);
  return day === undefined ? Date.UTC(year, month, 1) : Date.UTC(year, month - 1, day) + DAY;
}

/** The date that ends at this moment: a day where a day ends then, else an instant to the second. */
export function endingAt(end: number): string {
  const at = new Date(end - 1).toISOString();
  return end % DAY === 0 ? at.slice(0, 10) : `${at.slice(0, 19)}Z`;
}

/** Over so short a time the pointer chooses instants, else whole days. */
const FINE_BELOW = 4 * DAY;

/** The date to choose for a place on the axis of what happened, which is `extent` milliseconds long. */
export function dateAt(moment: number, extent: number): string {
  const unit = extent < FINE_BELOW ? 1_000 : DAY;
  return endingAt(Math.ceil(moment / unit) * unit);
}
