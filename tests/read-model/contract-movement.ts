import type { MovementAnswer } from '@parley/read-model';
import { given, parties, told } from '../negotiation/kit';
import { bookOf, recordedAt } from './kit';
import type { NewPlace } from './place';
import { viewsHolding } from './views-holding';

const cited = (grade: string) => [{ source: 'letter', locator: 'p. 1', grade }];
const offer = (version: number, value: string, over: object) =>
  told('table-proposal', {
    ...{ proposal: 'offer', kind: 'offer', author: ['lake-trust'], to: ['north-union'], version },
    terms: [{ term: `put-${version}`, issue: 'pay', parameter: 'rise', target: { rate: { value, unit: 'percent', of: 'basic pay' } } }],
    ...over,
  });

/** 15 events, numbered from 0. */
const world = given(
  ...parties, // 0 to 4
  told('register-source', { source: 'letter', kind: 'letter', title: 'A letter' }), // 5
  told('open-record', { negotiation: 'talks', title: 'Talks on pay', level: 'organisation' }), // 6
  told('raise-issue', { issue: 'pay', title: 'Pay', occurred: { edtf: '2024-11-01' }, sources: cited('report') }), // 7
  offer(1, '3', { occurred: { edtf: '2024-12-01' }, sources: cited('on-record') }), // 8
  offer(2, '4', { occurred: { edtf: '2024-12-20/2025-01-10' }, sources: cited('report') }), // 9
  told('take-position', {
    ...{ position: 'p', party: 'south-union', target: { issue: 'pay' }, stance: 'opposes', occurred: { edtf: '2024-12-02' } },
    sources: cited('on-record'),
  }), // 10
  told(
    'correct-entry',
    { entry: '@2', reason: 'Misread.', replacement: { occurred: { edtf: '2024-12-05' } } },
    { id: 'talks', record: 'negotiation' },
  ), // 11
  told('merge-parties', { merged: 'south-union', into: 'north-union' }), // 12
  told('raise-issue', { issue: 'slip', title: 'A slip' }), // 13
  told('retract-entry', { entry: '@6', reason: 'No such issue.' }, { id: 'talks', record: 'negotiation' }), // 14
);
const PAY = { id: 'talks', issue: 'pay' };
/** The first offer is of no known day, but before a letter that was retracted. */
const beforeALetter = given(
  ...parties,
  told('open-record', { negotiation: 'talks', title: 'Talks on pay', level: 'organisation' }),
  told('raise-issue', { issue: 'pay', title: 'Pay', occurred: { edtf: '2024-11-01' } }),
  told('record-statement', { statement: 'letter', kind: 'report', substance: 'More pay.', occurred: { edtf: '2024-12-05' } }),
  offer(1, '3', { occurred: { before: ['statement:letter'] } }),
  offer(2, '4', { occurred: { edtf: '2024-12-20' } }),
  told('retract-entry', { entry: 'statement:letter', reason: 'Never sent.' }, { id: 'talks', record: 'negotiation' }),
);

export function movementContract(newPlace: NewPlace): void {
  describe('the movement on an issue', () => {
    const held = viewsHolding(newPlace, bookOf(world));
    const figures = (answer: MovementAnswer | undefined) =>
      answer?.parties.flatMap((one) => one.figures.flatMap(({ moves }) => moves.map(({ version, when }) => [version, when])));

    it('tells of each move what moved it, when that can have been, and how good it is', async () => {
      const found = await held.views.movement(PAY);
      expect(found).toMatchObject({ issue: { id: 'pay', title: 'Pay' }, reflects: { streams: { 'negotiation-talks': 7 } } });
      const trust = found?.parties.find(({ party }) => party === 'lake-trust');
      expect(trust).toMatchObject({ name: 'The lake-trust', stances: [], replies: [] });
      expect(trust?.figures[0]?.moves[0]).toMatchObject({
        ...{ revision: 2, type: 'ProposalTabled', grade: 'on-record', when: 'certain', corrected: true },
        ...{ date: '2024-12-05', earliest: '2024-12-05T00:00:00.000Z', latest: '2024-12-06T00:00:00.000Z' },
        ...{ sources: [{ source: 'letter', locator: 'p. 1' }], version: 1, change: 'first' },
      });
      expect(found?.sideBySide).toMatchObject([{ parameter: 'rise', held: [{ name: 'The lake-trust', figures: [{ version: 2 }] }] }]);
    });

    it('tells what had occurred for certain from what may have, and leaves out the rest', async () => {
      expect(figures(await held.views.movement({ ...PAY, asOf: '2024-12-03' }))).toEqual([]);
      const then = await held.views.movement({ ...PAY, asOf: '2024-12-31' });
      expect(figures(then)).toEqual([
        [1, 'certain'],
        [2, 'possible'],
      ]);
      expect(then?.sideBySide).toMatchObject([{ held: [{ figures: [{ version: 1 }] }] }]);
    });

    it('counts a correction, and a merge of parties, from their recording on', async () => {
      const before = await held.views.movement({ ...PAY, knownAt: recordedAt(10) });
      expect(before?.parties.map(({ party, figures: put }) => [party, put[0]?.moves[0]?.date])).toEqual([
        ['lake-trust', '2024-12-01'],
        ['south-union', undefined],
      ]);
      expect((await held.views.movement(PAY))?.parties.map(({ party }) => party)).toEqual(['lake-trust', 'north-union']);
    });

    it('takes moves away as the evidence asked for rises, and never the issue', async () => {
      expect(figures(await held.views.movement({ ...PAY, evidence: 'on-record' }))).toEqual([[1, 'certain']]);
      expect(await held.views.movement({ ...PAY, evidence: 'formal-record' })).toMatchObject({ issue: { title: 'Pay' }, parties: [] });
    });

    it('is not there for an issue that never was, had not come up, was not known then, or was retracted', async () => {
      expect(await held.views.movement({ ...PAY, issue: 'nothing' })).toBeUndefined();
      expect(await held.views.movement({ ...PAY, id: 'nothing' })).toBeUndefined();
      expect(await held.views.movement({ ...PAY, asOf: '2024-10' })).toBeUndefined();
      expect(await held.views.movement({ ...PAY, knownAt: recordedAt(6) })).toBeUndefined();
      expect(await held.views.movement({ ...PAY, issue: 'slip' })).toBeUndefined();
      expect(await held.views.movement({ ...PAY, issue: 'slip', knownAt: recordedAt(13) })).toMatchObject({ parties: [] });
    });
  });

  describe('the order of two moves that rests on an entry that was retracted', () => {
    const held = viewsHolding(newPlace, bookOf(beforeALetter));

    it('is the same where a date is asked for by which one of them may have been made', async () => {
      for (const asked of [PAY, { ...PAY, asOf: '2024-12-31' }]) {
        const found = await held.views.movement(asked);
        expect(found?.parties[0]?.figures[0]?.moves).toMatchObject([{ version: 1 }, { version: 2, change: 'changed', undecided: 0 }]);
      }
    });
  });
}
