import { consortiumPosition, eventOf, everyAct, negotiationPosition, readShape, viewOf, type Entry } from '@parley/negotiation';
import * as fc from 'fast-check';
import { context, given, talks, told, type World } from './kit';

const on = (day: string) => ({ occurred: { edtf: `2025-${day}` } });
/** A negotiation in which every kind of thing of these families happens, some of it without a date. */
const story = (): World =>
  given(
    ...talks,
    told('raise-issue', { issue: 'pay', title: 'Pay', ...on('01-05') }),
    told('convene', { parties: ['lake-trust'], ...on('01-10') }),
    told('appoint-negotiator', { party: 'north-union', asPrinted: 'a regional officer' }),
    told('float-proposal', { proposal: 'idea', phrase: 'on the table', openList: true }),
    told('specify-term', { proposal: 'idea', parameter: 'hours', issue: 'pay' }),
    told('state-aim', { proposal: 'idea', parameter: 'cost' }),
    told('table-proposal', {
      proposal: 'claim',
      author: ['north-union'],
      to: ['hill-trust'],
      openUntil: '2025-03-01',
      terms: [
        { term: 'a', parameter: 'rate' },
        { term: 'b', parameter: 'rest' },
      ],
      ...on('02-01'),
    }),
    told('link-terms', { kind: 'condition', terms: ['a'], inReturnFor: ['b'] }),
    told('revise-term', { term: 'a', proposal: 'claim', version: 2, parameter: 'rate' }),
    told('respond', { proposal: 'claim', version: 1, party: 'hill-trust', response: 'question' }),
    told('counter-proposal', { proposal: 'offer', answers: { proposal: 'claim', version: 1 }, author: ['hill-trust'], ...on('02-10') }),
    told('respond', { proposal: 'offer', version: 1, party: 'north-union', response: 'reject', ...on('02-12') }),
    told('respond', { proposal: 'offer', version: 1, party: 'north-union', response: 'accept', ...on('02-12') }),
    told('withdraw-proposal', { proposal: 'claim' }),
    told('defer-proposal', { proposal: 'offer', until: 'FY2025-26' }),
    told('supersede-proposal', { proposal: 'idea', by: 'offer', ...on('02-20') }),
    told('refer-proposal', { proposal: 'offer', to: { body: 'council' } }),
    told('take-position', { position: 'p', party: 'lake-trust', target: { proposal: 'offer' }, stance: 'open' }),
    told('change-position', { position: 'p', party: 'lake-trust', target: { proposal: 'offer' }, stance: 'supports', ...on('02-21') }),
    told('restate-position', { position: 'p', party: 'lake-trust', target: { proposal: 'offer' }, stance: 'opposes', ...on('02-22') }),
    told('withdraw-position', { position: 'p' }),
    told('withdraw-from-talks', { party: 'lake-trust', ...on('02-03') }),
    told('return-to-talks', { party: 'lake-trust' }),
    told('suspend', on('02-25')),
    told('resume', {}),
    told('record-failure-to-agree', { ...on('03-05') }),
    told('abandon', {}),
    told('reopen', { reason: 'A new round.', ...on('04-01') }),
    told('announce-milestone', { what: 'New rates', due: 'FY2025-26..' }),
    told('raise-objection', { objection: 'o', target: { proposal: 'claim' }, ground: 'Too late.' }),
    told('answer-objection', { objection: 'o', answer: 'It is in time.', ...on('02-15') }),
    told('resolve-objection', { objection: 'o', outcome: 'withdrawn', ...on('02-15') }),
  );

/** Every event id that an answer names, wherever it stands. */
const namedIn = (answer: unknown): string[] => JSON.stringify(answer).match(/[0-9a-f]{8}-0000-4000-8000-[0-9]{12}/g) ?? [];

describe('the position', () => {
  const world = story();
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
