import fc from 'fast-check';
import { financialYearEdtf, financialYearText, parseFinancialYear, parsePeriod } from '../../../libs/negotiation/src/values/financial-year';

const period = (text: unknown, zone?: string): unknown => {
  const read = parsePeriod(text, zone);
  if (!read.ok) return read.code;
  const { earliest, latest } = read.value.bounds;
  return [earliest, latest].map((bound) => (bound === null ? null : new Date(bound).toISOString().slice(0, 16)));
};

test('FY2011-12 runs from 1 April 2011 to 31 March 2012', () => {
  expect(period('FY2011-12')).toEqual(['2011-04-01T00:00', '2012-04-01T00:00']);
  expect(period('FY2011-12', 'Europe/London')).toEqual(['2011-03-31T23:00', '2012-03-31T23:00']);
});

test('"from 2011-12" is FY2011-12 onward, and 2011-12 without FY is December 2011', () => {
  expect(period('FY2011-12..')).toEqual(['2011-04-01T00:00', null]);
  expect(period('2011-12')).toEqual(['2011-12-01T00:00', '2012-01-01T00:00']);
});

test('a period is also any EDTF, and keeps how it was written', () => {
  expect(period('../2015')).toEqual([null, '2016-01-01T00:00']);
  expect(parsePeriod('FY2011-12')).toMatchObject({
    value: { text: 'FY2011-12', edtf: '2011-04-01/2012-03-31', financialYear: { startYear: 2011, onward: false } },
  });
  expect(parsePeriod('2015')).toMatchObject({ value: { text: '2015', edtf: '2015' } });
});

test.each(['FY2011', 'FY2011-13', 'FY2011-2012', 'FY11-12', 'FY2011-12...', 'FY9999-00', 'fy2011-12', 'FY2011/12', '', null, 2011])(
  '%j is no financial year',
  (text) => {
    expect(parseFinancialYear(text)).toMatchObject({ ok: false, code: 'financial-year-form' });
  },
);

test('what is neither is refused with the code of what it looks like', () => {
  expect(['FY2011-13', 'the next year', 7].map((text) => period(text))).toEqual(['financial-year-form', 'edtf-form', 'edtf-form']);
});

test('written and read again it is the same year, and the years follow each other without gap or overlap', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9997 }), fc.boolean(), (startYear, onward) => {
      expect(parseFinancialYear(financialYearText({ startYear, onward }))).toEqual({ ok: true, value: { startYear, onward } });
      const [own, next] = [startYear, startYear + 1].map((year) => parsePeriod(financialYearText({ startYear: year, onward: false })));
      expect(own?.ok && own.value.bounds.latest).toBe(next?.ok && next.value.bounds.earliest);
      expect(own?.ok && own.value.edtf).toBe(financialYearEdtf({ startYear, onward: false }));
    }),
  );
});
