/**
 * What a wall clock's reading in an IANA zone is in UTC. The rules of the zones come with the JavaScript engine (ICU); for times
 * already past they practically never change, for future ones they may. Nothing here reads the host's own zone or clock.
 */
import { DAY_MS, SECOND_MS, startOfDay } from './calendar';

const ZONE_LENGTH_MAX = 64;
const FORMATTERS_COUNT_MAX = 64;
const ZONE_NAME = /^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+){0,2}$/;

/** Before 1800 every zone has its first local mean time, and `Intl` starts to count in eras; after 9999 no rule is known. */
const RULES_FROM_MS = startOfDay({ year: 1800, month: 1, day: 1 });
const RULES_TO_MS = startOfDay({ year: 9999, month: 1, day: 1 });

/** Making a formatter costs far more than using one. Remembering it changes no answer. */
const formatters = new Map<string, Intl.DateTimeFormat | null>();

function makeFormatter(zone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    return null;
  }
}

function formatterOf(zone: string): Intl.DateTimeFormat | null {
  if (zone.length > ZONE_LENGTH_MAX || !ZONE_NAME.test(zone)) return null;
  const held = formatters.get(zone);
  if (held !== undefined) return held;
  if (formatters.size >= FORMATTERS_COUNT_MAX) formatters.clear();
  const made = makeFormatter(zone);
  formatters.set(zone, made);
  return made;
}

/** Whether the engine knows the zone, e.g. `Europe/London`. Offsets such as `+01:00` are no zones. */
export function isZone(zone: string): boolean {
  return formatterOf(zone) !== null;
}

function offsetAt(formatter: Intl.DateTimeFormat, instant: number): number {
  const within = Math.min(Math.max(instant, RULES_FROM_MS), RULES_TO_MS);
  const whole = Math.floor(within / SECOND_MS) * SECOND_MS;
  const parts = new Map(formatter.formatToParts(whole).map(({ type, value }) => [type, Number(value)]));
  const part = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0;
  const seconds = (part('hour') * 60 + part('minute')) * 60 + part('second');
  return startOfDay({ year: part('year'), month: part('month'), day: part('day') }) + seconds * SECOND_MS - whole;
}

/**
 * The first and the last UTC instant (ms) that a wall clock's reading (ms, as if it were UTC) can mean in a zone. They differ only for
 * a reading that comes twice or never because the clocks change: then both readings count, for a record must not choose one.
 * `null` for a zone the engine does not know.
 */
export function instantsOf(wall: number, zone: string): { readonly first: number; readonly last: number } | null {
  const formatter = formatterOf(zone);
  if (formatter === null) return null;
  const [dayBefore, dayAfter] = [offsetAt(formatter, wall - DAY_MS), offsetAt(formatter, wall + DAY_MS)];
  if (dayBefore === dayAfter) return { first: wall - dayBefore, last: wall - dayBefore };
  const readings = [wall - dayBefore, wall - dayAfter];
  const exact = readings.filter((instant) => instant + offsetAt(formatter, instant) === wall);
  const counted = exact.length === 1 ? exact : readings;
  return { first: Math.min(...counted), last: Math.max(...counted) };
}
