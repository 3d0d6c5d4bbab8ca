import fc from 'fast-check';
import { parseEdtf } from '../../../libs/negotiation/src/values/edtf-date';
import { orderOf, type OccurredBounds } from '../../../libs/negotiation/src/values/occurred-order';

const isLong = process.env['PARLEY_TEST_LONG'] === '1';
const SECOND = 1000;
const [HOUR, DAY] = [3_600 * SECOND, 86_400 * SECOND];
const ZONES = [
  ...[undefined, 'Europe/London', 'Asia/Kathmandu', 'America/St_Johns', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia'],
  'Africa/Monrovia',
] as const;
type Zone = (typeof ZONES)[number];

/** What a clock in the zone showed at an instant: `2012-07-16T12:00:00`. */
const shown = (instant: number, zone: Zone): string =>
  new Date(instant).toLocaleString('sv-SE', { timeZone: zone ?? 'UTC' }).replace(' ', 'T');
const dayOf = (instant: number, zone: Zone): string => shown(instant, zone).slice(0, 10);
const twoDigits = (number: number): string => String(number).padStart(2, '0');

/** The same instant by a clock with this offset in minutes from UTC. */
function withOffset(instant: number, minutes: number): string {
  const [sign, size] = [minutes < 0 ? '-' : '+', Math.abs(minutes)];
  return `${dayOf(instant + minutes * 60_000, undefined)}T${shown(instant + minutes * 60_000, undefined).slice(11)}${sign}${twoDigits(Math.floor(size / 60))}:${twoDigits(size % 60)}`;
}

/** Ways in which somebody may write down when a thing happened, at the instant in truth, and not be wrong. By day where the clock is that of the zone. */
const WAYS: Readonly<Record<string, (instant: number, zone: Zone) => string>> = {
  'a day': dayOf,
  'an uncertain day': (instant, zone) => `${dayOf(instant, zone)}?`,
  'about a day': (instant, zone) => `${dayOf(instant, zone)}~`,
  'an uncertain day, about': (instant, zone) => `${dayOf(instant, zone)}%`,
  'a month': (instant, zone) => dayOf(instant, zone).slice(0, 7),
  'a year': (instant, zone) => dayOf(instant, zone).slice(0, 4),
  'a decade': (instant, zone) => dayOf(instant, zone).slice(0, 3),
  'a century': (instant, zone) => dayOf(instant, zone).slice(0, 2),
  'an unspecified day': (instant, zone) => `${dayOf(instant, zone).slice(0, 8)}XX`,
  'an unspecified month': (instant, zone) => `${dayOf(instant, zone).slice(0, 4)}-XX`,
  'a day of an unspecified month': (instant, zone) => `${dayOf(instant, zone).slice(0, 4)}-XX-${dayOf(instant, zone).slice(8)}`,
  'an unspecified last digit of the year': (instant, zone) => `${dayOf(instant, zone).slice(0, 3)}X`,
  // EDTF has no 3X: that is XX.
  'an unspecified last digit of the day': (instant, zone) => `${dayOf(instant, zone).slice(0, 9).replace(/3$/, 'X')}X`,
  'a year with two significant digits': (instant, zone) => `${dayOf(instant, zone).slice(0, 4)}S2`,
  'a quarter': (instant, zone) => partOfYear(instant, zone, { first: 33, months: 3 }),
  'a third of a year': (instant, zone) => partOfYear(instant, zone, { first: 37, months: 4 }),
  'half a year': (instant, zone) => partOfYear(instant, zone, { first: 40, months: 6 }),
  'a season': season,
  'an interval': (instant, zone) => `${dayOf(instant - DAY, zone)}/${dayOf(instant + 2 * DAY, zone)}`,
  'an interval of months': (instant, zone) => `${dayOf(instant - 40 * DAY, zone).slice(0, 7)}/${dayOf(instant, zone).slice(0, 7)}`,
  'from a day on': (instant, zone) => `${dayOf(instant, zone)}/..`,
  'by a day': (instant, zone) => `../${dayOf(instant, zone)}`,
  'from a day, end unknown': (instant, zone) => `${dayOf(instant - DAY, zone)}/`,
  'start unknown, to a day': (instant, zone) => `/${dayOf(instant + DAY, zone)}`,
  'one of two days': (instant, zone) => `[${dayOf(instant - 3 * DAY, zone)},${dayOf(instant, zone)}]`,
  'all of several days': (instant, zone) => `{${dayOf(instant - DAY, zone)}..${dayOf(instant + DAY, zone)}}`,
  'a day or earlier': (instant, zone) => `[..${dayOf(instant, zone)}]`,
  'a day or later': (instant, zone) => `[${dayOf(instant, zone)}..]`,
  'a time by the clock of the zone': shown,
  'a minute by the clock of the zone': (instant, zone) => shown(instant, zone).slice(0, 16),
  'a time in UTC': (instant) => `${shown(instant, undefined)}Z`,
  'a time with a great offset east': (instant) => withOffset(instant, 14 * 60),
  'a time with a broken offset': (instant) => withOffset(instant, 5 * 60 + 45),
  'a time with an offset west': (instant) => withOffset(instant, -9 * 60 - 30),
  'an interval of times': (instant) => `${shown(instant - HOUR, undefined)}Z/${withOffset(instant + HOUR, -60)}`,
};

function partOfYear(instant: number, zone: Zone, { first, months }: { readonly first: number; readonly months: number }): string {
  const [year, month] = dayOf(instant, zone).split('-').map(Number);
  return `${String(year)}-${first + Math.floor(((month as number) - 1) / months)}`;
}

/** As in the north: a winter is that of the year in which it begins or ends. */
function season(instant: number, zone: Zone): string {
  const [year, month] = dayOf(instant, zone).split('-').map(Number);
  return `${String(year)}-${[24, 21, 22, 23][Math.floor(((month as number) % 12) / 3)] as number}`;
}

const instants = fc.integer({ min: Date.UTC(1951, 0) / SECOND, max: Date.UTC(2039, 0) / SECOND }).map((seconds) => seconds * SECOND);
/** Apart by anything from nothing to years, most often by little. */
const apart = fc.oneof(fc.constant(0), ...[SECOND, HOUR, DAY, 30 * DAY, 800 * DAY].map((most) => fc.integer({ min: -most, max: most })));
const way = fc.constantFrom(...Object.keys(WAYS));
const zone = fc.constantFrom(...ZONES);

function boundsOf(text: string, zoned: Zone): OccurredBounds {
  const read = parseEdtf(text, zoned);
  if (!read.ok) throw new Error(`${text} is not read: ${read.says}`);
  return read.value;
}

const written = (of: { readonly how: string; readonly where: Zone; readonly instant: number }): OccurredBounds =>
  boundsOf((WAYS[of.how] as (typeof WAYS)[string])(of.instant, of.where), of.where);

test('whatever order two dates are said to be in holds for every two instants that they can mean', () => {
  const ways = fc.record({ how: way, where: zone });
  let claimed = 0;
  fc.assert(
    fc.property(fc.tuple(instants, apart), ways, ways, ([first, distance], a, b) => {
      const second = first + Math.trunc(distance / SECOND) * SECOND;
      const order = orderOf(written({ ...a, instant: first }), written({ ...b, instant: second }));
      if (order === 'undetermined') return;
      claimed += 1;
      expect(order).toBe(first < second ? 'before' : first > second ? 'after' : 'same');
    }),
    { numRuns: isLong ? 100_000 : 4_000 },
  );
  expect(claimed).toBeGreaterThan(500);
});

test.each(Object.keys(WAYS))('%s holds the instant that it was written for, in every zone', (how) => {
  fc.assert(
    fc.property(instants, zone, (instant, where) => {
      const { earliest, latest } = written({ how, where, instant });
      expect((earliest ?? -Infinity) <= instant && instant < (latest ?? Infinity)).toBe(true);
    }),
    {
      numRuns: 100,
      examples: ZONES.flatMap((where) => [
        [Date.UTC(2012, 9, 28, 0, 30), where] as const,
        [Date.UTC(2011, 11, 30, 9, 59, 59), where] as const,
      ]) as never,
    },
  );
});
