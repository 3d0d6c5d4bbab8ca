import { approves, joining, membership, on, position, proposed } from './consortium-kit';
import { given, parties, talks, told } from './kit';

describe('what a board decides', () => {
  const aboutVersion = (version: number) => ({ about: 'proposal-version', negotiation: 'talks', proposal: 'claim', version });
  const tabled = [
    ...proposed,
    ...talks.slice(parties.length),
    told('table-proposal', { proposal: 'claim', title: 'Claim', kind: 'claim' }),
  ];

  it('is on a version that is out, in a negotiation that is on record', () => {
    const world = given(...tabled);
    expect(world.when('record-board-approval', { member: 'hill-trust', subject: aboutVersion(2) })).toMatchObject({
      code: 'version-not-out',
      refusal: { path: 'subject.version' },
    });
    expect(world.when('record-board-refusal', { member: 'hill-trust', subject: { ...aboutVersion(1), proposal: 'offer' } })).toMatchObject({
      code: 'proposal-unknown',
    });
    expect(
      world.when('defer-board-decision', { member: 'hill-trust', subject: { ...aboutVersion(1), negotiation: 'none' } }),
    ).toMatchObject({ code: 'negotiation-unknown' });
    expect(world.when('record-board-approval', { member: 'hill-trust', subject: aboutVersion(1) })).toMatchObject({ kind: 'recorded' });
  });

  it('names its subject whole', () => {
    const faultyBy = (subject: object) => given(...proposed).when('record-board-approval', { member: 'hill-trust', subject });
    expect(faultyBy({ about: 'proposal-version', negotiation: 'talks' })).toMatchObject({ faults: [{ path: 'subject.proposal' }] });
    expect(faultyBy({ about: 'other' })).toMatchObject({ faults: [{ path: 'subject.title' }] });
  });

  it('stands for each subject by itself, with who decided and on what conditions', () => {
    const world = given(
      ...tabled,
      approves('hill-trust'),
      told('record-board-refusal', { member: 'hill-trust', subject: aboutVersion(1), ...on('2012-07-01') }),
      told('record-board-approval', {
        member: 'lake-trust',
        subject: { about: 'business-case', title: 'Rota system' },
        conditions: [{ text: 'Below the tender.' }],
      }),
      told('defer-board-decision', {
        member: 'lake-trust',
        subject: { about: 'business-case', title: 'rota system ' },
        ...on('2012-07-01'),
      }),
    );
    expect(position(world).approvals).toMatchObject([
      { member: 'hill-trust', subject: joining, outcome: 'BoardApproved' },
      { member: 'hill-trust', subject: aboutVersion(1), outcome: 'BoardRefused', date: '2012-07-01' },
      { member: 'lake-trust', outcome: 'undetermined', conditions: [{ condition: 'condition-1', met: false }] },
    ]);
    expect(membership(world).members.map(({ party }) => party)).toEqual(['hill-trust']);
  });

  it('is rescinded only where it was approved', () => {
    const world = given(...proposed, told('name-member', { member: 'hill-trust' }), approves('lake-trust'));
    expect(world.when('rescind-board-approval', { member: 'hill-trust', subject: joining })).toMatchObject({ code: 'nothing-to-rescind' });
    expect(world.when('rescind-board-approval', { member: 'lake-trust', subject: { about: 'business-case' } })).toMatchObject({
      code: 'nothing-to-rescind',
    });
    expect(world.when('rescind-board-approval', { member: 'lake-trust', subject: joining, approval: '@1' })).toMatchObject({
      code: 'not-this-entry',
    });
    expect(world.when('rescind-board-approval', { member: 'lake-trust', subject: joining, approval: '@2' })).toMatchObject({
      kind: 'recorded',
    });
  });

  it('sets conditions that only its own member meets', () => {
    const world = given(
      ...proposed,
      approves('hill-trust', { conditions: [{ condition: 'talks', text: 'Talk.' }] }),
      approves('lake-trust'),
    );
    expect(world.when('meet-board-condition', { member: 'lake-trust', condition: 'talks' })).toMatchObject({ code: 'condition-unknown' });
    expect(world.when('meet-board-condition', { member: 'hill-trust', condition: 'cost' })).toMatchObject({ code: 'condition-unknown' });
    expect(
      world.when('record-board-approval', { member: 'lake-trust', subject: joining, conditions: [{ condition: 'talks', text: 'x' }] }),
    ).toMatchObject({
      code: 'id-taken',
    });
  });
});
