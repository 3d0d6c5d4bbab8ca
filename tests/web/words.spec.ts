import { dateInWords, whenInWords } from '../../apps/web/src/words/dates-in-words';
import { spoken, stateInWords, valueInWords } from '../../apps/web/src/words/in-words';

describe('stored names and values in words', () => {
  const named = (id: string): string => (id === 'a-union' ? 'A Union' : id);
  it.each<[unknown, string]>([
    [{ value: '60', unit: 'percent', of: 'running costs' }, '60 % of running costs'],
    [{ value: '1', unit: 'percent', of: 'not stated' }, '1 % (of what is not stated)'],
    [
      {
        baseline: { rate: { value: '68', unit: 'percent', of: 'costs' } },
        target: { rate: { value: '60', unit: 'percent', of: 'costs' } },
      },
      'from 68 % of costs to 60 % of costs',
    ],
    [{ op: '>=', money: { amount: '20000000000', currency: 'GBP' } }, 'at least GBP 20,000,000,000'],
    [{ amount: '-1234.50', currency: 'GBP' }, 'GBP -1,234.50'],
    [{ op: '~', count: { value: 20, kind: 'claimed' } }, 'about 20 (claimed)'],
    [{ maximum: { count: { value: 3, kind: 'enumerated' } } }, 'maximum: 3'],
    [{ value: 9, kind: 'at-least' }, 'at least 9'],
    [{ value: '37.5', per: 'week' }, '37.5 hours a week'],
    [{ party: 'a-union' }, 'party: A Union'],
    [['one', 2, true], 'one; 2; yes'],
    [{ purpose: 'To cut costs.', region: 'South West', size: 2 }, 'purpose: To cut costs. region: South West, size: 2'],
    [{}, ''],
  ])('%j reads "%s"', (value, words) => {
    expect(valueInWords(value, named)).toBe(words);
  });

  it('says a thing by its id beside its own title or parameter, and by its name beside others', () => {
    const names: Readonly<Record<string, string>> = { 'offer-nights': 'nights in a row (a term of “The offer”)', nights: 'Night shifts' };
    const say = (value: unknown): string => valueInWords(value, (id) => names[id] ?? id);
    expect(say({ term: 'offer-nights', issue: 'nights', parameter: 'nights in a row' })).toBe(
      'term: offer-nights, issue: Night shifts, parameter: nights in a row',
    );
    expect(say({ issue: 'nights', title: 'Night shifts' })).toBe('issue: nights, title: Night shifts');
    expect(say({ consortium: 'nights', name: 'Night shifts' })).toBe('consortium: nights, name: Night shifts');
    expect(say({ target: { term: 'offer-nights' } })).toBe('target: term: nights in a row (a term of “The offer”)');
  });

  it('splits names of types and of fields', () => {
    expect([spoken('ObjectionRaised'), spoken('on-record'), spoken('openUntil')]).toEqual(['Objection raised', 'On record', 'Open until']);
  });

  it('says where dates do not decide between states, and which', () => {
    const between = [{ state: 'Tabled' }, { state: 'Withdrawn' }];
    expect(stateInWords({ state: 'undetermined', between })).toBe('Not determined: Tabled or Withdrawn');
  });
});

describe('dates in words', () => {
  it.each([
    ['2012-07-16', '16 July 2012'],
    ['2012-07-16?', '16 July 2012 (uncertain)'],
    ['2012-07~', 'about July 2012'],
    ['2012%', 'about 2012 (uncertain)'],
    ['2009-12-09/2009-12-13', 'from 9 December 2009 to 13 December 2009'],
    ['../2015', 'by 2015'],
    ['2011-04-01/..', 'from 1 April 2011 on'],
    ['2012-07-16T12:00:00+01:00', '16 July 2012, 12:00 (UTC+01:00)'],
    ['2025-03-06T14:20:00Z', '6 March 2025, 14:20 UTC'],
    ['2010-24', '2010-24'],
    ['201X', '201X'],
  ])('%s reads "%s"', (edtf, words) => {
    expect(dateInWords(edtf)).toBe(words);
  });

  it('keeps the words of the source beside the date, and says where no date is known', () => {
    expect(whenInWords({ date: '2012', phrase: 'last year' })).toBe('2012 (“last year”)');
    expect([whenInWords({ phrase: 'soon' }), whenInWords({})]).toEqual(['“soon”', 'date not known']);
  });
});
