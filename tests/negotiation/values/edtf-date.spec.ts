import { parse } from 'edtf';
import fc from 'fast-check';
import { EDTF_LENGTH_MAX, parseEdtf } from '../../../libs/negotiation/src/values/edtf-date';

const iso = (instant: number | null): string | null =>
  instant === null ? null : new Date(instant).toISOString().replace(/:00\.000Z$|\.000Z$/, 'Z');

function bounds(text: string, zone?: string): (string | null)[] {
  const read = parseEdtf(text, zone);
  return read.ok ? [iso(read.value.earliest), iso(read.value.latest)] : [read.code];
}

function flags(text: string): string {
  const read = parseEdtf(text);
  return read.ok ? `${read.value.uncertain ? '?' : ''}${read.value.approximate ? '~' : ''}` : read.code;
}

describe('the bounds of a date are the first instant it can mean and the first one after it', () => {
  test.each([
    ['a day', '2012-07-16', '2012-07-16T00:00Z', '2012-07-17T00:00Z'],
    ['a leap day', '2012-02-29', '2012-02-29T00:00Z', '2012-03-01T00:00Z'],
    ['a month', '2012-12', '2012-12-01T00:00Z', '2013-01-01T00:00Z'],
    ['a year', '2012', '2012-01-01T00:00Z', '2013-01-01T00:00Z'],
    ['a year before the common era', '-0001', '-000001-01-01T00:00Z', '0000-01-01T00:00Z'],
    ['a year below 100', '0012-03-01', '0012-03-01T00:00Z', '0012-03-02T00:00Z'],
    ['a long year', 'Y12000', '+012000-01-01T00:00Z', '+012001-01-01T00:00Z'],
    ['a year with two significant digits', '1950S2', '1900-01-01T00:00Z', '2000-01-01T00:00Z'],
    ['a decade', '201', '2010-01-01T00:00Z', '2020-01-01T00:00Z'],
    ['a century', '19', '1900-01-01T00:00Z', '2000-01-01T00:00Z'],
    ['a quarter', '2012-36', '2012-10-01T00:00Z', '2013-01-01T00:00Z'],
    ['a third of a year', '2012-37', '2012-01-01T00:00Z', '2012-05-01T00:00Z'],
    ['spring, by the months or by the sun', '2012-21', '2012-03-01T00:00Z', '2012-06-23T00:00Z'],
    ['winter, whichever end of the year', '2012-24', '2012-01-01T00:00Z', '2013-03-22T00:00Z'],
    ['an interval', '2009-12-09/2009-12-13', '2009-12-09T00:00Z', '2009-12-14T00:00Z'],
    ['an interval within one day', '2009-12-09/2009-12-09', '2009-12-09T00:00Z', '2009-12-10T00:00Z'],
    ['an interval of times', '2012-07-16T09:00Z/2012-07-16T12:30Z', '2012-07-16T09:00Z', '2012-07-16T12:31Z'],
    ['by 2015', '../2015', null, '2016-01-01T00:00Z'],
    ['from 2015', '2015/..', '2015-01-01T00:00Z', null],
    ['an unknown start', '/2015', null, '2016-01-01T00:00Z'],
    ['an unknown end', '2015/', '2015-01-01T00:00Z', null],
    ['an unspecified day', '2012-02-XX', '2012-02-01T00:00Z', '2012-03-01T00:00Z'],
    ['an unspecified day of a February without leap day', '2011-02-2X', '2011-02-20T00:00Z', '2011-03-01T00:00Z'],
    ['an unspecified month', '2012-XX-31', '2012-01-31T00:00Z', '2013-01-01T00:00Z'],
    ['an unspecified last digit', '201X', '2010-01-01T00:00Z', '2020-01-01T00:00Z'],
    ['an unspecified first digit of the month', '2012-X0', '2012-10-01T00:00Z', '2012-11-01T00:00Z'],
    ['an unspecified leap day', '201X-02-29', '2012-02-29T00:00Z', '2016-03-01T00:00Z'],
    ['unspecified years before the common era', '-20XX', '-002099-01-01T00:00Z', '-001999-01-01T00:00Z'],
    ['a set, in whatever order', '[2012-12,2010]', '2010-01-01T00:00Z', '2013-01-01T00:00Z'],
    ['consecutive years', '{2012..2015}', '2012-01-01T00:00Z', '2016-01-01T00:00Z'],
    ['a set open at the start', '[..2015]', null, '2016-01-01T00:00Z'],
    ['a set open at the end', '[2012-07-01..]', '2012-07-01T00:00Z', null],
    ['a time with an offset', '2012-07-16T12:00:00+01:00', '2012-07-16T11:00Z', '2012-07-16T11:00:01Z'],
    ['a time to the minute', '2012-07-16T12:00Z', '2012-07-16T12:00Z', '2012-07-16T12:01Z'],
    ['a time to the tenth', '2012-07-16T12:00:00.5Z', '2012-07-16T12:00:00.500Z', '2012-07-16T12:00:00.600Z'],
    ['a time finer than we count', '2012-07-16T12:00:00.1239Z', '2012-07-16T12:00:00.123Z', '2012-07-16T12:00:00.124Z'],
    ['the midnight that ends a day', '2012-07-16T24:00Z', '2012-07-17T00:00Z', '2012-07-17T00:01Z'],
  ])('%s: %s', (...[, text, earliest, latest]) => {
    expect(bounds(text)).toEqual([earliest, latest]);
  });
});

describe('a local time is read in the zone stated beside it', () => {
  test.each([
    ['noon in summer', '2012-07-16T12:00', '2012-07-16T11:00Z', '2012-07-16T11:01Z'],
    ['noon in winter', '2012-01-16T12:00', '2012-01-16T12:00Z', '2012-01-16T12:01Z'],
    ['a summer day', '2012-07-16', '2012-07-15T23:00Z', '2012-07-16T23:00Z'],
    ['the day that has 23 hours', '2012-03-25', '2012-03-25T00:00Z', '2012-03-25T23:00Z'],
    ['a time that came twice counts from the first to the second', '2012-10-28T01:30', '2012-10-28T00:30Z', '2012-10-28T01:31Z'],
    ['a time that never came counts by either clock', '2012-03-25T01:30', '2012-03-25T00:30Z', '2012-03-25T01:31Z'],
    ['the last second before one that came twice', '2012-10-28T00:59:59', '2012-10-27T23:59:59Z', '2012-10-28T00:00Z'],
    ['an offset in the text counts before the zone', '2012-07-16T12:00Z', '2012-07-16T12:00Z', '2012-07-16T12:01Z'],
  ])('%s: %s in Europe/London', (...[, text, earliest, latest]) => {
    expect(bounds(text, 'Europe/London')).toEqual([earliest, latest]);
  });

  test('every instant lies within the bounds of what a clock in the zone showed then', () => {
    const zones = fc.constantFrom('Europe/London', 'Asia/Kathmandu', 'America/St_Johns', 'Australia/Lord_Howe', 'Pacific/Apia');
    const instants = fc.integer({ min: Date.UTC(1950, 0) / 1000, max: Date.UTC(2040, 0) / 1000 });
    fc.assert(
      fc.property(zones, instants, (timeZone, seconds) => {
        const shown = new Date(seconds * 1000).toLocaleString('sv-SE', { timeZone }).replace(' ', 'T');
        const read = parseEdtf(shown, timeZone);
        return read.ok && (read.value.earliest ?? NaN) <= seconds * 1000 && seconds * 1000 < (read.value.latest ?? NaN);
      }),
      { numRuns: 300, examples: [['Europe/London', Date.UTC(2012, 9, 28, 0, 30) / 1000]] },
    );
  });

  test('where neither text nor zone says whose clock it was, that is said', () => {
    const assumed = (text: string, zone?: string): unknown => {
      const read = parseEdtf(text, zone);
      return read.ok && read.value.zoneAssumed;
    };
    expect(assumed('2012-07-16T12:00')).toBe(true);
    expect(assumed('2012-07-16T12:00', 'Europe/London')).toBe(false);
    expect(assumed('2012-07-16T12:00+01:00')).toBe(false);
    expect(assumed('2012-07-16T12:00+01:00/2012-07-17')).toBe(true);
  });
});

test.each([
  ['2012-07-16', ''],
  ['2012-07-16?', '?'],
  ['2012-07-16~', '~'],
  ['2012-07-16%', '?~'],
  ['2012?-07-16', '?'],
  ['2012-~07', '~'],
  ['2009-12-09?/2009-12-13~', '?~'],
  ['[2011,2012?]', '?'],
  ['201~', '~'],
])('%s is flagged "%s", and its bounds are those of the date as given', (text, expected) => {
  expect(flags(text)).toBe(expected);
  expect(bounds(text)).toEqual(bounds(text.replace(/[?~%]/g, '')));
});

test.each([
  ['', 'edtf-form'],
  ['last week', 'edtf-form'],
  [' 2012', 'edtf-form'],
  ['2012\n', 'edtf-form'],
  ['2012-13', 'edtf-form'],
  ['12345', 'edtf-form'],
  ['a/b/c', 'edtf-form'],
  ['[]', 'edtf-form'],
  ['[2012}', 'edtf-form'],
  ['[2012-07-16T12:00Z]', 'edtf-form'],
  ['2012-21/2012-22', 'edtf-form'],
  ['-0000-01-01', 'edtf-form'],
  ['2012-07-16 12:00', 'edtf-form'],
  ['2012-07-16T12:00+15:00', 'edtf-form'],
  ['2012-07-16T12:00-00:00', 'edtf-form'],
  ['2012-02-30', 'date-impossible'],
  ['2011-02-29', 'date-impossible'],
  ['2011-02-29?', 'date-impossible'],
  ['XX11-02-29', 'date-impossible'],
  ['2012-07-16T25:00Z', 'date-impossible'],
  ['2012-07-16T24:00:01Z', 'date-impossible'],
  ['2012-07-16T12:00:60Z', 'date-impossible'],
  ['Y170000002', 'date-out-of-range'],
  ['Y1E999', 'date-out-of-range'],
  ['2012-07/2012-06', 'interval-reversed'],
  [`[${'2012,'.repeat(12)}2012]`, 'edtf-too-long'],
])('%j is refused: %s', (text, code) => {
  expect(bounds(text)).toEqual([code]);
});

test('a zone that nobody knows is refused, and so is an offset in its place', () => {
  expect(['Mars/Base', '+01:00', '', 'x'.repeat(1000)].map((zone) => bounds('2012', zone))).toEqual(Array(4).fill(['zone-unknown']));
});

const day = fc
  .date({ min: new Date('0000-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

test('a plain day has the bounds that the grammar gives it', () => {
  fc.assert(
    fc.property(day, (text) => {
      const node = parse(text);
      const [year = 0, month = 0, date = 0] = node.values as number[];
      const start = new Date(0).setUTCFullYear(year, month, date);
      const read = parseEdtf(text);
      expect(read.ok && [read.value.earliest, read.value.latest]).toEqual([start, start + 86_400_000]);
    }),
  );
});

test('hiding digits only ever widens the bounds', () => {
  fc.assert(
    fc.property(day, fc.constantFrom('2', '3', '8', '9', '56', '89', '5689', '0123'), (text, hidden) => {
      const masked = [...text].map((sign, index) => (hidden.includes(String(index)) ? 'X' : sign)).join('');
      const [exact, wide] = [parseEdtf(text), parseEdtf(masked)];
      if (!exact.ok || !wide.ok) return !wide.ok && wide.code === 'edtf-form';
      return Number(wide.value.earliest) <= Number(exact.value.earliest) && Number(wide.value.latest) >= Number(exact.value.latest);
    }),
  );
});

test('whatever text comes, the answer is data: a fault with a code, or integer bounds in order', () => {
  const signs = fc.constantFrom(...'0123456789XTZYES-+:./[]{},?~% '.split(''), '..', '2012', '-02', '-29', '2012-07-16', 'T12:00');
  const near = fc.array(signs, { maxLength: 16 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.oneof(near, fc.string({ maxLength: 80 })), fc.option(fc.constant('Europe/London'), { nil: undefined }), (text, zone) => {
      const read = parseEdtf(text, zone);
      if (!read.ok) return /^[a-z-]+$/.test(read.code) && read.says.endsWith('.');
      const { earliest, latest } = read.value;
      const whole = [earliest, latest].every((bound) => bound === null || Number.isSafeInteger(bound));
      return text.length <= EDTF_LENGTH_MAX && whole && (earliest === null || latest === null || earliest < latest);
    }),
    { numRuns: 2_000 },
  );
  expect([undefined, null, 2012, {}].map((given) => parseEdtf(given).ok)).toEqual([false, false, false, false]);
});
