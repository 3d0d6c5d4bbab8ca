import { consortiumPosition, eventOf, everyAct, negotiationPosition, readShape, type Entry } from '@parley/negotiation';
import * as fc from 'fast-check';
import { context, viewOf } from './kit';
import { wholeStory } from './whole-story';

/** Every event id that an answer names, wherever it stands. */
const namedIn = (answer: unknown): string[] => JSON.stringify(answer).match(/[0-9a-f]{8}-0000-4000-8000-[0-9]{12}/g) ?? [];

describe('the position', () => {
  const world = wholeStory();
  const entries = world.entries('negotiation-talks');
  const positionOf = (some: readonly Entry[]) => negotiationPosition(viewOf(some), context(world));
  const anySubset = fc.shuffledSubarray([...entries], { minLength: 0, maxLength: entries.length });

  it('of any subset of the entries, in any order, is there and names only entries of the subset', () => {
    fc.assert(
      fc.property(anySubset, (some) => {
        const ids = new Set(some.map(({ eventId }) => eventId));
        expect(namedIn(positionOf(some)).filter((id) => !ids.has(id))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('does not depend on the order in which entries are folded', () => {
    fc.assert(
      fc.property(anySubset, (some) => {
        expect(positionOf(some)).toEqual(positionOf([...some].sort((a, b) => a.revision - b.revision)));
      }),
      { numRuns: 50 },
    );
  });

  it('does not depend on the order in which they were recorded, but for the order of its lists', () => {
    const renumbered = (order: readonly Entry[]): Entry[] => order.map((entry, revision) => ({ ...entry, revision }));
    const said = (some: readonly Entry[]) => {
      const { state, counts, proposals, positions, agreed } = positionOf(some);
      const byId = proposals.map(({ id, state: stands, terms }) => `${id} ${stands} ${terms.length}`).sort();
      return { state, counts, agreed, byId, stances: positions.map(({ stance, since }) => `${stance} ${since ?? ''}`).sort() };
    };
    fc.assert(
      fc.property(fc.shuffledSubarray([...entries], { minLength: entries.length }), (order) => {
        expect(said(renumbered(order))).toEqual(said(entries));
      }),
      { numRuns: 50 },
    );
  });

  it('names the causes of each state, wherever there is an entry at all', () => {
    fc.assert(
      fc.property(anySubset, (some) => {
        const { proposals, objections } = positionOf(some);
        for (const one of [...proposals, ...objections]) expect(one.entries.length).toBeGreaterThan(0);
      }),
      { numRuns: 50 },
    );
  });

  it('of a consortium without any entry is there too', () => {
    const { register, reflects } = context(world);
    expect(consortiumPosition(viewOf([]), { id: 'none', register, reflects, negotiations: [], leftOut: 0 }).membership.named).toBe(0);
  });
});

describe('every act', () => {
  it.each(everyAct().map((act) => [`${act.record}/${act.act}`, act] as const))(
    '%s has an example of its shape, and records known types',
    (_, act) => {
      const read = readShape(act.body, act.example.body);
      expect(read).toMatchObject({ ok: true });
      if (!read.ok) return;
      for (const { type } of act.events(read.value, viewOf([]))) expect(eventOf(type)?.records).toContain(act.record);
    },
  );
});
