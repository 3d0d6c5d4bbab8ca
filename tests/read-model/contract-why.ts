import type { Page, ThingAnswer, WhyAnswer } from '@parley/read-model';
import { recordedAt, storyBook } from './kit';
import type { NewPlace } from './place';
import { viewsHolding } from './views-holding';

export function whyContract(newPlace: NewPlace): void {
  describe('why a position says what it says', () => {
    const book = storyBook();
    const talks = { record: 'negotiation', id: 'talks' } as const;
    const held = viewsHolding(newPlace, book);
    const why = async (thing: string, moment: object = {}) => (await held.views.why({ ...talks, ...moment, thing })) as WhyAnswer;
    const things = async (paging: object) => (await held.views.things({ ...talks, ...paging })) as Page<ThingAnswer>;

    it('is the rule, what is counted, and the entries with their sources', async () => {
      const counted = await why('count:objectionsOpen', { knownAt: recordedAt(20) });
      expect(counted).toMatchObject({ value: { count: 1 }, counts: [{ thing: 'objection:too-many' }], entries: [book[15]?.eventId] });
      expect(counted.rule.says).not.toBe('');
      expect(counted.causes.map(({ eventId }) => eventId)).toEqual([book[15]?.eventId]);
    });

    it('is listed in pages', async () => {
      const first = await things({ limit: 5 });
      const rest = await things({ limit: 5, after: String(first.next) });
      expect([...first.items, ...rest.items]).toEqual((await things({ limit: 200 })).items.slice(0, 10));
    });

    it('answers for everything that is listed, of a negotiation and of a consortium', async () => {
      for (const { thing, says } of (await things({ limit: 200 })).items) expect(await why(thing)).toMatchObject({ thing, says, rule: {} });
      const trusts = { record: 'consortium', id: 'trusts' } as const;
      expect(await held.views.why({ ...trusts, thing: 'membership:named' })).toMatchObject({
        value: { named: 1 },
        entries: [book[18]?.eventId],
      });
    });

    it('is as it was known then, and tells the names that there were where one is not known', async () => {
      const then = { knownAt: recordedAt(14) };
      expect(await why('count:objectionsOpen', then)).toMatchObject({ value: { count: 0 }, counts: [], causes: [] });
      const unknown = await held.views.why({ ...talks, ...then, thing: 'objection:too-many' });
      expect(unknown).toMatchObject({ unknown: 'objection:too-many' });
      expect(unknown).not.toMatchObject({ things: expect.arrayContaining(['objection:too-many']) });
      expect(await held.views.why({ ...talks, knownAt: recordedAt(10), thing: 'state' })).toBeUndefined();
      expect(await held.views.things({ ...talks, id: 'nothing' })).toBeUndefined();
    });
  });
}
