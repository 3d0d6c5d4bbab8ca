import { questionsOf, statementsOf, type QuestionAnswer } from '@parley/negotiation';
import { given, talks, told, type World } from './kit';

const before = [
  ...talks,
  told('register-source', { source: 'debate', kind: 'debate', title: 'A debate' }),
  told('register-person', { name: 'Jo Bloggs' }),
];
const said = (over: object = {}) =>
  told('record-statement', { statement: 's-1', kind: 'opinion', substance: 'No cuts.', actors: [{ party: 'ministry' }], ...over });
const cited = (quote?: string) => ({
  sources: [{ source: 'debate', locator: 'col. 1', grade: 'on-record', ...(quote !== undefined && { quote }) }],
});

describe('a statement', () => {
  it('that is verbatim needs a citation with its quote; without one it is recorded and shown', () => {
    expect(given(...before, said({ verbatim: true })).irregular()).toEqual(['verbatim-without-citation']);
    expect(given(...before, said({ verbatim: true, ...cited() })).irregular()).toEqual(['verbatim-without-citation']);
    expect(given(...before, said({ verbatim: true, ...cited('No cuts.') })).irregular()).toEqual([]);
    expect(given(...before, said()).irregular()).toEqual([]);
  });

  it('is about things on record, and people are found by name', () => {
    const world = given(...before, said({ about: [{ person: 'Jo Bloggs' }, { subject: 'pay' }] }));
    expect(world.negotiation().entry('@1')?.data['about']).toEqual([
      { person: world.entries('register-people')[0]?.data['person'] },
      { subject: 'pay' },
    ]);
    expect(world.when('record-statement', { kind: 'opinion', substance: 'x', about: [{ term: 'none' }] })).toMatchObject({
      code: 'term-unknown',
    });
  });

  it('is revised by its speaker; a revision by another, or after it was withdrawn, is shown', () => {
    const world = given(...before, said());
    expect(world.when('revise-statement', { statement: 's-2', substance: 'x' })).toMatchObject({ code: 'statement-unknown' });
    expect(world.when('revise-statement', { statement: 's-1', substance: 'Few cuts.', actors: [{ party: 'ministry' }] })).toMatchObject({
      irregular: [],
    });
    expect(world.when('revise-statement', { statement: 's-1', substance: 'x', actors: [{ party: 'north-union' }] })).toMatchObject({
      irregular: ['statement-changed-by-another'],
    });
    expect(world.when('revise-statement', { statement: 's-1', substance: 'x', actors: [{ asPrinted: 'a source' }] })).toMatchObject({
      irregular: [],
    });
    world.having(told('withdraw-statement', { statement: 's-1', rightsReserved: true, occurred: { edtf: '2025-04' } }));
    expect(world.when('revise-statement', { statement: 's-1', substance: 'x', occurred: { edtf: '2025-05' } })).toMatchObject({
      irregular: ['statement-after-withdrawal'],
    });
  });
});

describe('a statement as it stands', () => {
  const revises = (substance: string, edtf?: string) =>
    told('revise-statement', { statement: 's-1', substance, ...(edtf !== undefined && { occurred: { edtf } }) });

  it('says what its speaker last made of it, and keeps who first said it', () => {
    const world = given(...before, said({ channel: 'letter', occurred: { edtf: '2025-03-01' } }), revises('Few cuts.', '2025-03-20'));
    expect(statementsOf(world.negotiation())).toMatchObject([
      { id: 's-1', state: 'Revised', substance: 'Few cuts.', kind: 'opinion', channel: 'letter', by: ['ministry'], date: '2025-03-01' },
    ]);
    world.having(told('withdraw-statement', { statement: 's-1', rightsReserved: true }));
    expect(statementsOf(world.negotiation())).toMatchObject([{ state: 'Withdrawn', rightsReserved: true, substance: 'Few cuts.' }]);
  });

  it('goes by the dates of its revisions, and keeps the first words where they have no order', () => {
    const dated = given(...before, said(), revises('Few cuts.', '2025-05'), revises('Some cuts.', '2025-04'));
    expect(statementsOf(dated.negotiation())).toMatchObject([{ state: 'Revised', substance: 'Few cuts.' }]);
    const undated = given(...before, said(), revises('Few cuts.'), revises('Some cuts.'));
    expect(statementsOf(undated.negotiation())).toMatchObject([{ state: 'Revised', substance: 'No cuts.' }]);
    expect(statementsOf(undated.negotiation())[0]?.entries).toHaveLength(2);
    const early = given(...before, said({ occurred: { edtf: '2025-03-10' } }), revises('Few cuts.', '2025-03-01'));
    expect(statementsOf(early.negotiation())).toMatchObject([{ state: 'Made', substance: 'No cuts.' }]);
  });
});

const first = told('put-question', {
  question: 'q-1',
  limbs: ['Regional pay?', 'The other moves?'],
  to: [{ party: 'ministry' }],
  actors: [{ person: 'Jo Bloggs' }],
});
const second = told('put-question', {
  question: 'q-2',
  limbs: ['Will it overrule?'],
  condition: { question: 'q-1', limb: 1, answer: 'no' },
});
const reply = (addressed: string, over: object = {}) =>
  told('record-reply', { question: 'q-1', addressed, substance: 'Flexibilities.', ...over });
const states = (world: World): readonly QuestionAnswer['state'][] => questionsOf(world.negotiation()).map(({ state }) => state);

describe('a question', () => {
  it('is open until a reply addresses some of it: one open and one partly addressed', () => {
    const world = given(...before, first, second, reply('partly', { occurred: { after: ['@1'] } }));
    const questions = questionsOf(world.negotiation());
    expect(questions).toMatchObject([
      { id: 'q-1', state: 'PartlyAddressed', open: false, limbs: ['Regional pay?', 'The other moves?'], to: ['ministry'] },
      { id: 'q-2', state: 'Put', open: true, conditionalOn: { question: 'q-1', limb: 1, answer: 'no' }, replies: [] },
    ]);
    expect(questions[0]?.entries).toEqual(
      world
        .negotiation()
        .about('question', 'q-1')
        .filter((e) => e.data['question'] === 'q-1')
        .map((e) => e.eventId),
    );
  });

  it('stays open where a reply does not address it', () => {
    const world = given(...before, first, reply('not'));
    expect(questionsOf(world.negotiation())).toMatchObject([{ state: 'NotAddressed', open: true }]);
    world.having(reply('fully', { limb: 2 }));
    expect(states(world)).toEqual(['PartlyAddressed']);
  });

  it('is addressed by one full reply, or limb by limb, in whatever order', () => {
    expect(states(given(...before, first, reply('fully'), reply('partly')))).toEqual(['Addressed']);
    expect(states(given(...before, first, reply('fully', { limb: 2 }), reply('fully', { limb: 1 })))).toEqual(['Addressed']);
    expect(states(given(...before, first, reply('fully', { limb: 2 }), reply('partly', { limb: 1 })))).toEqual(['PartlyAddressed']);
  });

  it('that was never put has no reply, and no limb beyond its own', () => {
    const world = given(...before, first);
    expect(world.when('record-reply', { ...reply('fully').body, question: 'q-9' })).toMatchObject({ code: 'question-unknown' });
    expect(world.when('record-reply', reply('fully', { limb: 3 }).body)).toMatchObject({ code: 'limb-unknown', refusal: { path: 'limb' } });
    expect(world.when('put-question', { limbs: ['x'], condition: { question: 'q-1', limb: 3, answer: 'no' } })).toMatchObject({
      code: 'limb-unknown',
      refusal: { path: 'condition.limb' },
    });
  });

  it('has a reply dated before it recorded and shown', () => {
    const world = given(...before, told('put-question', { ...first.body, occurred: { edtf: '2012-07-16' } }));
    expect(world.when('record-reply', reply('fully', { occurred: { edtf: '2012-07-15' } }).body)).toMatchObject({
      irregular: ['reply-before-question'],
    });
  });
});
