import { atMoment, eventOf, everyAct, type Entry } from '@parley/negotiation';
import { CASES, consortiumOf, imported, positionOf, stepsOf } from './case-files';
import type { Recorder } from './recorder';

let book: Recorder;
beforeAll(async () => {
  book = await imported(...CASES);
});
const graded = (stream: string, evidence: 'on-record' | 'formal-record'): readonly Entry[] =>
  atMoment(book.entries(stream), { evidence })
    .view.all()
    .filter((e) => eventOf(e.type)?.graded);

describe('the South West consortium', () => {
  const talks = () => positionOf(book, 'south-west-pay');

  it('is explored: nothing is tabled, four terms are floated in an open list, with one aim', () => {
    expect(talks()).toMatchObject({ state: 'Exploring', counts: { tabledProposals: 0, floatedTerms: 4, aims: 1 } });
    expect(talks().proposals).toMatchObject([{ state: 'Floated', openList: true, leaked: true, phrases: ['on the table'] }]);
  });

  it('has at least nine named, nine approved, twenty claimed, and eleven not named', () => {
    const { membership } = consortiumOf(book, 'south-west-consortium');
    expect(membership).toMatchObject({ claimed: 20, named: 9, atLeast: true, approved: 9, notNamed: 11, active: 0 });
    expect(talks().consortia).toMatchObject([{ id: 'south-west-consortium', membership: { claimed: 20 } }]);
  });

  it('leaves one question open and one partly addressed, and no objection', () => {
    expect(talks().counts).toMatchObject({ questionsOpen: 1, questionsPartlyAddressed: 1, objectionsOpen: 0 });
    expect(talks().questions.map(({ id, state, limbs }) => [id, state, limbs.length])).toEqual([
      ['regional-pay', 'PartlyAddressed', 2],
      ['overruling', 'Put', 1],
    ]);
  });

  it('labels each figure that nobody printed', () => {
    const derived = talks().proposals.flatMap(({ aims }) => aims.flatMap((aim) => aim.derived.map(({ value }) => value)));
    expect(derived).toEqual(expect.arrayContaining(['-8', '-11.76', '-29.41']));
  });

  it('rests on the debate alone where a named speaker is asked for', () => {
    const left = graded('negotiation-south-west-pay', 'on-record');
    expect(new Set(left.map((e) => e.occurred.edtf))).toEqual(new Set(['2012-07-16?']));
    expect(left.map((e) => e.type).sort()).toEqual(
      [
        'PositionRestated',
        'PositionTaken',
        'PositionTaken',
        'QuestionPut',
        'QuestionPut',
        'ReplyRecorded',
        ...Array<string>(5).fill('StatementRecorded'),
      ].sort(),
    );
    expect(graded('consortium-south-west-consortium', 'on-record')).toEqual([]);
  });

  it('rests on nothing where the formal record is asked for, not even the claimed twenty', () => {
    expect(graded('negotiation-south-west-pay', 'formal-record')).toEqual([]);
    expect(consortiumOf(book, 'south-west-consortium', 'formal-record').membership).toMatchObject({ claimed: null, named: 0, approved: 0 });
  });

  it('keeps the order that was stated where the day alone would not tell it', () => {
    const entries = book.entries('negotiation-south-west-pay');
    const reply = entries.find((e) => e.type === 'ReplyRecorded');
    const asked = entries.filter((e) => e.type === 'QuestionPut').map((e) => e.eventId);
    expect(reply?.occurred.after).toEqual(asked);
    expect(entries.at(-1)?.occurred.after).toEqual([reply?.eventId]);
  });
});

describe('the job guarantees', () => {
  const talks = () => positionOf(book, 'job-guarantees');

  it('are one published conditional proposal of four terms, and nothing is tabled', () => {
    const { proposals, counts } = talks();
    expect(counts).toMatchObject({ publishedProposals: 1, tabledProposals: 0 });
    expect(proposals).toMatchObject([{ state: 'Published', conditional: true }]);
    expect(proposals[0]?.terms.map(({ id }) => id)).toEqual(['guarantee', 'flexibility', 'mobility', 'pay-restraint']);
    expect(proposals[0]?.links).toMatchObject([{ terms: ['guarantee'], inReturnFor: ['flexibility', 'mobility', 'pay-restraint'] }]);
  });

  it('hold two conflicts, each between the entries that do not agree', () => {
    const types = talks().conflicts.map(({ disagreeing }) => disagreeing.map((id) => book.all.find((e) => e.eventId === id)?.type));
    expect(types).toEqual([
      ['ConstraintAnnounced', 'StatementRecorded'],
      ['TermSpecified', 'StatementRecorded'],
    ]);
  });

  it('stand under a cap from the financial year 2011-12 on, of a base that is not stated', () => {
    const cap = { bound: { op: '<=', rate: { value: '1', unit: 'percent', of: 'not stated' } }, period: 'FY2011-12..' };
    expect(talks().constraints).toMatchObject([{ subject: 'public sector pay rises', values: cap }]);
  });

  it('and the consortium have one Andy Burnham, in two offices', () => {
    const people = book.view('register-people');
    const burnhams = people.ofType('PersonRegistered').filter((e) => e.data['name'] === 'Andy Burnham');
    expect(burnhams).toHaveLength(1);
    const id = String(burnhams[0]?.data['person']);
    expect(people.about('person', id).flatMap((e) => e.data['office'] ?? [])).toEqual(['shadow-health-secretary', 'health-secretary']);
    const inOffices = ['negotiation-south-west-pay', 'negotiation-job-guarantees'].map((stream) =>
      book
        .view(stream)
        .about('person', id)
        .map((e) => e.actors[0]?.office),
    );
    expect(inOffices.map((offices) => [...new Set(offices)])).toEqual([['shadow-health-secretary'], ['health-secretary']]);
  });
});

describe('the two stories', () => {
  it('hold every fact of the articles, and nothing that does not say where it is from', async () => {
    const facts = (await Promise.all(['south-west-pay', 'job-guarantees'].map(stepsOf))).flat().flatMap(({ local = 'register' }) => local);
    const numbered = (letter: string, count: number) => Array.from({ length: count }, (_, index) => `${letter}${index + 1}`);
    const expected = [...numbered('A', 16), ...numbered('B', 12), 'issues', 'register'];
    expect([...new Set(facts)].sort()).toEqual(expected.sort());
    const told = ['negotiation-south-west-pay', 'consortium-south-west-consortium', 'negotiation-job-guarantees'].flatMap((stream) =>
      book.entries(stream),
    );
    const cited = told.filter((e) => eventOf(e.type)?.graded).map(({ sources }) => sources.map(({ locator }) => locator));
    expect(cited.filter((locators) => locators.length === 0 || !locators.every((locator) => /^par\. \d+$/.test(locator)))).toEqual([]);
  });

  it('quote a few words, never a sentence', () => {
    const quotes = book.all.flatMap(({ sources }) => sources.flatMap(({ quote = '' }) => quote));
    expect(quotes.filter((quote) => quote.split(' ').length > 9 || quote.endsWith('.'))).toEqual([]);
  });
});

describe('the worked example', () => {
  it('shows every act', async () => {
    const used = new Set((await stepsOf('example-rota-talks')).map(({ record, act }) => `${record}/${act}`));
    const acts = everyAct().map(({ record, act }) => `${record}/${act}`);
    expect(acts.filter((act) => !used.has(act))).toEqual([]);
  });

  it('goes the formal way to an agreement in principle on the revised offer', () => {
    const { state, agreed, counts } = positionOf(book, 'example-rota-talks');
    expect(state).toBe('AgreedInPrinciple');
    expect(agreed).toMatchObject([{ proposal: 'rota-offer', version: 2 }]);
    expect(counts).toMatchObject({ objectionsOpen: 3, questionsOpen: 2, conflictsOpen: 1 });
  });

  it('has boards that approve, approve on conditions, refuse, defer and rescind', () => {
    const { membership, state } = consortiumOf(book, 'example-health-consortium');
    expect(state).toBe('Formed');
    expect(membership).toMatchObject({ claimed: 5, approvedOnConditions: 1, refused: 1, deferred: 1, rescinded: 1, active: 1, left: 1 });
  });

  it('shows what breaks a rule, and only there', () => {
    expect(book.irregularities.map(({ rule }) => rule)).toEqual(['response-after-deadline', 'response-after-end']);
  });

  it('says of all that it names that it is invented', () => {
    const own = book.all.filter((e) => /example/.test(e.stream) || /example|spare|invented/i.test(JSON.stringify(e.data)));
    const titles = own.flatMap(({ data }) => ['title', 'name'].flatMap((key) => (typeof data[key] === 'string' ? [data[key]] : [])));
    const people = /^(Jo Bloggs|Sam Sample|Alex Minister|Spare )/;
    expect(titles.filter((title) => !/example|invented/i.test(title) && !people.test(title))).toEqual([]);
  });
});
