import { proposalOf, type ProposalAnswer } from '@parley/negotiation';
import { given, talks, told, type World } from './kit';

const claim = told('table-proposal', {
  proposal: 'claim',
  kind: 'claim',
  title: 'Pay claim',
  author: ['north-union'],
  to: ['hill-trust'],
  openUntil: '2025-03-31',
  terms: [
    { term: 'rise', parameter: 'basic pay', target: { rate: { value: '4', unit: 'percent', of: 'basic pay' } } },
    { term: 'leave', parameter: 'annual leave', text: 'Two more days.' },
  ],
  occurred: { edtf: '2025-03-03' },
});
const reply = (response: string, over: object = {}) => ({
  proposal: 'claim',
  version: 1,
  party: 'hill-trust',
  response,
  occurred: { edtf: '2025-03-10' },
  ...over,
});
const proposal = (world: World, id = 'claim'): ProposalAnswer => proposalOf(world.negotiation(), id);
const named = (world: World, ...revisions: number[]): string[] =>
  revisions.map((revision) => String(world.negotiation().entry(`@${revision}`)?.eventId));

describe('a proposal put forward', () => {
  it('is floated while only a leak is known, whatever the newspaper calls it', () => {
    const world = given(
      ...talks,
      told('float-proposal', {
        proposal: 'contracts',
        title: 'Reissue all contracts',
        openList: true,
        phrase: 'on the table',
      }),
    );
    expect(proposal(world, 'contracts')).toMatchObject({ state: 'Floated', openList: true, phrases: ['on the table'], kind: 'unknown' });
  });

  it('is published and then tabled under the same id, and stays tabled when it is floated again', () => {
    const world = given(
      ...talks,
      told('publish-proposal', { proposal: 'claim', title: 'Pay claim', occurred: { edtf: '2025-02-01' } }),
      claim,
      told('float-proposal', { proposal: 'claim', occurred: { edtf: '2025-05-01' } }),
    );
    expect(proposal(world)).toMatchObject({ state: 'Tabled', entries: named(world, 2), author: ['north-union'], to: ['hill-trust'] });
    expect(proposal(world).versions).toEqual([{ version: 1, out: 'tabled', date: '2025-03-03', entries: named(world, 1, 2, 3) }]);
  });

  it('gets an id from its title, and its terms from their parameters, none of them twice', () => {
    const terms = [{ parameter: 'basic pay' }, { parameter: 'basic pay' }, { term: 'basic-pay-2', parameter: 'other' }];
    const world = given(...talks, told('table-proposal', { title: 'Pay claim', terms }), told('table-proposal', { title: 'Pay claim' }));
    expect(world.negotiation().isNamed('proposal', 'pay-claim')).toBe(true);
    expect(proposal(world, 'pay-claim').terms.map(({ id }) => id)).toEqual(['basic-pay', 'term-1', 'basic-pay-2']);
    expect(world.negotiation().isNamed('proposal', 'proposal-2')).toBe(true);
  });

  it('cannot make one term twice', () => {
    const twice = [
      { term: 'rise', parameter: 'pay' },
      { term: 'rise', parameter: 'leave' },
    ];
    expect(given(...talks).when('table-proposal', { terms: twice })).toMatchObject({ kind: 'refused', code: 'id-taken' });
  });

  it('needs the base of a percentage', () => {
    const world = given(...talks, told('float-proposal', { proposal: 'cut' }));
    const outcome = world.when('specify-term', { proposal: 'cut', parameter: 'pay', target: { rate: { value: '8', unit: 'percent' } } });
    expect(outcome).toMatchObject({ kind: 'faulty', faults: [{ path: 'target.rate', code: 'rate-base-missing' }] });
  });
});

describe('a version that is out', () => {
  const term = (over: object = {}) => ({ proposal: 'claim', parameter: 'breaks', ...over });

  it('takes no further term once it was tabled', () => {
    expect(given(...talks, claim).when('specify-term', term())).toMatchObject({ kind: 'refused', code: 'version-frozen' });
    expect(given(...talks, claim).when('table-proposal', { proposal: 'claim', terms: [{ parameter: 'breaks' }] })).toMatchObject({
      code: 'version-frozen',
    });
  });

  it('takes terms where the list was said to be open, or the document is still being read', () => {
    const open = given(...talks, told('table-proposal', { proposal: 'claim', openList: true }));
    expect(open.when('specify-term', term())).toMatchObject({ kind: 'recorded' });
    const read = given(...talks, told('publish-proposal', { proposal: 'claim' }), told('specify-term', term()));
    expect(read.when('specify-term', term({ parameter: 'rest days' }))).toMatchObject({ kind: 'recorded' });
    read.having(told('publish-proposal', { proposal: 'claim' }));
    expect(read.when('specify-term', term({ parameter: 'more' }))).toMatchObject({ kind: 'refused', code: 'version-frozen' });
  });

  it('can be put to a second forum as it is', () => {
    expect(given(...talks, claim).when('table-proposal', { proposal: 'claim', forum: 'The council' })).toMatchObject({ kind: 'recorded' });
  });

  it('is followed by a later version, in which a term may read otherwise before that goes out', () => {
    const revised = { term: 'rise', proposal: 'claim', parameter: 'basic pay' };
    const world = given(...talks, claim);
    expect(world.when('revise-term', { ...revised, version: 2 })).toMatchObject({ kind: 'recorded' });
    world.having(told('table-proposal', { proposal: 'claim', version: 2, occurred: { edtf: '2025-04-01' } }));
    expect(world.when('revise-term', { ...revised, version: 2 })).toMatchObject({ kind: 'refused', code: 'version-frozen' });
    expect(proposal(world).terms.map(({ id, version }) => [id, version])).toEqual([
      ['rise', 1],
      ['leave', 1],
      ['rise', 2],
    ]);
  });

  it('is not revised into a version that is behind the term, nor a term of another proposal', () => {
    const world = given(...talks, claim, told('float-proposal', { proposal: 'other' }));
    world.having(told('revise-term', { term: 'rise', proposal: 'claim', version: 3, parameter: 'basic pay' }));
    expect(world.when('revise-term', { term: 'rise', proposal: 'claim', version: 2, parameter: 'basic pay' })).toMatchObject({
      code: 'version-out-of-step',
    });
    expect(world.when('revise-term', { term: 'rise', proposal: 'other', version: 2, parameter: 'basic pay' })).toMatchObject({
      code: 'term-unknown',
    });
  });

  it('is the only one that can be answered', () => {
    const world = given(...talks, claim, told('float-proposal', { proposal: 'rumour' }));
    expect(world.when('respond', reply('accept', { version: 2 }))).toMatchObject({ code: 'version-not-out' });
    expect(world.when('respond', reply('accept', { proposal: 'rumour' }))).toMatchObject({ code: 'version-not-out' });
    expect(world.when('respond', reply('accept', { proposal: 'nothing' }))).toMatchObject({ code: 'proposal-unknown' });
    expect(world.when('counter-proposal', { answers: { proposal: 'claim', version: 2 } })).toMatchObject({
      code: 'version-not-out',
      refusal: { path: 'answers.version' },
    });
    expect(world.when('withdraw-proposal', { proposal: 'claim', version: 7 })).toMatchObject({ code: 'version-not-out' });
  });
});

describe('the state of a proposal', () => {
  it('is accepted once all to whom it was put accept it', () => {
    const both = told('table-proposal', { proposal: 'claim', author: ['north-union'], to: ['hill-trust', 'lake-trust'] });
    const world = given(...talks, both, told('respond', reply('accept')));
    expect(proposal(world).state).toBe('UnderReply');
    world.having(told('respond', reply('accept', { party: 'lake-trust' })));
    expect(proposal(world)).toMatchObject({ state: 'Accepted', entries: named(world, 2, 3) });
  });

  it('is not accepted on conditions, by its author, or while a body of the party says otherwise', () => {
    const on = (...replies: object[]) => given(...talks, claim, ...replies.map((r) => told('respond', r as Record<string, unknown>)));
    expect(proposal(on(reply('accept', { conditions: ['approval by the board'] }))).state).toBe('UnderReply');
    expect(proposal(on(reply('accept', { body: 'leadership' }), reply('reject', { body: 'members' }))).state).toBe('UnderReply');
    const open = given(...talks, told('table-proposal', { proposal: 'claim', author: ['north-union'] }));
    open.having(told('respond', reply('accept', { party: 'north-union' })));
    expect(proposal(open).state).toBe('UnderReply');
    expect(open.irregular()).toEqual(['accepted-by-author']);
  });

  it('is undetermined between two replies of one day', () => {
    const world = given(...talks, claim, told('respond', reply('reject')), told('respond', reply('accept')));
    const [first, second] = named(world, 2, 3);
    expect(proposal(world)).toMatchObject({
      state: 'undetermined',
      between: [
        { state: 'Rejected', entry: first },
        { state: 'Accepted', entry: second },
      ],
    });
  });

  it('follows the later reply where the source says which came after', () => {
    const world = given(...talks, claim, told('respond', reply('accept')));
    world.having(told('respond', reply('question', { occurred: { edtf: '2025-03-10', before: ['@2'] } })));
    expect(proposal(world).state).toBe('Accepted');
  });

  it('takes a reply recorded late for what its date says', () => {
    const world = given(
      ...talks,
      claim,
      told('respond', reply('accept', { occurred: { edtf: '2025-03-20' } })),
      told('respond', reply('reject')),
    );
    expect(proposal(world).state).toBe('Accepted');
  });

  it('is countered by a proposal that answers it, which is tabled by that', () => {
    const counter = {
      proposal: 'counter',
      answers: { proposal: 'claim', version: 1 },
      author: ['hill-trust'],
      occurred: { edtf: '2025-03-12' },
    };
    const world = given(...talks, claim, told('respond', reply('reject')), told('counter-proposal', counter));
    expect(proposal(world).state).toBe('Countered');
    expect(proposal(world).responses.map(({ response, party }) => [party, response])).toEqual([
      ['hill-trust', 'reject'],
      ['hill-trust', 'counter'],
    ]);
    expect(proposal(world, 'counter')).toMatchObject({ state: 'Tabled', counters: { proposal: 'claim', version: 1 } });
    world.having(told('respond', reply('accept', { occurred: { edtf: '2025-03-20' } })));
    expect(proposal(world).state).toBe('Accepted');
  });

  it('does not say which of an acceptance and a counter-proposal without dates came last', () => {
    const world = given(...talks, claim, told('counter-proposal', { answers: { proposal: 'claim', version: 1 } }));
    world.having(told('respond', reply('accept', { occurred: {} })));
    expect(proposal(world)).toMatchObject({ state: 'undetermined', between: [{ state: 'Countered' }, { state: 'Accepted' }] });
  });

  it.each([
    ['withdraw-proposal', 'Withdrawn'],
    ['lapse-proposal', 'Lapsed'],
    ['supersede-proposal', 'Superseded'],
    ['reject-proposal', 'Rejected'],
    ['defer-proposal', 'Deferred'],
  ])('after %s is %s', (act, state) => {
    const world = given(...talks, claim, told(act, { proposal: 'claim', occurred: { edtf: '2025-04-02' } }));
    expect(proposal(world)).toMatchObject({ state, entries: named(world, 2) });
  });

  it('is open again when it is tabled after it was withdrawn, and when a later version is out', () => {
    const withdrawn = told('withdraw-proposal', { proposal: 'claim', version: 1, occurred: { edtf: '2025-04-02' } });
    const again = given(...talks, claim, withdrawn, told('table-proposal', { proposal: 'claim', occurred: { edtf: '2025-05-01' } }));
    expect(proposal(again).state).toBe('Tabled');
    const later = given(...talks, claim, withdrawn, told('table-proposal', { proposal: 'claim', version: 2 }));
    expect(proposal(later).state).toBe('Tabled');
  });

  it('is unknown where only a term of it is on record at the evidence asked for', () => {
    const world = given(...talks, told('float-proposal', { proposal: 'cut' }), told('specify-term', { proposal: 'cut', parameter: 'pay' }));
    world.having(told('retract-entry', { entry: '@1', reason: 'Never said.' }, { record: 'negotiation' }));
    expect(proposal(world, 'cut')).toMatchObject({ state: 'Unknown', entries: named(world, 2) });
  });
});

describe('terms', () => {
  it('derive figures that say what they are of', () => {
    const world = given(...talks);
    world.having(
      told('float-proposal', { proposal: 'cut' }),
      told('state-aim', {
        proposal: 'cut',
        parameter: 'regional pay bill',
        thing: 'the pay bill',
        baseline: { rate: { value: '68', unit: 'percent', of: 'running costs' } },
        target: { rate: { value: '60', unit: 'percent', of: 'running costs' } },
      }),
    );
    const [aim] = proposal(world, 'cut').aims;
    expect(aim?.derived.map(({ value, label }) => [value, label])).toEqual([
      ['-8', '\u22128 percentage points'],
      ['-11.76', '\u221211.76 % of the share'],
      ['-29.41', '\u221229.41 % of the pay bill, other costs unchanged'],
    ]);
  });

  it('are linked as a package or one in return for another', () => {
    const world = given(...talks, claim);
    world.having(told('link-terms', { kind: 'condition', terms: ['rise'], inReturnFor: ['leave'], text: 'in return for' }));
    expect(proposal(world)).toMatchObject({ conditional: true, links: [{ kind: 'condition', terms: ['rise'], inReturnFor: ['leave'] }] });
    expect(proposal(world)).not.toHaveProperty('package');
    expect(world.when('link-terms', { kind: 'condition', terms: ['rise'] })).toMatchObject({ faults: [{ code: 'condition-one-sided' }] });
    expect(world.when('link-terms', { kind: 'package', terms: ['rise'] })).toMatchObject({ faults: [{ code: 'package-of-one' }] });
    expect(world.when('link-terms', { kind: 'package', terms: ['rise', 'fall'] })).toMatchObject({ code: 'term-unknown' });
  });
});

describe('what is irregular about a reply or an end is shown, and recorded all the same', () => {
  const after = (act: string, body: object, ...before: ReturnType<typeof told>[]) =>
    given(...talks, claim, ...before).when(act, body as Record<string, unknown>);

  it.each([
    ['response-after-deadline', after('respond', reply('accept', { occurred: { edtf: '2025-04-01' } }))],
    [
      'response-after-end',
      after('respond', reply('accept'), told('withdraw-proposal', { proposal: 'claim', occurred: { edtf: '2025-03-05' } })),
    ],
    [
      'response-to-older-version',
      after('respond', reply('accept'), told('table-proposal', { proposal: 'claim', version: 2, occurred: { edtf: '2025-03-06' } })),
    ],
    [
      'party-had-withdrawn',
      after('respond', reply('accept'), told('withdraw-from-talks', { party: 'hill-trust', occurred: { edtf: '2025-03-06' } })),
    ],
    ['accepted-by-author', after('respond', reply('accept', { party: 'north-union' }))],
    [
      'accepted-two-versions',
      after(
        'respond',
        reply('accept', { occurred: {} }),
        told('table-proposal', { proposal: 'claim', version: 2 }),
        told('respond', reply('accept', { version: 2 })),
      ),
    ],
    ['lapsed-before-deadline', after('lapse-proposal', { proposal: 'claim', occurred: { edtf: '2025-03-15' } })],
    [
      'ended-after-acceptance',
      after('withdraw-proposal', { proposal: 'claim', occurred: { edtf: '2025-03-15' } }, told('respond', reply('accept'))),
    ],
    [
      'proposal-had-ended',
      after(
        'reject-proposal',
        { proposal: 'claim', occurred: { edtf: '2025-04-15' } },
        told('withdraw-proposal', { proposal: 'claim', occurred: { edtf: '2025-04-01' } }),
      ),
    ],
    ['linked-after-going-out', after('link-terms', { kind: 'package', terms: ['rise', 'leave'], occurred: { edtf: '2025-04-01' } })],
  ])('%s', (rule, outcome) => {
    expect(outcome).toMatchObject({ kind: 'recorded', irregular: [rule] });
  });

  it('nothing is irregular on the last day, or where the dates do not tell', () => {
    expect(after('respond', reply('accept', { occurred: { edtf: '2025-03-31' } }))).toMatchObject({ irregular: [] });
    expect(after('respond', reply('accept', { occurred: {} }), told('withdraw-proposal', { proposal: 'claim' }))).toMatchObject({
      irregular: [],
    });
  });

  it('a party that came back may answer', () => {
    const left = told('withdraw-from-talks', { party: 'hill-trust', occurred: { edtf: '2025-03-05' } });
    const back = told('return-to-talks', { party: 'hill-trust', occurred: { edtf: '2025-03-07' } });
    expect(after('respond', reply('accept'), left, back)).toMatchObject({ irregular: [] });
  });
});
