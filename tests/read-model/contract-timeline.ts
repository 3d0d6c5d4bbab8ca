import type { SpanAnswer, TimelineAnswer } from '@parley/read-model';
import { recordedAt, storyBook, withCode } from './kit';
import type { NewPlace } from './place';
import { viewsHolding } from './views-holding';

export function timelineContract(newPlace: NewPlace): void {
  describe('the timeline', () => {
    const book = storyBook();
    const talks = { record: 'negotiation', id: 'talks' } as const;
    const held = viewsHolding(newPlace, book);
    const revisions = (items: readonly SpanAnswer[] | undefined) => items?.map(({ revision }) => revision);

    it('tells of each entry when it can have occurred and when it was recorded', async () => {
      const found = await held.views.timeline(talks);
      const warned = found?.items.find(({ revision }) => revision === 2);
      expect(warned).toEqual({
        entry: book[13]?.eventId,
        revision: 2,
        type: 'StatementRecorded',
        says: 'Statement recorded: Porters will leave for the agencies.',
        family: 'statements',
        parties: ['north-union'],
        date: '2012-03-04',
        earliest: '2012-03-04T00:00:00.000Z',
        latest: '2012-03-05T00:00:00.000Z',
        recordedAt: '2025-01-01T00:00:13.000Z',
        grade: 'on-record',
        when: 'certain',
        undecided: 9,
        late: true,
        corrected: true,
      });
      expect(found).toMatchObject({
        entries: 12,
        spans: { earliest: '2012-03-04T00:00:00.000Z', latest: '2024-12-25T00:00:00.000Z', recordedFrom: '2025-01-01T00:00:11.000Z' },
      });
    });

    it('has lanes by party, merged ones in one, and by kind', async () => {
      const { lanes } = (await held.views.timeline(talks)) ?? {};
      expect(lanes?.parties).toEqual(expect.arrayContaining([expect.objectContaining({ id: 'north-union', name: 'The north-union' })]));
      expect(lanes?.parties.map(({ id }) => id)).not.toContain('south-union');
      expect(lanes?.families.find(({ id }) => id === 'statements')).toEqual({ id: 'statements', entries: 2 });
      const then = await held.views.timeline({ ...talks, knownAt: recordedAt(27) });
      expect(then?.lanes.parties.map(({ id }) => id)).toContain('south-union');
    });

    it('tells what had occurred for certain from what may have, and leaves out the rest', async () => {
      const found = await held.views.timeline({ ...talks, asOf: '2024-12-10' });
      const when = Object.fromEntries(found?.items.map((one) => [one.revision, one.when]) ?? []);
      expect(when).toMatchObject({ 1: 'certain', 2: 'certain', 5: 'possible' });
      expect(Object.keys(when)).not.toContain('3');
    });

    it('takes the filters of a history, comes in pages, and in either order', async () => {
      expect(revisions((await held.views.timeline({ ...talks, kind: 'StatementRecorded' }))?.items)).toEqual([2, 3]);
      expect(revisions((await held.views.timeline({ ...talks, party: 'south-union', order: 'recorded' }))?.items)).toEqual([0, 2, 3, 5]);
      const page = async (paging: object) => (await held.views.timeline({ ...talks, ...paging })) as TimelineAnswer;
      const first = await page({ limit: 7 });
      const second = await page({ limit: 7, after: String(first.next) });
      expect([...first.items, ...second.items]).toEqual((await page({ limit: 5_000 })).items);
      await expect(held.views.timeline({ ...talks, limit: 5_001 })).rejects.toEqual(withCode('limit-invalid'));
    });

    it('is there for a consortium, and for nothing that is not there', async () => {
      expect((await held.views.timeline({ record: 'consortium', id: 'trusts' }))?.entries).toBe(2);
      expect(await held.views.timeline({ ...talks, id: 'nothing' })).toBeUndefined();
    });

    it('has beside it what does not count, each entry with the reason', async () => {
      const left = await held.views.leftOut({ ...talks, asOf: '2024-12-10', evidence: 'unattributed' });
      const reasons = Object.fromEntries(left?.items.map(({ because, entry }) => [entry.revision, because]) ?? []);
      expect(reasons).toEqual({ 3: 'later', 5: 'possible' });
      const position = await held.views.negotiation({ id: 'talks', asOf: '2024-12-10', evidence: 'unattributed' });
      expect(position?.leftOut).toBe(2);
      expect(
        (await held.views.leftOut({ ...talks, because: 'evidence', evidence: 'on-record' }))?.items.map(({ entry }) => entry.revision),
      ).toEqual([1, 5]);
      expect((await held.views.leftOut(talks))?.items).toEqual([]);
    });
  });
}
