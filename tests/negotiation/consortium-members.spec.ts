import { approves, joining, membership, on, proposed, rescinds, stateOf } from './consortium-kit';
import { given, told, type Told } from './kit';

describe('the members of a consortium', () => {
  it('are claimed as a number that is not the count of the named', () => {
    const world = given(
      ...proposed,
      told('claim-membership', { count: { value: 20, kind: 'claimed' } }),
      told('name-member', { member: 'hill-trust', openList: true }),
      told('name-member', { member: 'lake-trust', openList: true }),
      approves('hill-trust'),
    );
    expect(membership(world)).toMatchObject({ claimed: 20, named: 2, atLeast: true, approved: 1, notNamed: 18, active: 0, left: 0 });
    expect(membership(world).members).toMatchObject([
      { party: 'hill-trust', name: 'The hill-trust', state: 'BoardApproved' },
      { party: 'lake-trust', state: 'Named' },
    ]);
  });

  it('are not known in number where none is claimed, nor where two claims have no order', () => {
    const world = given(...proposed);
    expect(membership(world)).toMatchObject({ claimed: null, notNamed: null, named: 0, members: [] });
    world.having(
      told('claim-membership', { count: { value: 20, kind: 'claimed' } }),
      told('claim-membership', { count: { value: 19, kind: 'claimed' }, ...on('2012-08-01') }),
    );
    expect(membership(world)).toMatchObject({ claimed: null, claimedBetween: [{ count: 20 }, { count: 19 }], notNamed: null });
  });

  it('are as many as was claimed last, by the dates and not by the recording', () => {
    const world = given(
      ...proposed,
      told('claim-membership', { count: { value: 19, kind: 'claimed' }, ...on('2012-08-01') }),
      told('claim-membership', { count: { value: 20, kind: 'claimed' }, ...on('2012-07-01') }),
    );
    expect(membership(world)).toMatchObject({ claimed: 19, claims: [{ count: 19 }, { count: 20, date: '2012-07-01' }] });
  });

  it('are approved on conditions until every condition is met', () => {
    const conditions = [
      { condition: 'talks', text: 'Talk to the unions.' },
      { condition: 'cost', text: 'Stay below the tender.' },
    ];
    const world = given(
      ...proposed,
      approves('hill-trust', { conditions }),
      told('meet-board-condition', { member: 'hill-trust', condition: 'talks' }),
    );
    expect(membership(world)).toMatchObject({ approved: 0, approvedOnConditions: 1 });
    expect(membership(world).members[0]?.conditions).toMatchObject([
      { condition: 'talks', met: true },
      { condition: 'cost', met: false },
    ]);
    world.having(told('meet-board-condition', { member: 'hill-trust', condition: 'cost' }));
    expect(membership(world)).toMatchObject({ approved: 1, approvedOnConditions: 0 });
  });

  it('may have a board that changes its mind: the dates say which outcome holds', () => {
    const world = given(...proposed, approves('hill-trust', on('2012-06-01')), rescinds('hill-trust', on('2012-07-01')));
    expect([stateOf(world), membership(world).rescinded]).toEqual(['Rescinded', 1]);
    world.having(approves('hill-trust', on('2012-09')));
    expect(stateOf(world)).toBe('BoardApproved');
    world.having(told('record-board-refusal', { member: 'hill-trust', subject: joining }));
    const [member] = membership(world).members;
    expect(member).toMatchObject({ state: 'undetermined', between: [{ state: 'BoardApproved' }, { state: 'BoardRefused' }] });
    expect(membership(world)).toMatchObject({ approved: 0, refused: 0, undetermined: 1, named: 1 });
  });

  it('rescind the only approval on record whatever the order of recording, unless the dates speak against it', () => {
    expect(stateOf(given(...proposed, approves('hill-trust'), rescinds('hill-trust')))).toBe('Rescinded');
    const reversed = given(...proposed, approves('hill-trust', on('2012-09-01')), rescinds('hill-trust', on('2012-07-01')));
    expect(stateOf(reversed)).toBe('BoardApproved');
  });

  it('rescind one of several approvals only where it is named, or where the dates say so', () => {
    const twice = [approves('hill-trust'), approves('hill-trust')];
    expect(stateOf(given(...proposed, ...twice, rescinds('hill-trust')))).toBe('undetermined');
    const [member] = membership(given(...proposed, ...twice, rescinds('hill-trust', { approval: '@2' }))).members;
    expect(member).toMatchObject({ state: 'undetermined', between: [{ state: 'BoardApproved' }, { state: 'Rescinded' }] });
    expect(
      stateOf(given(...proposed, approves('hill-trust', on('2012-01')), twice[0] as Told, rescinds('hill-trust', { approval: '@2' }))),
    ).toBe('undetermined');
    const named = rescinds('hill-trust', { approval: '@2', ...on('2012-02') });
    expect(stateOf(given(...proposed, approves('hill-trust', on('2012-01')), twice[0] as Told, named))).toBe('Rescinded');
  });

  it('take part once they joined, give notice, leave, and come back', () => {
    const world = given(
      ...proposed,
      approves('hill-trust', on('2012-05')),
      told('join-member', { member: 'hill-trust', ...on('2012-06') }),
    );
    expect([stateOf(world), membership(world).active, membership(world).approved]).toEqual(['Active', 1, 1]);
    world.having(told('leave-member', { member: 'hill-trust', stage: 'withdrawing', ...on('2012-08') }));
    expect([stateOf(world), membership(world).active]).toEqual(['Withdrawing', 1]);
    world.having(told('leave-member', { member: 'hill-trust', stage: 'left', ...on('2012-09') }));
    expect(membership(world)).toMatchObject({ named: 0, left: 1, active: 0, approved: 0, members: [{ state: 'Left' }] });
    world.having(told('join-member', { member: 'hill-trust', ...on('2013-01') }));
    expect([stateOf(world), membership(world).named]).toEqual(['Active', 1]);
  });

  it('have left, undated as it is, once they had joined', () => {
    const left = told('leave-member', { member: 'hill-trust', stage: 'left' });
    const notice = told('leave-member', { member: 'hill-trust', stage: 'withdrawing' });
    const world = given(...proposed, told('join-member', { member: 'hill-trust' }), left, notice);
    expect(stateOf(world)).toBe('Left');
    world.having(told('join-member', { member: 'hill-trust' }));
    expect(stateOf(world)).toBe('undetermined');
  });

  it('count once where two parties turn out to be one', () => {
    const world = given(
      ...proposed,
      told('name-member', { member: 'hill-trust' }),
      approves('lake-trust'),
      told('merge-parties', { merged: 'hill-trust', into: 'lake-trust' }),
    );
    expect(membership(world)).toMatchObject({ named: 1, members: [{ party: 'lake-trust', state: 'BoardApproved' }] });
  });
});
