import type { Moment, Views } from '@parley/read-model';
import type { NewPlace, Place } from './place';
import { given, parties, told } from '../negotiation/kit';
import { batch, bookOf, feed, positionOf, recordedAt, START, storyBook } from './kit';

export function momentsContract(newPlace: NewPlace): void {
  describe('moments', () => {
    let place: Place;
    let views: Views;
    const book = storyBook();
    const at = (n: number) => book[n] as (typeof book)[0];
    const jo = String(at(5).data['person']);
    const NOW = START + 3_600_000;
    beforeAll(async () => {
      place = await newPlace();
      views = await place.open({ now: () => NOW });
      await feed(views, [batch(book, positionOf(900))]);
    });
    afterAll(() => place.destroy());

    it('answers as was known at an instant, to the millisecond', async () => {
      const before = await views.negotiation({ id: 'talks', knownAt: recordedAt(15) - 1 });
      const then = await views.negotiation({ id: 'talks', knownAt: recordedAt(15) });
      expect([before?.objections.length, then?.objections.length]).toEqual([0, 1]);
      expect(then?.reflects).toMatchObject({ knownAt: '2025-01-01T00:00:15.000Z', streams: { 'negotiation-talks': 4 } });
      expect(await views.negotiation({ id: 'talks', knownAt: recordedAt(11) - 1 })).toBeUndefined();
    });

    it('lets nothing of the future into an answer: names, corrections, retractions, evidence, totals', async () => {
      const knownAt = recordedAt(21);
      const position = await views.negotiation({ id: 'talks', knownAt });
      expect(position?.parties.map(({ name }) => name)).toEqual(['The north-union', 'The hill-trust']);
      const history = await views.history({ stream: 'negotiation-talks', knownAt });
      expect(history?.items.map(({ revision }) => revision)).toEqual([0, 1, 2, 3, 4, 5]);
      expect(history?.items[2]).toMatchObject({
        data: { substance: 'Drivers will leave for the agencies.' },
        corrections: [],
        acknowledgedBy: [],
      });
      expect(history?.items[4]).not.toHaveProperty('retractedBy');
      expect(history?.items[3]).toMatchObject({ grade: 'rumour' });
      expect((await views.party({ id: 'north-union', knownAt }))?.negotiations).toEqual([{ id: 'talks', title: 'Talks on rotas' }]);
      expect(await views.party({ id: 'hill-trust', knownAt })).toMatchObject({ name: 'The hill-trust', formerNames: [] });
      expect((await views.source({ id: 'letter', knownAt }))?.entries.map(({ eventId }) => eventId)).toEqual([
        at(13).eventId,
        at(21).eventId,
      ]);
      expect((await views.sources({ knownAt })).items.every(({ retracted }) => !retracted)).toBe(true);
    });

    it('does not know yet what was recorded later', async () => {
      expect((await views.negotiations({ knownAt: recordedAt(18) })).items.map(({ id }) => id)).toEqual(['talks']);
      expect((await views.consortia({ knownAt: recordedAt(16) })).items).toEqual([]);
      expect(await views.entry({ eventId: at(16).eventId, knownAt: recordedAt(15) })).toBeUndefined();
      expect(await views.person({ id: jo, knownAt: recordedAt(4) })).toBeUndefined();
      expect((await views.people({ knownAt: recordedAt(5) })).items.map(({ id }) => id)).toEqual([jo]);
      expect(await views.history({ stream: 'consortium-trusts', knownAt: recordedAt(3) })).toBeUndefined();
    });

    it.each([
      ['drivers', [13, 21], [22]],
      ['nurses', [22, 28], [21, 29]],
      ['porters', [29, 31], [28]],
      ['four', [15, 25], [14, 26]],
      ['cabal', [23, 31], [22]],
      ['foundation', [27], [26]],
    ])('finds %j only while it was said', async (text, while_, else_) => {
      for (const n of while_) expect((await views.search({ text, knownAt: recordedAt(n) })).items).toHaveLength(1);
      for (const n of else_) expect((await views.search({ text, knownAt: recordedAt(n) })).items).toEqual([]);
    });

    it('leaves out what the evidence does not bear', async () => {
      const negotiation = await views.negotiation({ id: 'talks', evidence: 'on-record' });
      expect(negotiation).toMatchObject({ issues: [], questions: [], reflects: { evidence: 'on-record' } });
      expect(negotiation?.leftOut).toBe(2);
      const rows = await views.negotiations({ evidence: 'formal-record' });
      expect(rows.items.map(({ id, open }) => [id, open.questions])).toEqual([
        ['other', 0],
        ['talks', 0],
      ]);
      const person = await views.person({ id: jo, evidence: 'formal-record' });
      expect(person?.said.map(({ office }) => office)).toEqual(['president']);
      expect((await views.search({ text: 'porters', evidence: 'formal-record' })).items).toEqual([]);
      expect((await views.search({ text: 'posts', evidence: 'formal-record' })).items).toHaveLength(1);
      const history = await views.history({ stream: 'negotiation-talks', evidence: 'on-record' });
      expect(history?.items.map(({ revision }) => revision)).toEqual([0, 2, 3, 6, 7, 8, 9, 10, 11]);
    });

    it('leaves out what had not certainly occurred by a date', async () => {
      const negotiation = await views.negotiation({ id: 'talks', asOf: '2024-12-20' });
      expect(negotiation).toMatchObject({ issues: [{ id: 'nights' }], questions: [], reflects: { asOf: '2024-12-20' } });
      expect((await views.search({ text: 'cartel', asOf: '2024-12-20' })).items).toEqual([]);
      expect((await views.search({ text: 'cartel', asOf: '2024-12-24' })).items).toHaveLength(1);
    });

    it('holds at a date nothing that was retracted, whether anything else is left out or not', async () => {
      const other = await newPlace();
      const then = await other.open({ now: () => NOW });
      const on = (edtf: string) => ({ occurred: { edtf } });
      const entries = bookOf(
        given(
          told('open-record', { negotiation: 'talks', title: 'Talks', level: 'organisation', ...on('2024-01') }),
          told('raise-issue', { issue: 'pay', title: 'Pay', ...on('2024-02') }),
          told('raise-issue', { issue: 'slip', title: 'A slip', ...on('2024-01') }),
          told('retract-entry', { entry: '@2', reason: 'Misheard.', ...on('2024-01') }, { id: 'talks', record: 'negotiation' }),
        ),
      );
      await feed(then, [batch(entries)]);
      const held = async (q: Moment) => {
        const history = await then.history({ stream: 'negotiation-talks', ...q });
        const slip = await then.entry({ eventId: entries[2]?.eventId ?? '', ...q });
        const [row] = (await then.negotiations(q)).items;
        return [history?.items.map(({ revision }) => revision), slip?.revision, row?.entries];
      };
      expect(await held({})).toEqual([[0, 1, 2, 3], 2, 4]);
      expect(await held({ asOf: '2024-02' })).toEqual([[0, 1, 3], undefined, 3]);
      expect(await held({ asOf: '2024-01' })).toEqual([[0, 3], undefined, 2]);
      expect(await held({ evidence: 'unattributed' })).toEqual([[0, 1, 3], undefined, 3]);
      expect(await held({ evidence: 'report' })).toEqual([[0, 3], undefined, 2]);
      await other.destroy();
    });

    it('lists nothing that had not begun, and says how many there are of it', async () => {
      const other = await newPlace();
      const then = await other.open({ now: () => NOW });
      const begun = { occurred: { edtf: '2024-11-06' } };
      const opened = given(
        ...parties,
        told('open-record', { negotiation: 'parking', title: 'Parking', level: 'organisation', ...begun }),
        told('open-record', { negotiation: 'undated', title: 'Undated', level: 'organisation' }),
        told('propose-consortium', { consortium: 'trusts', name: 'Trusts', ...begun }),
      );
      await feed(then, [batch(bookOf(opened))]);
      const listed = async (q: Moment & { readonly search?: string }) => {
        const { items, leftOut } = await then.negotiations(q);
        return [items.map(({ id }) => id), leftOut];
      };
      expect(await listed({})).toEqual([['parking', 'undated'], 0]);
      expect(await listed({ asOf: '2024-11-06' })).toEqual([['parking', 'undated'], 0]);
      expect(await listed({ asOf: '2024-11-05' })).toEqual([['undated'], 1]);
      expect(await listed({ asOf: '2024-11-05', search: 'park' })).toEqual([[], 1]);
      expect(await listed({ evidence: 'formal-record' })).toEqual([['parking', 'undated'], 0]);
      expect(await then.consortia({ asOf: '2024-11-05' })).toMatchObject({ items: [], leftOut: 1 });
      await other.destroy();
    });

    it('lists one record alone as it is listed among all, at any moment, and stands on it and its evidence alone', async () => {
      const known = book.map((_, n): Moment => ({ knownAt: recordedAt(n) }));
      const moments: readonly Moment[] = [{}, ...known, { asOf: '2012' }, { asOf: '2024-12-20' }, { evidence: 'on-record' }];
      for (const moment of moments) {
        const all = await views.negotiations(moment);
        for (const id of ['talks', 'other']) {
          const { items, reflects } = await views.negotiations({ ...moment, id });
          expect(JSON.stringify(items)).toBe(JSON.stringify(all.items.filter((row) => row.id === id)));
          const its = Object.entries(all.reflects.streams).filter(([stream]) => [`negotiation-${id}`, 'register-sources'].includes(stream));
          expect(reflects.streams).toEqual(Object.fromEntries(its));
        }
        expect((await views.negotiations({ ...moment, id: 'nothing' })).items).toEqual([]);
        expect((await views.consortia({ ...moment, id: 'trusts' })).items).toEqual((await views.consortia(moment)).items);
        expect((await views.consortia({ ...moment, id: 'nothing' })).items).toEqual([]);
      }
    });

    it('knows who can have held which office at a date', async () => {
      const offices = async (asOf: string) => (await views.person({ id: jo, asOf }))?.offices.map(({ office }) => office);
      expect(await offices('2015')).toEqual(['secretary']);
      expect(await offices('2020-12-31')).toEqual(['secretary']);
      expect(await offices('2021')).toEqual(['president']);
      expect(await offices('2009')).toEqual([]);
    });

    it('names the record of what it finds as it was called then', async () => {
      const other = await newPlace();
      const then = await other.open({ now: () => NOW });
      const entries = bookOf(
        given(
          told('open-record', { negotiation: 'talks', title: 'Talks on pay', level: 'organisation' }),
          told('raise-issue', { issue: 'pay', title: 'The award' }),
          told(
            'correct-entry',
            {
              entry: '@0',
              reason: 'Misread.',
              replacement: { data: { negotiation: 'talks', title: 'Talks on leave', level: 'organisation' } },
            },
            { id: 'talks', record: 'negotiation' },
          ),
        ),
      );
      await feed(then, [batch(entries)]);
      const called = async (q: Moment) => (await then.search({ text: 'award', ...q })).items.map(({ record }) => record?.title);
      expect(await called({})).toEqual(['Talks on leave']);
      expect(await called({ knownAt: (entries[1] as (typeof entries)[0]).recordedAt })).toEqual(['Talks on pay']);
      await other.destroy();
    });

    it('marks as provisional what is known at an instant of the last minute', async () => {
      const provisional = async (knownAt: number) => (await views.negotiations({ knownAt })).reflects.provisional;
      expect(await provisional(NOW - 59_999)).toBe(true);
      expect(await provisional(NOW - 60_000)).toBeUndefined();
    });

    it('answers for the end of a recording as if asked then', async () => {
      const other = await newPlace();
      const then = await other.open({ now: () => NOW });
      for (const n of [13, 17, 22, 26, 28]) {
        await feed(then, [batch(book.slice(0, n + 1))]);
        const knownAt = recordedAt(n);
        const sameButMoment = <A extends { reflects: object }>(answer: A | undefined) => answer && { ...answer, reflects: {} };
        for (const id of ['talks', 'other'])
          expect(sameButMoment(await views.negotiation({ id, knownAt }))).toEqual(sameButMoment(await then.negotiation({ id })));
        expect(sameButMoment(await views.person({ id: jo, knownAt }))).toEqual(sameButMoment(await then.person({ id: jo })));
        expect((await views.negotiations({ knownAt })).items).toEqual((await then.negotiations({})).items);
        expect((await views.parties({ knownAt })).items).toEqual((await then.parties({})).items);
        expect((await views.search({ text: 'the', knownAt })).items).toEqual((await then.search({ text: 'the' })).items);
      }
      await other.destroy();
    });
  });
}
