import type { Views } from '@parley/read-model';
import { given, parties, told } from '../negotiation/kit';
import { bookOf, recordedAt } from './kit';
import type { NewPlace } from './place';
import { viewsHolding } from './views-holding';

const cited = (grade: string, source: string) => [{ source, locator: 'p. 1', grade }];
const bound = (value: string) => ({ op: '=', rate: { value, unit: 'percent', of: 'basic pay' } });
const on = (edtf: string) => ({ occurred: { edtf } });
const stance = (position: string, says: string, over: object) =>
  told('take-position', { position, party: 'south-union', target: { issue: 'pay' }, stance: says, ...over });

const world = given(
  ...parties, // 0 to 4
  ...['one', 'two'].map((source) => told('register-source', { source, kind: 'press', title: `Paper ${source}` })), // 5, 6
  told('open-record', { negotiation: 'talks', title: 'Talks on pay', level: 'organisation' }), // 7
  told('raise-issue', { issue: 'pay', title: 'Pay' }), // 8 @1
  told('record-context-fact', { subject: 'Rises', bound: bound('1'), sources: cited('report', 'one') }), // 9 @2
  told('record-context-fact', { subject: 'rises', bound: bound('2'), sources: cited('on-record', 'two') }), // 10 @3
  stance('a', 'supports', { ...on('2024-01'), sources: cited('on-record', 'one') }), // 11 @4
  stance('b', 'opposes', { party: 'north-union', ...on('2024-02'), sources: cited('on-record', 'two') }), // 12 @5
  told('note-conflict', { conflict: 'c', entries: ['@2', '@3'], parameter: 'rises' }), // 13 @6
  told('resolve-conflict', { conflict: 'c', resolution: 'One erred.', ...on('2024-03') }), // 14 @7
  told('merge-parties', { merged: 'south-union', into: 'north-union' }), // 15
);

export function conflictsContract(newPlace: NewPlace): void {
  describe('what does not agree', () => {
    const held = viewsHolding(newPlace, bookOf(world));

    it('is told with both sides and the sources of each', async () => {
      const found = await held.views.conflicts({ id: 'talks' });
      expect(found).toMatchObject({
        items: [{ id: 'c', open: false, sides: [{ sources: [{ source: 'one' }] }, { sources: [{ source: 'two' }] }] }],
        figures: [{ how: 'apart', noted: 'c', open: false, sides: [{ sources: [{ source: 'one' }] }, { sources: [{ source: 'two' }] }] }],
        contradictions: [
          {
            kind: 'reversal',
            earlier: { name: 'The north-union', date: '2024-01', sources: [{ source: 'one' }] },
            later: { stance: 'opposes', grade: 'on-record', sources: [{ source: 'two' }] },
          },
        ],
        reflects: { streams: { 'negotiation-talks': 7, 'register-parties': 5 } },
      });
    });

    it('is only what is open, or only what is not, where that is asked for', async () => {
      const lengths = (found: Awaited<ReturnType<Views['conflicts']>>) =>
        [found?.items, found?.figures, found?.contradictions].map((all) => all?.length);
      expect(lengths(await held.views.conflicts({ id: 'talks', open: true }))).toEqual([0, 0, 1]);
      expect(lengths(await held.views.conflicts({ id: 'talks', open: false }))).toEqual([1, 1, 0]);
    });

    it('is as known then, and as the evidence bears: two parties that were not one contradict nobody', async () => {
      expect(await held.views.conflicts({ id: 'talks', knownAt: recordedAt(12) })).toMatchObject({
        items: [],
        figures: [{ open: true }],
        contradictions: [],
      });
      expect(await held.views.conflicts({ id: 'talks', evidence: 'on-record' })).toMatchObject({
        items: [],
        figures: [],
        contradictions: [{}],
      });
      expect(await held.views.conflicts({ id: 'talks', asOf: '2024-01' })).toMatchObject({ contradictions: [] });
      expect(await held.views.conflicts({ id: 'nothing' })).toBeUndefined();
    });
  });
}
