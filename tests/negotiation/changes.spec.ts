import {
  atMoment,
  changesBetween,
  negotiationPosition,
  thingsOfNegotiation,
  type ChangeAnswer,
  type Entry,
  type Moment,
  type NegotiationPosition,
  type Thing,
} from '@parley/negotiation';
import * as fc from 'fast-check';
import { context, given, talks, told, type World } from './kit';
import { wholeStory } from './whole-story';

const telling = { clock: 'occurred', name: (id: string) => id } as const;
const own = { record: 'negotiation' } as const;

/** The whole story, with mistakes put right and a party renamed on top. */
const world = wholeStory().having(
  told('correct-entry', { entry: '@7', reason: 'Misdated.', replacement: { occurred: { edtf: '2025-01-20' } } }, own),
  told('correct-entry', { entry: '@18', reason: 'Misheard.', replacement: { data: stance('seeks') } }, own),
  told('retract-entry', { entry: '@4', reason: 'It was another proposal.' }, own),
  told('retract-entry', { entry: '@31', reason: 'It was never raised.' }, own),
);
function stance(of: string) {
  return { position: 'p', party: 'lake-trust', target: { proposal: 'offer' }, stance: of };
}

interface Then {
  readonly position: NegotiationPosition;
  readonly things: readonly Thing[];
  readonly entries: readonly Entry[];
}
function at(of: World, moment: Moment): Then {
  const { view } = atMoment(of.entries('negotiation-talks'), moment);
  const position = negotiationPosition(view, context(of));
  return { position, things: thingsOfNegotiation(position), entries: view.all() };
}
const changes = (a: Then, b: Then): readonly ChangeAnswer[] => changesBetween(a, b, telling);

/** A position without the order of its lists: that of recording, which orders output and never decides. */
function unordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unordered).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, unordered(inner)]));
}
const said = ({ position: { reflects: _, leftOut: __, ...rest } }: Then) => unordered(rest);

type Values = Readonly<Record<string, unknown>>;
const valuesOf = (things: readonly Thing[]): Values => Object.fromEntries(things.map(({ thing, value }) => [thing, value]));
/** What follows from things and changes, by the data of the changes alone. */
function after(before: Values, some: readonly ChangeAnswer[]): Values {
  const values: Record<string, unknown> = { ...before };
  for (const { thing, change, fields } of some) {
    const whole = { ...(values[thing] as object | undefined), ...Object.fromEntries(Object.entries(fields).map(([f, v]) => [f, v.after])) };
    values[thing] = Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== undefined));
    if (change === 'disappeared') delete values[thing];
  }
  return values;
}

const START = world.entries('negotiation-talks')[0]?.recordedAt ?? 0;
const anyMoment: fc.Arbitrary<Moment> = fc.record(
  {
    knownAt: fc.integer({ min: 0, max: 45 }).map((n) => START + n * 1000),
    asOf: fc.constantFrom('2024', '2025-01-10', '2025-02', '2025-02-11', '2025-02-20', '2025-03', '2025-06'),
    evidence: fc.constantFrom('rumour', 'unattributed', 'report'),
  },
  { requiredKeys: [] },
);

describe('changes between two moments', () => {
  it('are none if and only if the positions say the same', () => {
    fc.assert(
      fc.property(anyMoment, anyMoment, (one, other) => {
        const [a, b] = [at(world, one), at(world, other)];
        const isSame = JSON.stringify(said(a)) === JSON.stringify(said(b));
        expect(changes(a, b).length === 0).toBe(isSame);
      }),
      { numRuns: 120 },
    );
  });

  it('say all that differs: with them, the things before give the things after', () => {
    fc.assert(
      fc.property(anyMoment, anyMoment, (one, other) => {
        const [a, b] = [at(world, one), at(world, other)];
        expect(after(valuesOf(a.things), changes(a, b))).toEqual(valuesOf(b.things));
      }),
      { numRuns: 120 },
    );
  });

  it('from a to b, and then from b to c, are those from a to c', () => {
    fc.assert(
      fc.property(anyMoment, anyMoment, anyMoment, (one, two, three) => {
        const [a, b, c] = [at(world, one), at(world, two), at(world, three)];
        const there = after(after(valuesOf(a.things), changes(a, b)), changes(b, c));
        expect(there).toEqual(after(valuesOf(a.things), changes(a, c)));
        const touched = new Set([...changes(a, b), ...changes(b, c)].map(({ thing }) => thing));
        expect(changes(a, c).filter(({ thing }) => !touched.has(thing))).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });

  it('name for each what made it so, and only what is on record at one of the two', () => {
    fc.assert(
      fc.property(anyMoment, anyMoment, (one, other) => {
        const [a, b] = [at(world, one), at(world, other)];
        const ids = new Set([...a.entries, ...b.entries].map(({ eventId }) => eventId));
        for (const { entries } of changes(a, b)) {
          expect(entries.length).toBeGreaterThan(0);
          expect(entries.filter((id) => !ids.has(id))).toEqual([]);
        }
      }),
      { numRuns: 80 },
    );
  });

  it('are sentences without a hole in them', () => {
    const whole = changes({ ...at(world, {}), things: [], entries: [] }, at(world, {}));
    for (const { says } of whole) expect(says).not.toMatch(/undefined|not known|\{|\}|\[object/);
  });
});

describe('what changed, in words', () => {
  const objection = { objection: 'o-1', target: { subject: 'nights' }, ground: 'Too many.', occurred: { edtf: '2025-02-01' } };
  const answered = told('answer-objection', { objection: 'o-1', answer: 'Fewer now.', occurred: { edtf: '2025-02-10' } });
  const small = given(...talks, told('raise-objection', objection), answered);
  const record = small.entries('negotiation-talks');
  const sentences = (from: Moment, to: Moment) => changes(at(small, from), at(small, to)).map(({ says }) => says);

  it('tells what happened between two dates, with its causes', () => {
    expect(sentences({ asOf: '2025-01' }, { asOf: '2025-02-05' })).toContain('Objection o-1 was raised');
    const [first] = changes(at(small, { asOf: '2025-02-05' }), at(small, { asOf: '2025-03' })).filter(({ kind }) => kind === 'objection');
    expect(first).toMatchObject({
      thing: 'objection:o-1',
      change: 'changed',
      says: 'Objection o-1 was answered',
      entries: [record[2]?.eventId],
      fields: { state: { before: 'Raised', after: 'Answered' }, open: { before: true, after: false } },
    });
    expect(sentences({ asOf: '2025-02-05' }, { asOf: '2025-03' })).toContain('The number of open objections went from 1 to 0');
  });

  it('names the correction, not the corrected entry, as the cause', () => {
    const corrected = given(
      ...talks,
      told('raise-objection', objection),
      told(
        'correct-entry',
        { entry: '@1', reason: 'Misread.', replacement: { data: { objection: 'o-1', target: { subject: 'nights' }, ground: 'Too few.' } } },
        own,
      ),
    );
    const before = at(corrected, { knownAt: corrected.entries('negotiation-talks')[1]?.recordedAt ?? 0 });
    const [only] = changes(before, at(corrected, {})).filter(({ kind }) => kind === 'objection');
    expect(only).toMatchObject({
      entries: [corrected.entries('negotiation-talks')[2]?.eventId],
      fields: { ground: { after: 'Too few.' } },
    });
  });

  it('says of what was taken back that it is no longer on record, by the retraction', () => {
    const taken = given(...talks, told('raise-objection', objection), told('retract-entry', { entry: '@1', reason: 'Never said.' }, own));
    const before = at(taken, { knownAt: taken.entries('negotiation-talks')[1]?.recordedAt ?? 0 });
    const gone = changes(before, at(taken, {})).find(({ kind }) => kind === 'objection');
    expect(gone).toMatchObject({
      change: 'disappeared',
      says: 'Objection o-1 is no longer on record',
      entries: [taken.entries('negotiation-talks')[2]?.eventId],
    });
  });
});
