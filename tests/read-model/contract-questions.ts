import type { Page, Views } from '@parley/read-model';
import { given, told } from '../negotiation/kit';
import type { NewPlace, Place } from './place';
import { batch, bookOf, feed, START, story, storyBook, withCode as code } from './kit';

const ids = <T extends { readonly id: string }>(page: Page<T>): string[] => page.items.map(({ id }) => id);

/** Every item of every page, asked for with this limit. */
async function allPages<T>(ask: (after?: string) => Promise<Page<T> | undefined>): Promise<T[][]> {
  const pages: T[][] = [];
  let after: string | undefined;
  do {
    const page = (await ask(after)) as Page<T>;
    pages.push([...page.items]);
    after = page.next;
  } while (after !== undefined);
  return pages;
}

export function questionsContract(newPlace: NewPlace): void {
  describe('questions', () => {
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

    it('lists negotiations with what is open and what happened last', async () => {
      const page = await views.negotiations({});
      expect(ids(page)).toEqual(['other', 'talks']);
      expect(page.items[1]).toMatchObject({
        title: 'Talks on rotas',
        level: 'organisation',
        state: 'Exploring',
        parties: ['north-union', 'hill-trust'],
        open: { questions: 1, objections: 0, conflicts: 0, actions: 0 },
        entries: 12,
        last: { entry: at(14).eventId },
      });
      expect(page.reflects.streams).toEqual({ 'negotiation-other': 3, 'negotiation-talks': 11 });
    });

    it('finds negotiations by words of the title without case and accents, by state and by party', async () => {
      expect(ids(await views.negotiations({ search: 'ALTERE' }))).toEqual(['other']);
      expect(ids(await views.negotiations({ search: '100%' }))).toEqual([]);
      expect(ids(await views.negotiations({ search: '_' }))).toEqual([]);
      expect(ids(await views.negotiations({ party: 'hill-trust' }))).toEqual(['talks']);
      expect(ids(await views.negotiations({ party: 'hill' }))).toEqual([]);
      expect(ids(await views.negotiations({ state: 'Agreed' }))).toEqual([]);
      expect(ids(await views.negotiations({ sort: 'last' }))).toEqual(['other', 'talks']);
    });

    it('answers the position of a negotiation, with the names of the register and the records it stands on', async () => {
      const position = await views.negotiation({ id: 'talks' });
      expect(position).toMatchObject({ id: 'talks', state: 'Exploring', objections: [], questions: [{ id: 'who', open: true }] });
      expect(position?.parties.map(({ name }) => name)).toEqual(['The north-union', 'The Hill Foundation Trust']);
      expect(position?.reflects.streams).toEqual({ 'negotiation-talks': 11, 'register-parties': 6, 'register-people': 3 });
      expect(position?.reflects).toMatchObject({ asOf: null, knownAt: null, evidence: 'rumour' });
      expect(await views.negotiation({ id: 'nothing' })).toBeUndefined();
    });

    it('answers the position of a consortium with the negotiations that name it', async () => {
      expect(await views.consortium({ id: 'trusts' })).toMatchObject({
        name: 'Trusts together',
        state: 'Proposed',
        membership: { named: 1 },
        negotiations: [{ id: 'other', title: 'Ältere talks' }],
        reflects: { streams: { 'consortium-trusts': 1, 'negotiation-other': 3, 'register-parties': 6 } },
      });
      expect(ids(await views.consortia({}))).toEqual(['trusts']);
      expect(await views.consortium({ id: 'nothing' })).toBeUndefined();
    });

    it('tells the history as it stands, with what was done to each entry', async () => {
      const history = await views.history({ stream: 'negotiation-talks' });
      expect(history?.items.map(({ revision }) => revision)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
      expect(history?.items[2]).toMatchObject({
        data: { substance: 'Porters will leave for the agencies.' },
        recordedAt: '2025-01-01T00:00:13.000Z',
        earliest: '2012-03-04T00:00:00.000Z',
        latest: '2012-03-05T00:00:00.000Z',
        grade: 'on-record',
        late: true,
        corrections: [at(22).eventId, at(29).eventId],
        acknowledgedBy: [at(24).eventId],
        disputedBy: [at(25).eventId],
      });
      expect(history?.items[4]).toMatchObject({ retractedBy: at(26).eventId, grade: 'unattributed' });
      expect(history?.items[0]).toMatchObject({ grade: null, late: false, corrections: [] });
      expect(await views.history({ stream: 'negotiation-nothing' })).toBeUndefined();
    });

    it('does not let a source that was retracted bear a grade, nor before it was', async () => {
      const before = story.slice(0, -1);
      const cited = told(
        'raise-issue',
        { issue: 'spoofed', title: 'A spoof', sources: [{ source: 'gazette', locator: 'p. 9', grade: 'report' }] },
        { id: 'talks' },
      );
      const entries = bookOf(given(...before, cited, ...story.slice(-1)));
      const [issue, retraction] = entries.slice(-2) as [(typeof book)[0], (typeof book)[0]];
      const other = await newPlace();
      const asked = await other.open();
      await feed(asked, [batch(entries)]);
      expect(await asked.entry({ eventId: issue.eventId })).toMatchObject({ grade: 'unattributed', sources: [{ grade: 'report' }] });
      expect(await asked.entry({ eventId: issue.eventId, knownAt: retraction.recordedAt - 1 })).toMatchObject({ grade: 'report' });
      expect(await asked.entry({ eventId: issue.eventId, evidence: 'report' })).toBeUndefined();
      await other.destroy();
    });

    it.each([
      [{ party: 'south-union' }, [0, 2, 3, 5]], // merged into north-union by now
      [{ person: jo }, [2, 3]],
      [{ issue: 'nights' }, [1, 2]],
      [{ issue: 'nights', person: jo }, [2]],
      [{ kind: 'record-statement' }, [2, 3]],
      [{ kind: 'QuestionPut' }, [5]],
      [{ grade: 'on-record' as const }, [2, 3]],
      [{ late: true }, [1, 2]],
      [{ corrected: true }, [2, 3]],
      [{ acknowledged: true }, [2]],
      [{ recordedBy: 'somebody' }, []],
      [{ recordedBy: 'person-recorderrr', kind: 'IssueRaised' }, [1]],
    ])('filters the history by %j', async (filter, revisions) => {
      const history = await views.history({ stream: 'negotiation-talks', ...filter });
      expect(history?.items.map(({ revision }) => revision)).toEqual(revisions);
    });

    it('tells the history in the order of occurrence, the undated last', async () => {
      const history = await views.history({ stream: 'negotiation-talks', order: 'occurred', limit: 4 });
      expect(history?.items.map(({ revision }) => revision)).toEqual([2, 1, 3, 0]);
    });

    it('gives pages that leave out nothing and repeat nothing', async () => {
      const pages = await allPages((after) =>
        views.history({ stream: 'negotiation-talks', limit: 5, ...(after !== undefined && { after }) }),
      );
      expect(pages.map((page) => page.length)).toEqual([5, 5, 2]);
      expect(pages.flat().map(({ revision }) => revision)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
      for (const sort of ['title', 'last'] as const) {
        const lists = await allPages((after) => views.negotiations({ sort, limit: 1, ...(after !== undefined && { after }) }));
        expect(lists.flat().map(({ id }) => id)).toEqual(['other', 'talks']);
      }
      const parties = await allPages((after) => views.parties({ limit: 2, ...(after !== undefined && { after }) }));
      expect(parties.flat().map(({ id }) => id)).toEqual(['hill-trust', 'lake-trust', 'ministry', 'north-union', 'south-union']);
      const found = await allPages((after) => views.search({ text: 'the', limit: 2, ...(after !== undefined && { after }) }));
      const all = await views.search({ text: 'the', limit: 200 });
      expect(found.flat()).toEqual(all.items);
      expect(all.items.length).toBeGreaterThan(5);
    });

    it('names the record of what is found, whose register has no title', async () => {
      const { items } = await views.search({ text: 'the', limit: 200 });
      const called = (stream: string) => new Set(items.filter((found) => found.stream === stream).map(({ record }) => record));
      expect(called('negotiation-talks')).toEqual(new Set([{ kind: 'negotiation', id: 'talks', title: 'Talks on rotas' }]));
      expect(called('register-parties')).toEqual(new Set([undefined]));
    });

    it('refuses cursors of other questions, and limits that are none', async () => {
      const { next } = await views.parties({ limit: 1 });
      await expect(views.parties({ kind: 'union', after: next as string })).rejects.toEqual(code('cursor-invalid'));
      await expect(views.sources({ after: next as string })).rejects.toEqual(code('cursor-invalid'));
      await expect(views.negotiations({ after: 'nonsense' })).rejects.toEqual(code('cursor-invalid'));
      for (const limit of [0, 201, 1.5, Number.NaN]) await expect(views.negotiations({ limit })).rejects.toEqual(code('limit-invalid'));
    });

    it('answers the same with hardly any records kept in memory', async () => {
      const forgetful = await place.open({ foldedEntriesMax: 1, now: () => START + 3_600_000 });
      for (const ask of [
        (v: Views) => v.negotiation({ id: 'talks' }),
        (v: Views) => v.person({ id: jo }),
        (v: Views) => v.parties({}),
        (v: Views) => v.history({ stream: 'negotiation-talks' }),
      ])
        expect(await ask(forgetful)).toEqual(await ask(views));
    });

    it('names recorders as the register does, and finds what they recorded by that name', async () => {
      const named = given(...story, told('register-person', { name: 'Rae Recorder' }));
      const recorder = named.entries('register-people').at(-1);
      const entries = bookOf(named).map((entry) => ({ ...entry, recordedBy: String(recorder?.data['person']) }));
      const other = await newPlace();
      const asked = await other.open();
      await feed(asked, [batch(entries)]);
      const history = await asked.history({ stream: 'negotiation-talks', recordedBy: 'Rae Recorder', limit: 1 });
      expect(history?.items[0]).toMatchObject({ recordedByName: 'Rae Recorder' });
      await other.destroy();
    });
  });
}
