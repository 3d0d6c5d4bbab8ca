import { conflictsOf, constraintsOf } from '@parley/negotiation';
import { given, talks, told } from './kit';

const cap = told('announce-constraint', {
  subject: 'Public sector pay rises',
  bound: { op: '<=', rate: { value: '1', unit: 'percent', of: 'not stated' } },
  period: 'FY2011-12..',
  actors: [{ party: 'ministry' }],
  occurred: { edtf: '2009-12-09?', basis: 'inferred', phrase: 'last Wednesday' },
});
const rise = told('record-statement', { kind: 'report', substance: 'A rise of 1 per cent.' });
const noted = told('note-conflict', { conflict: 'c-1', entries: ['@1', '@2'], parameter: 'rise against cap' });

describe('a constraint', () => {
  it('keeps its bound, says what a percentage is of, and reads a financial year as from April on', () => {
    const world = given(...talks, cap);
    expect(constraintsOf(world.negotiation())).toEqual([
      {
        subject: 'Public sector pay rises',
        values: {
          bound: { op: '<=', rate: { value: '1', unit: 'percent', of: 'not stated' } },
          period: 'FY2011-12..',
          edtf: '2011-04-01/..',
        },
        by: ['ministry'],
        date: '2009-12-09?',
        phrase: 'last Wednesday',
        entry: world.negotiation().entry('@1')?.eventId,
      },
    ]);
  });

  it('is refused with a percentage of nothing, or a year that is none', () => {
    const world = given(...talks);
    expect(world.when('announce-constraint', { subject: 'Pay', bound: { op: '<=', rate: { value: '1', unit: 'percent' } } })).toMatchObject(
      {
        faults: [{ code: 'rate-base-missing' }],
      },
    );
    expect(world.when('announce-constraint', { subject: 'Pay', period: 'FY2011-13' })).toMatchObject({ faults: [{ path: 'period' }] });
  });
});

describe('a conflict', () => {
  it('keeps both entries, and is open until it is resolved', () => {
    const world = given(...talks, cap, rise, noted);
    const [one, other] = ['@1', '@2'].map((name) => world.negotiation().entry(name)?.eventId);
    expect(conflictsOf(world.negotiation())).toMatchObject([
      { id: 'c-1', state: 'Noted', open: true, parameter: 'rise against cap', disagreeing: [one, other], resolutions: [] },
    ]);
    world.having(told('resolve-conflict', { conflict: 'c-1', resolution: 'The cap was meant.', prevails: '@1' }));
    expect(conflictsOf(world.negotiation())).toMatchObject([{ state: 'Resolved', open: false, resolutions: [{ prevails: one }] }]);
    expect(world.negotiation().isRetracted(String(other))).toBe(false);
  });

  it('is between different entries, of which one may prevail', () => {
    const world = given(...talks, cap, rise, noted);
    const id = String(world.negotiation().entry('@1')?.eventId);
    expect(world.when('note-conflict', { entries: ['@1'], parameter: 'x' })).toMatchObject({
      faults: [{ path: 'entries', code: 'too-few' }],
    });
    expect(world.when('note-conflict', { entries: ['@1', id], parameter: 'x' })).toMatchObject({ code: 'own-duplicate' });
    expect(world.when('note-conflict', { entries: ['@1', '@9'], parameter: 'x' })).toMatchObject({ code: 'entry-unknown' });
    expect(world.when('resolve-conflict', { conflict: 'c-1', resolution: 'x', prevails: '@0' })).toMatchObject({ code: 'not-this-entry' });
  });
});

describe('facts and precedents', () => {
  it('are recorded with their figures as printed', () => {
    const world = given(...talks, told('raise-issue', { issue: 'jobs', title: 'Jobs' }));
    const savings = { subject: 'Savings', bound: { op: '>=', money: { amount: '20000000000', currency: 'GBP' } }, period: '../2015' };
    expect(world.when('record-context-fact', savings)).toMatchObject({ entries: [{ data: savings }] });
    expect(world.when('record-precedent', { subject: 'No redundancies', party: 'hill-trust', issues: ['jobs'] })).toMatchObject({
      kind: 'recorded',
    });
    expect(
      world.when('record-context-fact', { ...savings, bound: { op: '>=', money: { amount: '20bn', currency: 'GBP' } } }),
    ).toMatchObject({ kind: 'faulty' });
  });
});
