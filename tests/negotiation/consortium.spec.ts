import { consortiumPosition, emptyRecord } from '@parley/negotiation';
import fc from 'fast-check';
import { approves, joining, on, position, proposed, reflects, rescinds } from './consortium-kit';
import { given, told, viewOf, type Told } from './kit';

describe('the course of a consortium', () => {
  it('goes from proposed to formed to disbanded, and shows what is dated after its end', () => {
    const world = given(...proposed);
    expect(position(world)).toMatchObject({ id: 'west', name: 'West consortium', purpose: 'To set pay', state: 'Proposed' });
    world.having(told('form-consortium', { members: ['hill-trust'] }));
    expect(position(world)).toMatchObject({ state: 'Formed', membership: { active: 1 } });
    world.having(told('disband-consortium', on('2013-05-01')));
    expect(position(world).state).toBe('Disbanded');
    world.having(told('name-member', { member: 'lake-trust', ...on('2013-06-01') }));
    expect(world.irregular('consortium-west')).toEqual(['after-disbanding']);
  });

  it('records a joining without approval, and shows it', () => {
    const joins = (...before: readonly Told[]) =>
      given(...proposed, ...before, told('join-member', { member: 'hill-trust', ...on('2012-08-01') })).irregular('consortium-west');
    const onConditions = approves('hill-trust', { conditions: [{ condition: 'talks', text: 'Talk.' }], ...on('2012-06-01') });
    const metOn = (edtf: string) => told('meet-board-condition', { member: 'hill-trust', condition: 'talks', ...on(edtf) });
    expect(joins()).toEqual(['joined-without-board-approval']);
    expect(joins(approves('hill-trust', on('2012-06-01')))).toEqual([]);
    expect(joins(approves('hill-trust', on('2012-09-01')))).toEqual(['joined-without-board-approval']);
    expect(joins(approves('hill-trust', on('2012-06-01')), rescinds('hill-trust', on('2012-07-01')))).toEqual([
      'joined-without-board-approval',
    ]);
    expect(
      joins(approves('hill-trust', on('2012-04-01')), rescinds('hill-trust', on('2012-05-01')), approves('hill-trust', on('2012-06-01'))),
    ).toEqual([]);
    expect(joins(onConditions)).toEqual(['joined-with-conditions-open']);
    expect(joins(onConditions, metOn('2012-07-01'))).toEqual([]);
    expect(joins(onConditions, metOn('2012-09-01'))).toEqual(['joined-with-conditions-open']);
  });

  it('takes leavings and contributions from members only', () => {
    const world = given(...proposed);
    const gives = { member: 'hill-trust', what: 'Project office', money: { amount: '10000', currency: 'GBP' }, period: 'FY2012-13' };
    expect(world.when('leave-member', { member: 'hill-trust', stage: 'left' })).toMatchObject({ code: 'not-a-member' });
    expect(world.when('record-contribution', gives)).toMatchObject({ code: 'not-a-member' });
    world.having(told('name-member', { member: 'hill-trust' }), told('record-contribution', gives));
    expect(position(world).contributions).toMatchObject([
      { member: 'hill-trust', what: 'Project office', values: { money: { amount: '10000', currency: 'GBP' }, period: 'FY2012-13' } },
    ]);
  });

  it('has a position for any subset of its entries in any order, which names only those', () => {
    const world = given(
      ...proposed,
      told('claim-membership', { count: { value: 20, kind: 'claimed' } }),
      told('claim-membership', { count: { value: 19, kind: 'claimed' }, ...on('2012-08-01') }),
      told('name-member', { member: 'hill-trust', openList: true }),
      approves('hill-trust', { conditions: [{ condition: 'talks', text: 'Talk.' }], ...on('2012-06') }),
      told('meet-board-condition', { member: 'hill-trust', condition: 'talks' }),
      rescinds('hill-trust', on('2012-06-15')),
      told('record-board-refusal', { member: 'lake-trust', subject: joining }),
      told('defer-board-decision', { member: 'lake-trust', subject: joining, ...on('2012-05') }),
      told('join-member', { member: 'hill-trust', ...on('2012-08') }),
      told('leave-member', { member: 'hill-trust', stage: 'left' }),
      told('form-consortium', { members: ['lake-trust'] }),
      told('disband-consortium', on('2013')),
    );
    const all = world.consortium().all();
    fc.assert(
      fc.property(fc.shuffledSubarray([...all]), (subset) => {
        const answer = consortiumPosition(viewOf(subset), { id: 'west', reflects, register: emptyRecord(), negotiations: [], leftOut: 0 });
        const ids = new Set(subset.map((e) => e.eventId));
        const stated = [answer, ...answer.membership.members, ...answer.approvals].flatMap(({ entries, between }) => [
          ...entries,
          ...(between ?? []).map(({ entry }) => entry),
        ]);
        expect(stated.filter((id) => !ids.has(id))).toEqual([]);
        expect(JSON.stringify(answer)).toBe(
          JSON.stringify(
            consortiumPosition(viewOf([...subset].reverse()), {
              id: 'west',
              reflects,
              register: emptyRecord(),
              negotiations: [],
              leftOut: 0,
            }),
          ),
        );
      }),
      { numRuns: 300 },
    );
  });
});
