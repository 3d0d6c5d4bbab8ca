import type { Page, Views } from '@parley/read-model';
import { batch, feed, START, storyBook } from './kit';
import type { NewPlace, Place } from './place';

const ids = <T extends { readonly id: string }>(page: Page<T>): string[] => page.items.map(({ id }) => id);

export function thingsContract(newPlace: NewPlace): void {
  describe('parties, people, sources and words', () => {
    let place: Place;
    let views: Views;
    const book = storyBook();
    const at = (n: number) => book[n] as (typeof book)[0];
    const jo = String(at(5).data['person']);
    beforeAll(async () => {
      place = await newPlace();
      views = await place.open({ now: () => START + 3_600_000 });
      await feed(views, [batch(book)]);
    });
    afterAll(() => place.destroy());

    it('knows a party by all its names and those that were merged into it', async () => {
      expect(await views.party({ id: 'hill-trust' })).toMatchObject({
        name: 'The Hill Foundation Trust',
        kind: 'employer',
        formerNames: ['The hill-trust'],
        consortia: [{ id: 'trusts', name: 'Trusts together' }],
        negotiations: [{ id: 'talks', title: 'Talks on rotas' }],
        entries: [at(2).eventId, at(27).eventId],
      });
      expect(await views.party({ id: 'south-union' })).toMatchObject({ mergedInto: 'north-union' });
      const merged = await views.party({ id: 'north-union' });
      expect(merged?.negotiations.map(({ id }) => id)).toEqual(['other', 'talks']);
      expect(merged?.officeHolders.map(({ office, name }) => [office, name])).toEqual([
        ['secretary', 'Jo Bloggs'],
        ['president', 'Jo Bloggs'],
      ]);
      expect(ids(await views.parties({ kind: 'union' }))).toEqual(['north-union', 'south-union']);
      expect(ids(await views.parties({ search: 'foundation' }))).toEqual(['hill-trust']);
      expect(await views.party({ id: 'nobody' })).toBeUndefined();
    });

    it('tells what one person said in each office, across negotiations', async () => {
      const person = await views.person({ id: jo });
      expect(person).toMatchObject({ name: 'Jo Bloggs', distinguishing: 'branch secretary' });
      expect(person?.said.map(({ office, entries }) => [office, entries.map(({ eventId }) => eventId)])).toEqual([
        ['president', [at(21).eventId]],
        ['secretary', [at(13).eventId]],
        [null, [at(14).eventId]],
      ]);
      expect(person?.offices.map(({ office, from, to }) => [office, from, to])).toEqual([
        ['secretary', '2010', '2020'],
        ['president', '2021', undefined],
      ]);
      expect((await views.people({ name: 'elan' })).items.map(({ name }) => name)).toEqual(['Ann Élan']);
      expect(ids(await views.people({ office: 'president' }))).toEqual([jo]);
      expect(await views.person({ id: 'person-nobodyyyyy' })).toBeUndefined();
    });

    it('tells what rests on a source, evidence added later included', async () => {
      const source = await views.source({ id: 'letter' });
      expect(source).toMatchObject({ title: 'A letter to the trust', kind: 'letter', retracted: false });
      expect(source?.entries.map(({ eventId }) => eventId)).toEqual([at(13).eventId, at(14).eventId, at(21).eventId]);
      expect(await views.source({ id: 'nothing' })).toBeUndefined();
      expect((await views.sources({})).items.map(({ id, retracted }) => [id, retracted])).toEqual([
        ['letter', false],
        ['gazette', true],
      ]);
    });

    it('finds what is said now, by its words, and shows them', async () => {
      const { items } = await views.search({ text: 'porter agencies' });
      expect(items).toEqual([
        {
          kind: 'entry',
          id: at(13).eventId,
          stream: 'negotiation-talks',
          record: { kind: 'negotiation', id: 'talks', title: 'Talks on rotas' },
          title: 'Statement recorded',
          excerpt: '‹Porters› will leave for the ‹agencies›.',
          entry: at(13).eventId,
        },
      ]);
      for (const gone of ['drivers', 'nurses', 'four']) expect((await views.search({ text: gone })).items).toEqual([]);
      expect((await views.search({ text: 'cabal' })).items).toHaveLength(1);
    });

    it('finds parties, people, sources, negotiations and consortia by their names, before entries', async () => {
      const kinds = async (text: string) => (await views.search({ text })).items.map(({ kind, id }) => [kind, id]);
      expect(await kinds('foundation')).toEqual([['party', 'hill-trust']]);
      expect(await kinds('élan')).toEqual([['person', String(at(6).data['person'])]]);
      expect(await kinds('letter')).toEqual([['source', 'letter']]);
      expect(await kinds('rotas')).toEqual([['negotiation', 'talks']]);
      expect(await kinds('together')).toEqual([['consortium', 'trusts']]);
      expect((await kinds('trusts')).map(([kind]) => kind === 'entry')).toEqual([false, false, false, false, false, true]);
    });

    it('reads no query language, and finds nothing for no words', async () => {
      for (const text of ['"', '*', 'NEAR(', 'a OR "b', '- -', "'; DROP TABLE text; --"])
        expect((await views.search({ text })).items).toEqual([]);
      expect((await views.search({ text: 'posts', negotiation: 'talks' })).items).toEqual([]);
      expect((await views.search({ text: 'posts', negotiation: 'other' })).items).toHaveLength(1);
    });
  });
}
