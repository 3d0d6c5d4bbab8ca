import type { BasisAnswer } from '@parley/read-model';
import { given, parties, told } from '../negotiation/kit';
import { bookOf, recordedAt } from './kit';
import type { NewPlace } from './place';
import { viewsHolding } from './views-holding';

const cited = (grade: string, source = 'letter') => [{ source, locator: 'p. 1', grade }];
const at = (second: number) => ({ occurred: { edtf: `2025-01-01T00:00:${String(second).padStart(2, '0')}Z` } });
const on = (day: string) => ({ occurred: { edtf: day } });
const stated = (edtf: string) => ({ occurred: { edtf, basis: 'stated' } });
const keeping = { id: 'talks', record: 'negotiation' } as const;
const terms = (term: string, value: string) => [
  { term, issue: 'pay', parameter: 'rise', target: { rate: { value, unit: 'percent', of: 'basic pay' } } },
];

/** One event a second from the start of 2025; the union decides in the 18th second, the board in the 19th. */
const world = given(
  ...parties, // 0 to 4
  told('register-source', { source: 'letter', kind: 'letter', title: 'A letter' }), // 5
  told('register-source', { source: 'leak', kind: 'document', title: 'A leak' }), // 6
  told('open-record', { negotiation: 'talks', title: 'Talks on pay', level: 'organisation' }), // 7
  told('raise-issue', { issue: 'pay', title: 'Pay', ...on('2024-11-01'), sources: cited('report') }, { id: 'talks' }), // 8 @1
  told('raise-issue', { issue: 'parking', title: 'Parking', ...on('2024-11-01') }, { id: 'talks' }), // 9 @2
  told(
    'table-proposal',
    {
      ...{ proposal: 'offer', kind: 'offer', author: ['lake-trust'], to: ['north-union'], terms: terms('put', '3') },
      ...{ ...on('2024-12-01'), sources: cited('on-record') },
    },
    { id: 'talks' },
  ), // 10 @3
  told(
    'raise-objection',
    { objection: 'low', target: { term: 'put' }, ground: 'Too low.', ...on('2024-12-02'), sources: cited('report') },
    { id: 'talks' },
  ), // 11 @4
  told(
    'raise-objection',
    { objection: 'spaces', target: { issue: 'parking' }, ground: 'Too few spaces.', ...on('2024-12-02') },
    { id: 'talks' },
  ), // 12 @5
  told(
    'record-statement',
    {
      ...{ statement: 'hint', kind: 'assertion', substance: 'Four percent could be had.', about: [{ issue: 'pay' }] },
      ...{ ...on('2024-12-03'), sources: cited('report', 'leak') },
    },
    { id: 'talks' },
  ), // 13 @6
  told(
    'record-statement',
    { statement: 'slip', kind: 'warning', substance: 'The ward closes.', about: [{ proposal: 'offer' }], ...on('2024-12-04') },
    { id: 'talks' },
  ), // 14 @7
  told('propose-consortium', { consortium: 'trusts', name: 'Trusts together' }), // 15
  told('name-member', { member: 'hill-trust', ...on('2024-11-01') }, { id: 'trusts' }), // 16
  told('respond', { proposal: 'offer', version: 1, party: 'north-union', response: 'accept', ...at(18) }, { id: 'talks' }), // 17 @8: before its own recording would be odd, so it is corrected below
  told('answer-objection', { objection: 'low', answer: 'It is all there is.', ...on('2024-12-05') }, { id: 'talks' }), // 18 @9
  told(
    'record-board-approval',
    { member: 'hill-trust', subject: { about: 'proposal-version', negotiation: 'talks', proposal: 'offer', version: 1 }, ...at(19) },
    { id: 'trusts' },
  ), // 19
  told(
    'record-statement',
    { statement: 'late', kind: 'assertion', substance: 'It was known in June.', about: [{ issue: 'pay' }], ...on('2024-06') },
    { id: 'talks' },
  ), // 20 @10
  told('record-statement', { statement: 'undated', kind: 'assertion', substance: 'Once.', about: [{ issue: 'pay' }] }, { id: 'talks' }), // 21 @11
  told(
    'record-statement',
    { statement: 'after', kind: 'assertion', substance: 'Too late.', about: [{ issue: 'pay' }], ...on('2025-02') },
    { id: 'talks' },
  ), // 22 @12
  told('correct-entry', { entry: '@4', reason: 'Misread.', replacement: on('2024-12-01') }, keeping), // 23 @13
  told('retract-entry', { entry: '@7', reason: 'Other talks.' }, keeping), // 24 @14
  told('add-evidence', { entry: '@1', citation: cited('formal-record')[0] }, keeping), // 25 @15
  told('respond', { proposal: 'offer', version: 1, party: 'south-union', response: 'reject' }, { id: 'talks' }), // 26 @16
  told('retract-source', { source: 'leak', reason: 'A forgery.' }), // 27
);
const TALKS = { record: 'negotiation', id: 'talks' } as const;

export function basisContract(newPlace: NewPlace): void {
  describe('the basis of a decision', () => {
    const held = viewsHolding(newPlace, bookOf(world));
    const asked = (entry: string, moment: object = {}) => held.views.basis({ ...TALKS, entry, ...moment });
    const revisions = (list: BasisAnswer['onRecord'] | undefined) => list?.items.map(({ stream, revision }) => `${stream} @${revision}`);
    const inTalks = (...all: readonly number[]) => all.map((revision) => `negotiation-talks @${revision}`);

    it('is what was on record about the proposal, its terms and their issues when the board decided, and nothing else', async () => {
      const found = await held.views.basis({ record: 'consortium', id: 'trusts', entry: '@2' });
      expect(found).toMatchObject({
        decision: { outcome: 'approved', by: [{ party: 'hill-trust', name: 'The hill-trust' }], stream: 'consortium-trusts' },
        decided: { earliest: '2025-01-01T00:00:19.000Z', latest: '2025-01-01T00:00:19.001Z' },
        proposal: { id: 'offer', terms: [{ id: 'put' }] },
        reflectsThen: { knownAt: '2025-01-01T00:00:18.999Z', streams: { 'negotiation-talks': 9, 'consortium-trusts': 1 } },
      });
      expect(revisions(found?.onRecord)).toEqual(inTalks(1, 3, 4, 6, 7, 8, 9));
    });

    it('tells what had occurred and was recorded only later, and what may have', async () => {
      const found = await held.views.basis({ record: 'consortium', id: 'trusts', entry: '@2' });
      expect(revisions(found?.recordedLater)).toEqual(inTalks(10));
      expect(found?.undetermined.items.map(({ revision, because }) => [revision, because])).toEqual([
        [11, 'occurrence'],
        [16, 'occurrence'],
      ]);
    });

    it('tells each entry as it stood then, with its grade then, and what was corrected since', async () => {
      const found = await held.views.basis({ record: 'consortium', id: 'trusts', entry: '@2' });
      const stood = (revision: number) => found?.onRecord.items.find((one) => one.revision === revision);
      expect(stood(4)).toMatchObject({ date: '2024-12-02', family: 'objections', grade: 'report' });
      expect(stood(1)).toMatchObject({ grade: 'report' });
      expect(stood(4)?.corrected).toBeUndefined();
      const [entries, talks] = [(n: number) => bookOf(world)[n]?.eventId, found?.correctedSince.items];
      expect(talks).toEqual([
        expect.objectContaining({ entry: entries(8), by: [entries(25)], when: 'later' }),
        { entry: entries(11), by: [entries(23)], when: 'later', then: stated('2024-12-02'), now: stated('2024-12-01') },
        expect.objectContaining({ entry: entries(13), by: [entries(27)], now: { sources: [] } }),
        expect.objectContaining({ entry: entries(14), by: [entries(24)], now: null }),
      ]);
    });

    it('does not say that something was on record where it was recorded about when the body decided', async () => {
      const found = await asked('@8');
      expect(found?.decided).toEqual({ earliest: '2025-01-01T00:00:18.000Z', latest: '2025-01-01T00:00:19.000Z' });
      expect(found?.undetermined.items.filter(({ because }) => because === 'recording').map(({ revision }) => revision)).toEqual([9]);
      expect(revisions(found?.onRecord)).toEqual(inTalks(1, 3, 4, 6, 7));
    });

    it('of a decision without a date is all undetermined but for what was recorded after it', async () => {
      const found = await asked('@16');
      expect(found).toMatchObject({ decided: { earliest: null }, onRecord: { items: [] }, proposal: null, reflectsThen: null });
      expect(found?.undetermined.items.map(({ because }) => because)).not.toContain('occurrence');
      expect(found?.undetermined.items.map(({ revision }) => revision)).toEqual(expect.arrayContaining([3, 4, 10]));
    });

    it('is as known at an instant: later entries and corrections do not count before they are recorded', async () => {
      const found = await asked('@8', { knownAt: recordedAt(19) });
      expect(revisions(found?.recordedLater)).toEqual([]);
      expect(found?.correctedSince).toEqual({ items: [] });
      expect(await asked('@8', { knownAt: recordedAt(16) })).toBeUndefined();
    });

    it('takes entries away as the evidence asked for rises', async () => {
      const cite = await held.views.basis({ ...TALKS, entry: '@8', evidence: 'report' });
      expect(cite).toBeUndefined();
      const all = await asked('@8', { evidence: 'unattributed' });
      expect(revisions(all?.onRecord)).toEqual(inTalks(1, 3, 4, 6, 7));
    });

    it('is not there for what is no decision, is unknown, stands in another record, or was not made by then', async () => {
      for (const entry of ['@3', '@99', 'nothing', bookOf(world)[19]?.eventId ?? '']) expect(await asked(entry)).toBeUndefined();
      expect(await held.views.basis({ ...TALKS, id: 'nothing', entry: '@8' })).toBeUndefined();
      expect(await asked('@8', { asOf: '2024-12' })).toBeUndefined();
    });
  });
}
