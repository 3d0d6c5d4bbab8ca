import fc from 'fast-check';
import { inOrder, pageAsked, pageOf, pageOfOrdered, type Place } from '../../libs/read-model/src/ask/paging';
import { FoldedRecord } from '../../libs/read-model/src/record/folded-record';

const placeOf = (one: number): Place => [one % 7, one];

describe('pages of very many items', () => {
  it('are those of a sort, whichever of them is asked for', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(500)), fc.integer({ min: 1, max: 40 }), (all, limit) => {
        const ordered = inOrder(all, placeOf);
        let after: string | undefined;
        do {
          const asked = pageAsked('items', { limit, ...(after !== undefined && { after }) });
          const page = pageOfOrdered(ordered, placeOf, asked);
          expect(page).toEqual(pageOf(all, placeOf, asked));
          after = page.next;
        } while (after !== undefined);
      }),
    );
  });

  it('cost their own items and a few more, not all that there are', () => {
    const ordered = inOrder([...new Array<number>(100_000).keys()], placeOf);
    let looked = 0;
    const counting = (one: number): Place => {
      looked += 1;
      return placeOf(one);
    };
    const first = pageOfOrdered(ordered, counting, pageAsked('items', { limit: 50 }));
    pageOfOrdered(ordered, counting, pageAsked('items', { limit: 50, after: first.next as string }));
    expect(looked).toBeLessThanOrEqual(2 * 52 + 20);
  });
});

describe('what is worked out of a record', () => {
  it('is worked out once for one question, and anew for another', () => {
    const record = new FoldedRecord();
    let worked = 0;
    const ask = (kind: string, key: string): number => record.workedOut(kind, key, () => (worked += 1));
    expect([
      ask('timeline', 'a'),
      ask('timeline', 'a'),
      ask('named', 'a'),
      ask('timeline', 'b'),
      ask('named', 'a'),
      ask('timeline', 'a'),
    ]).toEqual([1, 1, 2, 3, 2, 4]);
  });
});
