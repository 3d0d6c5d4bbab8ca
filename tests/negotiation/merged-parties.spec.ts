import { idsOfParty, negotiationPosition, recordOf, withMergedParties } from '@parley/negotiation';
import { context, given, talks, told } from './kit';

const merge = told('merge-parties', { merged: 'south-union', into: 'north-union' });
const on = (day: string) => ({ occurred: { edtf: `2025-01-${day}` } });
const stance = (party: string, of: string, day: string) =>
  told('take-position', { party, target: { subject: 'nights' }, stance: of, ...on(day) });
const before = given(
  ...talks,
  stance('south-union', 'supports', '05'),
  stance('north-union', 'opposes', '09'),
  told('table-proposal', { proposal: 'offer', author: ['hill-trust'], to: ['north-union'], ...on('10') }),
  told('respond', { proposal: 'offer', version: 1, party: 'south-union', response: 'accept', ...on('12') }),
  told('raise-objection', {
    objection: 'o-1',
    target: { party: 'south-union' },
    ground: 'Too many.',
    actors: [{ party: 'south-union' }],
    ...on('13'),
  }),
);
const positionOf = (world: typeof before) => negotiationPosition(world.negotiation(), context(world));

describe('parties that were merged', () => {
  it('are two until the merge is recorded', () => {
    const { positions, parties, proposals } = positionOf(before);
    expect(positions.map(({ party }) => party)).toEqual(['south-union', 'north-union']);
    expect(parties.map(({ id }) => id)).toContain('south-union');
    expect(proposals[0]?.state).toBe('UnderReply');
  });

  it('are one from then on: stances, replies, objections and the list of parties', () => {
    const registerBefore = before.record('register-parties');
    const size = registerBefore.size;
    const world = given(...talks).having(
      stance('south-union', 'supports', '05'),
      stance('north-union', 'opposes', '09'),
      told('table-proposal', { proposal: 'offer', author: ['hill-trust'], to: ['north-union'], ...on('10') }),
      told('respond', { proposal: 'offer', version: 1, party: 'south-union', response: 'accept', ...on('12') }),
      told('raise-objection', { objection: 'o-1', target: { party: 'south-union' }, ground: 'Many.', actors: [{ party: 'south-union' }] }),
      merge,
    );
    const { positions, parties, proposals, objections } = positionOf(world);
    expect(positions).toMatchObject([{ party: 'north-union', stance: 'opposes' }]);
    expect(positions[0]?.entries).toHaveLength(2);
    expect(parties.map(({ id }) => id)).not.toContain('south-union');
    expect(proposals[0]?.state).toBe('Accepted');
    expect(objections[0]).toMatchObject({ by: ['north-union'], target: { party: 'north-union' } });
    const asKnownBefore = recordOf(world.entries('register-parties').slice(0, size));
    const then = negotiationPosition(world.negotiation(), { ...context(world), register: asKnownBefore });
    expect(then.positions.map(({ party }) => party)).toEqual(['south-union', 'north-union']);
    expect(then.proposals[0]?.state).toBe('UnderReply');
  });

  it('leave the record as it is where none of them is named', () => {
    const view = before.negotiation();
    const register = given(...talks, told('merge-parties', { merged: 'ministry', into: 'lake-trust' })).record('register-parties');
    expect(withMergedParties(view, register)).toBe(view);
  });

  it('go by any of their ids', () => {
    const register = given(...talks, merge).record('register-parties');
    const both = ['north-union', 'south-union'];
    expect([[...idsOfParty(register, 'north-union')].sort(), [...idsOfParty(register, 'south-union')].sort()]).toEqual([both, both]);
    expect(idsOfParty(register, 'ministry')).toEqual(['ministry']);
  });
});
