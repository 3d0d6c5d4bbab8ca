import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from './calendar';
import { daySpan, isPlainDay } from './edtf-day';
import { type Span } from './edtf-span';
import { fault, parsed, type Parsed } from './parsed';

const DATE_TIME = /^(-?\d{4}-\d\d-\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+\-\u2212]\d\d(?::?\d\d)?)?$/;

const TIME_FORM = 'Write a time as 2012-07-16T12:00:00, with Z or an offset such as +01:00 where it is stated.';

/** From UTC−12:00 to UTC+14:00, the offsets in use; −00:00 would mean "unknown" and is refused, as ISO 8601 does. */
function offsetOf(text: string): number | null {
  if (text === 'Z') return 0;
  const digits = text.slice(1).replace(':', '').padEnd(4, '0');
  const minute = Number(digits.slice(2));
  const offset = Number(digits.slice(0, 2)) * HOUR_MS + minute * MINUTE_MS;
  if (minute > 59) return null;
  if (text.startsWith('+')) return offset <= 14 * HOUR_MS ? offset : null;
  return offset > 0 && offset <= 12 * HOUR_MS ? -offset : null;
}

interface Clock {
  readonly hour: string;
  readonly minute: string;
  readonly second: string | undefined;
  readonly fraction: string | undefined;
}

/** Ends of a written time, in ms of its day. It covers the unit it is written to: a minute, a second, a tenth, at the finest a millisecond. */
function timeOfDay({ hour, minute, second, fraction }: Clock): { readonly from: number; readonly to: number } | null {
  const whole = Number(hour) * HOUR_MS + Number(minute) * MINUTE_MS + Number(second ?? 0) * SECOND_MS;
  const sixties = [minute, second ?? '00'].every((digits) => Number(digits) < 60);
  const lastStart = fraction === undefined ? DAY_MS : DAY_MS - 1;
  if (!sixties || whole > lastStart) return null;
  if (second === undefined) return { from: whole, to: whole + MINUTE_MS };
  if (fraction === undefined) return { from: whole, to: whole + SECOND_MS };
  const from = whole + Number(fraction.slice(0, 3).padEnd(3, '0'));
  return { from, to: from + Math.max(1, SECOND_MS / 10 ** fraction.length) };
}

function clockSpan(date: string, clock: Clock): Parsed<Span> {
  const day = isPlainDay(date) ? daySpan(date) : fault('edtf-form', TIME_FORM);
  if (!day.ok) return day;
  const time = timeOfDay(clock);
  if (time === null) return fault('date-impossible', 'There is no such time of day; check it against the source.');
  return parsed({ ...day.value, from: day.value.from + time.from, to: day.value.from + time.to });
}

/**
 * Reads a date-time: ISO 8601-1 complete or to the minute, with Z, an offset, or (a local clock) neither. 24:00 is the midnight that ends the day.
 * Kept out of the `edtf` package, which reads a local time in the zone of the machine it runs on and ".5" as 5 ms.
 */
export function dateTimeSpan(text: string): Parsed<Span> {
  const match = DATE_TIME.exec(text);
  if (match === null) return fault('edtf-form', TIME_FORM);
  const [, date = '', hour = '', minute = '', second, fraction, zone] = match;
  const span = clockSpan(date, { hour, minute, second, fraction });
  if (!span.ok || zone === undefined) return span;
  const offset = offsetOf(zone);
  return offset === null ? fault('edtf-form', `${zone} is no offset from UTC in use. ${TIME_FORM}`) : parsed({ ...span.value, offset });
}
