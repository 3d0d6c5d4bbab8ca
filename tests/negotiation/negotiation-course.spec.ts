import { negotiationPosition, positionFromFacts, type NegotiationPosition } from '@parley/negotiation';
import { context, given, talks, told, type World } from './kit';

const on = (day: string) => ({ occurred: { edtf: `2025-${day}` } });
const tabled = (day: string, over: object = {}) =>
  told('table-proposal', { proposal: 'claim', author: ['north-union'], to: ['hill-trust'], ...on(day), ...over });
const replied = (response: string, day: string) =>
  told('respond', { proposal: 'claim', version: 1, party: 'hill-trust', response, ...on(day) });
const position = (world: World): NegotiationPosition => negotiationPosition(world.negotiation(), context(world));
const after = (...acts: ReturnType<typeof told>[]): NegotiationPosition => position(given(...talks, ...acts));

describe('how far a negotiation came', () => {
  it.each([
    ['Exploring', []],
    ['Exploring', [told('float-proposal', { proposal: 'cut' }), told('specify-term', { proposal: 'cut', parameter: 'pay' })]],
    ['Exploring', [told('publish-proposal', { proposal: 'paper' })]],
    ['Convened', [told('convene', { forum: 'Joint committee' })]],
    ['Tabled', [told('convene', {}), tabled('03-03')]],
    ['InTalks', [tabled('03-03'), replied('question', '03-10')]],
    ['InTalks', [tabled('03-03'), told('counter-proposal', { answers: { proposal: 'claim', version: 1 }, author: ['hill-trust'] })]],
    ['InTalks', [tabled('03-03'), told('open-meeting', { meeting: 'first', ...on('03-04') })]],
    ['Tabled', [told('open-meeting', { meeting: 'first', ...on('03-01') }), tabled('03-03')]],
    ['AgreedInPrinciple', [tabled('03-03'), replied('accept', '03-10')]],
    ['InTalks', [tabled('03-03'), replied('accept', '03-10'), tabled('04-01', { version: 2 })]],
  ])('is %s', (state, acts) => {
    expect(after(...acts).state).toBe(state);
  });

  it('is not begun, and rests on nothing, where what opened it is left out', () => {
    const opening = { negotiation: 'talks', title: 'Talks on rotas', level: 'organisation', ...on('02-01') };
    const world = given(told('open-record', opening));
    const facts = new Map(world.streamNames().map((stream) => [stream, world.entries(stream)]));
    const asked = { id: 'talks', rules: 'test', now: 0 };
    expect(positionFromFacts(facts, { ...asked, asOf: '2024' })).toMatchObject({ state: 'NotBegun', entries: [] });
    expect(positionFromFacts(facts, { ...asked, asOf: '2025-02-01' })).toMatchObject({ state: 'Exploring', entries: [expect.any(String)] });
  });

  it('does not depend on the order of recording', () => {
    const acts = [tabled('03-03'), told('convene', on('02-01')), told('raise-issue', { title: 'Pay' })];
    expect(after(...[...acts].reverse()).state).toBe(after(...acts).state);
  });

  it('names what is agreed, and by which entries', () => {
    const { agreed, counts } = after(tabled('03-03', { title: 'Pay claim' }), replied('accept', '03-10'));
    expect(agreed).toMatchObject([{ proposal: 'claim', version: 1, what: 'Pay claim, version 1, accepted' }]);
    expect(counts.tabledProposals).toBe(0);
  });
});

describe('what stops a negotiation, and takes it up again', () => {
  const talking = [tabled('03-03'), replied('question', '03-10')];
  it.each([
    ['Suspended', [told('suspend', on('04-01'))]],
    ['InTalks', [told('suspend', on('04-01')), told('resume', on('04-08'))]],
    ['InTalks', [told('resume', {}), told('suspend', {})]],
    ['Suspended', [told('suspend', on('04-01')), told('resume', on('04-08')), told('suspend', on('04-20'))]],
    ['FailedToAgree', [told('record-failure-to-agree', on('04-01'))]],
    ['FailedToAgree', [told('record-failure-to-agree', on('04-01')), told('suspend', on('04-02')), told('resume', on('04-03'))]],
    ['FailedToAgree', [told('record-failure-to-agree', on('04-01')), replied('reject', '04-20')]],
    ['InTalks', [told('record-failure-to-agree', on('04-01')), tabled('04-20', { version: 2 })]],
    ['AgreedInPrinciple', [told('record-failure-to-agree', on('04-01')), replied('accept', '04-20')]],
    ['Abandoned', [told('abandon', on('04-01')), replied('accept', '04-20')]],
    ['Reopened', [told('abandon', on('04-01')), told('reopen', { reason: 'New guidance.', ...on('05-01') })]],
    ['InTalks', [told('abandon', on('04-01')), told('reopen', { reason: 'New guidance.', ...on('05-01') }), replied('question', '05-02')]],
  ])('leaves it %s', (state, acts) => {
    expect(after(...talking, ...acts).state).toBe(state);
  });

  it('is undetermined, naming both, where the dates do not say which came last', () => {
    const world = given(...talks, told('suspend', on('04')), told('abandon', on('04-08')));
    const [suspended, abandoned] = ['@1', '@2'].map((at) => world.negotiation().entry(at)?.eventId);
    expect(position(world)).toMatchObject({
      state: 'undetermined',
      between: [
        { state: 'Suspended', entry: suspended },
        { state: 'Abandoned', entry: abandoned },
      ],
      entries: [suspended, abandoned],
    });
  });

  it('is undetermined where a proposal was tabled on the day of the failure to agree, unless it is said which came first', () => {
    const failed = told('record-failure-to-agree', on('03-03'));
    expect(after(tabled('03-03'), failed)).toMatchObject({
      state: 'undetermined',
      between: [{ state: 'FailedToAgree' }, { state: 'InTalks' }],
    });
    const said = told('record-failure-to-agree', { occurred: { edtf: '2025-03-03', after: ['@1'] } });
    expect(after(tabled('03-03'), said).state).toBe('FailedToAgree');
  });
});

describe('parties', () => {
  const gone = told('withdraw-from-talks', { party: 'hill-trust', ...on('03-05') });
  const hill = (p: NegotiationPosition) => p.parties.find(({ id }) => id === 'hill-trust');

  it('withdraw from talks and return, which leaves the negotiation where it is', () => {
    const away = after(tabled('03-03'), gone);
    expect(away.state).toBe('Tabled');
    expect(hill(away)).toMatchObject({ name: 'The hill-trust', kind: 'employer', withdrawnFromTalks: true });
    const back = after(tabled('03-03'), gone, told('return-to-talks', { party: 'hill-trust', ...on('03-07') }));
    expect(hill(back)).not.toHaveProperty('withdrawnFromTalks');
    expect(hill(back)?.talks?.state).toBe('Returned');
    expect(hill(after(gone, told('return-to-talks', { party: 'hill-trust', occurred: {} })))?.talks?.state).toBe('Returned');
  });

  it('appoint negotiators, by name of the register or as printed', () => {
    const world = given(
      ...talks,
      told('register-person', { name: 'Sam Sample' }),
      told('appoint-negotiator', { party: 'lake-trust', person: 'Sam Sample', scope: 'Rotas', from: '2025-02-01' }),
      told('appoint-negotiator', { party: 'lake-trust', asPrinted: 'a finance director' }),
    );
    const lake = position(world).parties.find(({ id }) => id === 'lake-trust');
    expect(lake?.negotiators).toMatchObject([{ name: 'Sam Sample', scope: 'Rotas', from: '2025-02-01' }, { name: 'a finance director' }]);
    expect(world.when('appoint-negotiator', { party: 'lake-trust' })).toMatchObject({ faults: [{ code: 'negotiator-missing' }] });
  });

  it('are those that take part, not those that are only quoted', () => {
    const world = given(...talks, told('state-aim', { parameter: 'cost', actors: [{ party: 'ministry' }] }));
    expect(position(world).parties.map(({ id }) => id)).toEqual(['north-union', 'hill-trust']);
  });
});

describe('what is irregular about the course is shown', () => {
  it.each([
    ['talks-had-not-stopped', [told('resume', on('03-01'))]],
    ['talks-had-not-stopped', [told('reopen', { reason: 'More to say.', ...on('03-01') }), told('abandon', on('04-01'))]],
    ['party-had-not-withdrawn', [told('return-to-talks', { party: 'hill-trust', ...on('03-01') })]],
    [
      'party-had-withdrawn',
      [
        told('withdraw-from-talks', { party: 'hill-trust', ...on('03-01') }),
        told('withdraw-from-talks', { party: 'hill-trust', ...on('03-02') }),
      ],
    ],
    ['party-had-withdrawn', [told('withdraw-from-talks', { party: 'north-union', ...on('03-01') }), tabled('03-03')]],
  ])('%s', (rule, acts) => {
    expect(given(...talks, ...acts).irregular()).toEqual([rule]);
  });

  it('nothing is where it may have come first', () => {
    expect(given(...talks, told('resume', {}), told('suspend', {})).irregular()).toEqual([]);
  });
});

describe('the record of a negotiation', () => {
  it('is opened once, and is not linked to itself', () => {
    const world = given(...talks);
    expect(world.when('open-record', { negotiation: 'talks', title: 'Again', level: 'national' })).toMatchObject({ code: 'record-exists' });
    expect(world.when('link-negotiation', { negotiation: 'talks', relation: 'follows' })).toMatchObject({ code: 'own-duplicate' });
    expect(world.when('link-negotiation', { negotiation: 'nothing', relation: 'follows' })).toMatchObject({ code: 'negotiation-unknown' });
  });

  it('says a link to another negotiation once', () => {
    const world = given(...talks, told('open-record', { negotiation: 'other', title: 'Other', level: 'national' }));
    const link = { negotiation: 'other', relation: 'follows' };
    world.having(told('link-negotiation', link));
    expect(world.when('link-negotiation', link)).toEqual({ kind: 'already' });
    expect(world.when('link-negotiation', { ...link, relation: 'part-of' })).toMatchObject({ kind: 'recorded' });
  });
});
