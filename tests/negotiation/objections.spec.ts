import { objectionsOf } from '@parley/negotiation';
import fc from 'fast-check';
import { given, talks, told, viewOf } from './kit';

const nights = told('raise-issue', { issue: 'nights', title: 'Night shifts' });
const raised = told('raise-objection', {
  objection: 'o-1',
  actors: [{ party: 'north-union', body: 'council' }],
  target: { issue: 'nights' },
  ground: 'Four nights in a row are too many.',
  occurred: { edtf: '2025-03-04' },
});
const resolves = (outcome: string, edtf?: string) =>
  told('resolve-objection', { objection: 'o-1', outcome, ...(edtf !== undefined && { occurred: { edtf } }) });
const before = [...talks, nights];

describe('an objection', () => {
  it('is open from its raising until it is answered', () => {
    const world = given(...before, raised);
    expect(objectionsOf(world.negotiation())).toMatchObject([
      { id: 'o-1', state: 'Raised', open: true, by: ['north-union'], target: { issue: 'nights' }, date: '2025-03-04', answers: [] },
    ]);
    world.having(told('answer-objection', { objection: 'o-1', answer: 'A rest day is offered.' }));
    expect(objectionsOf(world.negotiation())).toMatchObject([
      { state: 'Answered', open: false, answers: [world.negotiation().entry('@3')?.eventId] },
    ]);
  });

  it('is upheld, overruled or withdrawn, whether or not it was answered', () => {
    for (const [outcome, state] of [
      ['upheld', 'Upheld'],
      ['overruled', 'Overruled'],
      ['withdrawn', 'Withdrawn'],
    ] as const)
      expect(objectionsOf(given(...before, raised, resolves(outcome)).negotiation())).toMatchObject([{ state, open: false }]);
  });

  it('has no certain outcome where two have no order', () => {
    const world = given(...before, raised, resolves('overruled', '2025-04'), resolves('upheld', '2025-04-10'));
    expect(objectionsOf(world.negotiation())).toMatchObject([
      { state: 'undetermined', open: false, between: [{ state: 'Overruled' }, { state: 'Upheld' }] },
    ]);
    const dated = given(...before, raised, resolves('upheld', '2025-05'), resolves('overruled', '2025-04'));
    expect(objectionsOf(dated.negotiation())).toMatchObject([{ state: 'Upheld' }]);
  });

  it('is against something on record, under an id of its own', () => {
    const world = given(...before, raised);
    expect(world.when('raise-objection', { target: { issue: 'days' }, ground: 'x' })).toMatchObject({
      code: 'issue-unknown',
      refusal: { path: 'target.issue' },
    });
    expect(world.when('raise-objection', { target: {}, ground: 'x' })).toMatchObject({ faults: [{ path: 'target', code: 'empty' }] });
    expect(world.when('raise-objection', { target: { version: 1, issue: 'nights' }, ground: 'x' })).toMatchObject({
      faults: [{ path: 'target.version', code: 'version-without-proposal' }],
    });
    expect(world.when('raise-objection', raised.body)).toMatchObject({ code: 'id-taken', refusal: { path: 'objection' } });
    expect(world.when('answer-objection', { objection: 'o-2', answer: 'x' })).toMatchObject({ code: 'objection-unknown' });
  });

  it('gets an id where none is given', () => {
    const { objection: _, ...unnamed } = raised.body;
    const world = given(...before, raised, told('raise-objection', unnamed));
    expect(objectionsOf(world.negotiation()).map(({ id }) => id)).toEqual(['o-1', 'objection-2']);
  });

  it('shows an answer that came after its end', () => {
    const late = told('answer-objection', { objection: 'o-1', answer: 'x', occurred: { edtf: '2025-05' } });
    expect(given(...before, raised, resolves('withdrawn', '2025-04'), late).irregular()).toEqual(['objection-after-resolution']);
    expect(given(...before, raised, resolves('withdrawn'), late).irregular()).toEqual([]);
  });

  it('is the same for any order of recording, and names only entries that are there', () => {
    const world = given(
      ...before,
      raised,
      resolves('upheld', '2025-05'),
      resolves('withdrawn'),
      told('answer-objection', { objection: 'o-1', answer: 'x' }),
    );
    fc.assert(
      fc.property(fc.shuffledSubarray([...world.negotiation().all()]), (subset) => {
        const ids = new Set(subset.map((e) => e.eventId));
        const answer = objectionsOf(viewOf(subset));
        expect(answer.flatMap(({ entries }) => entries).every((id) => ids.has(id))).toBe(true);
        expect(answer).toEqual(objectionsOf(viewOf([...subset].reverse())));
      }),
    );
  });
});
