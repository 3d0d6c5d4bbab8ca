import { given, told, type Told } from '../negotiation/kit';
import { bookOf, recordedAt } from './kit';
import type { NewPlace } from './place';
import { viewsHolding } from './views-holding';

const opened = (negotiation: string, opening: object): Told =>
  told('open-record', { negotiation, title: `Talks ${negotiation}`, level: 'national', ...opening });
const raised = (id: string, occurred?: object): Told =>
  told('raise-issue', { issue: 'pay', title: 'Pay', ...(occurred && { occurred }) }, { id });

/** Recorded on the first day of 2025, nothing of them in the order in which it happened. */
const world = given(
  opened('of-2024', {}), // 0
  raised('of-2024', { edtf: '2024-06-01' }), // 1
  opened('of-no-date', {}), // 2
  raised('of-no-date', { phrase: 'some time ago' }), // 3
  opened('of-2009', {}), // 4
  raised('of-2009', { edtf: '2009-12-09/2009-12-13' }), // 5
  opened('of-2030', {}), // 6
  raised('of-2030', { edtf: '2009/2030' }), // 7
  told(
    'correct-entry',
    { entry: '@1', reason: 'A year late.', replacement: { occurred: { edtf: '2023-06-01' } } },
    { id: 'of-2024', record: 'negotiation' },
  ), // 8
);

export function lastContract(newPlace: NewPlace): void {
  describe('a list in the order of what happened last', () => {
    const held = viewsHolding(newPlace, bookOf(world));
    const listed = async (moment: object): Promise<string[]> => {
      const items: string[] = [];
      let after: string | undefined;
      do {
        const page = await held.views.negotiations({ ...moment, sort: 'last', limit: 1, ...(after !== undefined && { after }) });
        items.push(...page.items.map(({ id }) => id));
        after = page.next;
      } while (after !== undefined);
      return items;
    };
    const BY_DATE = ['of-2030', 'of-no-date', 'of-2024', 'of-2009'];

    it('goes by when that had happened at the latest; where no date says so, by when it was recorded', async () => {
      expect(await listed({})).toEqual(BY_DATE);
      expect(await listed({ knownAt: recordedAt(100) })).toEqual(BY_DATE);
      expect(await listed({ knownAt: recordedAt(5) })).toEqual(['of-no-date', 'of-2024', 'of-2009']);
    });
  });
}
