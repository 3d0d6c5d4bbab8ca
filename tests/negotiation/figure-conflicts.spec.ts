import { conflictsOf, figureConflicts, type Entry, type FigureConflict } from '@parley/negotiation';
import fc from 'fast-check';
import { anEntry, eventId, given, talks, told, viewOf, type Told } from './kit';

const rate = (value: string, of = 'basic pay', unit = 'percent') => ({ rate: { value, unit, of } });
const fact = (subject: string, bound: object, over: object = {}): Told => told('record-context-fact', { subject, bound, ...over });
const limit = (subject: string, bound: object, over: object = {}): Told => told('announce-constraint', { subject, bound, ...over });
const pay = told('raise-issue', { issue: 'pay', title: 'Pay' });
const found = (...acts: readonly Told[]): readonly FigureConflict[] => {
  const view = given(...talks, pay, ...acts).negotiation();
  return figureConflicts(view, conflictsOf(view));
};
const how = (...acts: readonly Told[]): readonly string[] => found(...acts).map((one) => one.how);

describe('figures that do not agree', () => {
  it('are two amounts for one subject, both shown', () => {
    const [conflict, ...more] = found(
      fact('Unfilled shifts', { op: '=', count: { value: 300, kind: 'claimed' } }, { period: 'FY2024-25' }),
      fact('unfilled shifts', { op: '=', count: { value: 280, kind: 'enumerated' } }, { period: '2024-04-01/2025-03-31' }),
    );
    expect(more).toEqual([]);
    expect(conflict).toMatchObject({ parameter: 'Unfilled shifts', how: 'apart', open: true });
    expect(conflict?.sides.map(({ entry }) => entry)).toEqual([eventId(7), eventId(8)]);
    expect(conflict?.sides[1]?.figures).toMatchObject({ bound: { count: { value: 280 } } });
  });

  it.each([
    ['a limit and an amount within it', { op: '<=', ...rate('1') }, { op: '=', ...rate('1') }, ['bound-against-point']],
    ['a limit and an amount beyond it', { op: '<=', ...rate('1') }, { op: '=', ...rate('1.5') }, ['apart']],
    ['two limits that leave room', { op: '<=', ...rate('1') }, { op: '<=', ...rate('2') }, ['bounds-differ']],
    ['a floor above a ceiling', { op: '>=', ...rate('3') }, { op: '<=', ...rate('2') }, ['apart']],
    ['another base', { op: '=', ...rate('8') }, { op: '=', ...rate('8', 'the pay bill') }, ['not-comparable']],
    ['another unit', { op: '=', ...rate('8') }, { op: '=', ...rate('8', 'basic pay', 'percentage-point') }, ['not-comparable']],
    ['another amount of a base not stated', { op: '=', ...rate('8') }, { op: '=', ...rate('7', 'not stated') }, ['not-comparable']],
    ['the same of a base not stated', { op: '=', ...rate('8') }, { op: '=', ...rate('8', 'Not stated') }, []],
    ['the same with other zeros', { op: '=', ...rate('3.5') }, { op: '=', ...rate('3.50') }, []],
    ['at least, and at least', { op: '>=', count: { value: 9, kind: 'claimed' } }, { op: '=', count: { value: 9, kind: 'at-least' } }, []],
  ])('are told by how they differ: %s', (...[, first, second, expected]) => {
    expect(how(limit('rises', first), fact('rises', second))).toEqual(expected);
  });

  it('are not those of another period, of another subject, or dated apart without a period', () => {
    const amount = (value: string) => ({ op: '=', ...rate(value) });
    expect(how(fact('rises', amount('1'), { period: '2024' }), fact('rises', amount('2'), { period: '2025' }))).toEqual([]);
    expect(how(fact('rises', amount('1')), fact('savings', amount('2')))).toEqual([]);
    const dated = (value: string, edtf: string) => fact('rises', amount(value), { occurred: { edtf } });
    expect(how(dated('1', '2024'), dated('2', '2025'))).toEqual([]);
    expect(how(dated('1', '2024'), dated('2', '2024-06'))).toEqual(['apart']);
  });

  it('are not what the same party certainly said later: it changed its figure', () => {
    const said = (value: string, edtf: string, party: string) =>
      fact('rises', { op: '=', ...rate(value) }, { period: '2025', actors: [{ party }], occurred: { edtf } });
    expect(how(said('1', '2024-01', 'ministry'), said('2', '2024-02', 'ministry'))).toEqual([]);
    expect(how(said('1', '2024-01', 'ministry'), said('2', '2024-02', 'hill-trust'))).toEqual(['apart']);
    expect(how(said('1', '2024', 'ministry'), said('2', '2024-02', 'ministry'))).toEqual(['apart']);
  });

  it('are terms of one version that two sources give differently, not those of another version, staff group or proposal', () => {
    const term = (id: string, value: string, over: object = {}) =>
      told('specify-term', { term: id, proposal: 'leak', issue: 'pay', parameter: 'Rise', target: rate(value), ...over });
    const leak = told('float-proposal', { proposal: 'leak', openList: true });
    const other = told('float-proposal', { proposal: 'other', openList: true });
    expect(how(leak, term('a', '3'), term('b', '4'))).toEqual(['apart']);
    expect(how(leak, term('a', '3'), term('b', '4', { version: 2 }))).toEqual([]);
    expect(how(leak, term('a', '3'), term('b', '4', { staffGroup: 'nurses' }))).toEqual([]);
    expect(how(leak, other, term('a', '3'), term('b', '4', { proposal: 'other' }))).toEqual([]);
    const range = { target: undefined, minimum: rate('2'), maximum: rate('4') };
    expect(how(leak, term('a', '3'), term('b', '0', range))).toEqual(['bound-against-point']);
    expect(how(leak, term('a', '5'), term('b', '0', range))).toEqual(['apart']);
  });

  it('are closed with the conflict that was noted between them, and open where none was', () => {
    const [first, second] = [fact('rises', { op: '=', ...rate('1') }), fact('rises', { op: '=', ...rate('2') })];
    const noted = told('note-conflict', { conflict: 'c', entries: ['@2', '@3'], parameter: 'rises' });
    expect(found(first, second, noted)).toMatchObject([{ noted: 'c', open: true }]);
    expect(found(first, second, noted, told('resolve-conflict', { conflict: 'c', resolution: 'One erred.' }))).toMatchObject([
      { noted: 'c', open: false },
    ]);
  });

  it('are found wherever one is planted among paraphrases, and nowhere else (property)', () => {
    const spelt = (subject: string) => fc.constantFrom(subject, subject.toUpperCase(), subject.replace(' ', '-'));
    const paraphrase = (n: number) => fc.tuple(spelt(`subject ${n}`), fc.constantFrom('1', '1.0', '1.00'), fc.boolean());
    const record = fc.tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 0, max: 5 })).chain(([facts, planted]) =>
      fc.record({
        facts: fc.tuple(...Array.from({ length: facts }, (_, n) => fc.tuple(paraphrase(n), paraphrase(n)))),
        planted: fc.constant(Math.min(planted, facts)),
        other: fc.constantFrom('0.9', '1.01', '12'),
      }),
    );
    fc.assert(
      fc.property(record, ({ facts, planted, other }) => {
        const entries: Entry[] = [];
        facts.forEach((pair, n) =>
          pair.forEach(([subject, value, detailed], twin) => {
            const amount = twin === 1 && n < planted ? other : value;
            const bound = { op: '=', ...rate(amount) };
            entries.push(
              anEntry({ type: 'ContextFactRecorded', data: { subject, bound, ...(detailed && { detail: `Said ${n}.` }) } }, entries.length),
            );
          }),
        );
        const conflicts = figureConflicts(viewOf(entries), []);
        expect(conflicts.map(({ sides }) => sides.map(({ entry }) => entry))).toEqual(
          Array.from({ length: planted }, (_, n) => [eventId(2 * n), eventId(2 * n + 1)]),
        );
      }),
    );
  });
});
