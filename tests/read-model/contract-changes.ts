import type { Views } from '@parley/read-model';
import { batch, bookOf, feed, positionOf, recordedAt, START, storyBook, withCode } from './kit';
import type { NewPlace, Place } from './place';
import { given, parties, told } from '../negotiation/kit';

export function changesContract(newPlace: NewPlace): void {
  describe('changes', () => {
    let place: Place;
    let views: Views;
    const book = storyBook();
    const idOf = (n: number) => String(book[n]?.eventId);
    const talks = { record: 'negotiation', id: 'talks' } as const;
    const NOW = START + 3_600_000;
    beforeAll(async () => {
      place = await newPlace();
      views = await place.open({ now: () => NOW });
      await feed(views, [batch(book, positionOf(900))]);
    });
    afterAll(() => place.destroy());

    it('between two instants are what became known, with what each moment stands on', async () => {
      const found = await views.changes({ ...talks, clock: 'recorded', from: recordedAt(14), to: recordedAt(16) });
      expect(found?.items.map(({ thing }) => thing)).toEqual(
        expect.arrayContaining(['objection:too-many', 'question:who', 'count:objectionsOpen', 'count:questionsOpen']),
      );
      expect(found?.items.find(({ thing }) => thing === 'objection:too-many')?.entries).toEqual([idOf(15)]);
      expect(found).toMatchObject({
        clock: 'recorded',
        reflectsFrom: { knownAt: '2025-01-01T00:00:14.000Z', streams: { 'negotiation-talks': 3 } },
        reflects: { knownAt: '2025-01-01T00:00:16.000Z', streams: { 'negotiation-talks': 5 } },
      });
    });

    it('between two dates are what happened, and say how much may have', async () => {
      const found = await views.changes({ ...talks, clock: 'occurred', from: '2024-11-30', to: '2024-12-20' });
      expect(found?.items.filter(({ kind }) => kind === 'issue')).toMatchObject([
        { thing: 'issue:nights', says: 'The issue “Night shifts” was raised' },
      ]);
      expect(found?.possible).toBeGreaterThan(0);
    });

    it('of a name that another register holds name the renaming', async () => {
      const found = await views.changes({ ...talks, clock: 'recorded', from: recordedAt(26), to: recordedAt(27) });
      expect(found?.items.filter(({ kind }) => kind === 'party')).toMatchObject([
        {
          thing: 'party:hill-trust',
          fields: { name: { before: 'The hill-trust', after: 'The Hill Foundation Trust' } },
          entries: [idOf(27)],
        },
      ]);
    });

    it('of a record that was not there are all that it says, and none before it is there', async () => {
      const whole = await views.changes({ ...talks, clock: 'recorded', from: recordedAt(3) });
      expect(whole?.reflectsFrom).toBeNull();
      expect(whole?.items.every(({ change }) => change === 'appeared')).toBe(true);
      expect(await views.changes({ ...talks, clock: 'recorded', from: recordedAt(1), to: recordedAt(3) })).toBeUndefined();
      expect(await views.changes({ ...talks, id: 'nothing', clock: 'occurred', from: '2024' })).toBeUndefined();
    });

    it('come in pages, and none twice', async () => {
      const question = { ...talks, clock: 'recorded', from: recordedAt(3) } as const;
      const whole = (await views.changes({ ...question, limit: 200 }))?.items ?? [];
      const paged: unknown[] = [];
      let after: string | undefined;
      do {
        const page = await views.changes({ ...question, limit: 5, ...(after !== undefined && { after }) });
        paged.push(...(page?.items ?? []));
        after = page?.next;
      } while (after !== undefined);
      expect(paged).toEqual(whole);
    });

    it('are refused where the earlier moment comes after the later', async () => {
      await expect(views.changes({ ...talks, clock: 'recorded', from: 2, to: 1 })).rejects.toEqual(withCode('between-reversed'));
      await expect(views.changes({ ...talks, clock: 'occurred', from: '2025', to: '2024-12' })).rejects.toEqual(
        withCode('between-reversed'),
      );
      await expect(views.changes({ ...talks, clock: 'occurred', from: '2025/..', to: '2030' })).rejects.toEqual(
        withCode('between-reversed'),
      );
    });

    it('of a consortium tell what became known of its members', async () => {
      const found = await views.changes({ record: 'consortium', id: 'trusts', clock: 'occurred', from: '2024-10', to: '2024-12' });
      expect(found?.items).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ thing: 'member:hill-trust', entries: [idOf(18)] }),
          expect.objectContaining({ thing: 'membership:named', fields: { named: { before: 0, after: 1 } }, entries: [idOf(18)] }),
        ]),
      );
    });
  });

  describe('parties that were merged', () => {
    it('are found in a history by any of their ids, once the merge is recorded', async () => {
      const place = await newPlace();
      const world = given(
        ...parties,
        told('open-record', { negotiation: 'talks', title: 'Talks', level: 'national' }),
        told('take-position', { party: 'south-union', target: { subject: 'pay' }, stance: 'open' }),
        told('merge-parties', { merged: 'south-union', into: 'north-union' }),
      );
      const book = bookOf(world);
      const views = await place.open();
      await feed(views, [batch(book)]);
      const found = async (party: string, knownAt?: number) =>
        (await views.history({ stream: 'negotiation-talks', party, ...(knownAt !== undefined && { knownAt }) }))?.items.length;
      expect([await found('north-union'), await found('south-union'), await found('lake-trust')]).toEqual([1, 1, 0]);
      const before = recordedAt(book.length - 2);
      expect([await found('north-union', before), await found('south-union', before)]).toEqual([0, 1]);
      await place.destroy();
    });
  });
}
