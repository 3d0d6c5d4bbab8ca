import { atMoment, negotiationPosition } from '@parley/negotiation';
import { context, given, parties, told } from './kit';

const source = (source: string) => [told('register-source', { source, kind: 'article', title: `Article ${source}` })];
const leaked = { sources: [{ source: 'story', locator: 'par. 6', grade: 'report', leaked: true }] };
const reported = { sources: [{ source: 'story', locator: 'par. 7', grade: 'report' }] };
const percent = (value: string) => ({ rate: { value, unit: 'percent', of: 'running costs' } });

/** The proposals of a regional story: leaked and floated, nothing tabled, no meeting. */
const regional = given(
  ...parties,
  ...source('story'),
  told('open-record', { negotiation: 'talks', title: 'Regional pay', level: 'regional' }),
  told('float-proposal', { proposal: 'plans', title: 'Plans to cut costs', openList: true, phrase: 'on the table', ...leaked }),
  told('specify-term', {
    proposal: 'plans',
    parameter: 'contracts',
    text: 'End all contracts and reissue them on other terms.',
    ...leaked,
  }),
  ...['salaries', 'sickness benefits', 'working hours'].map((parameter) =>
    told('specify-term', { proposal: 'plans', parameter, ...reported }),
  ),
  told('state-aim', {
    parameter: 'regional pay bill',
    thing: 'the pay bill',
    baseline: percent('68'),
    target: percent('60'),
    proposal: 'plans',
    ...reported,
  }),
);

describe('a story in which nothing is tabled', () => {
  const position = negotiationPosition(regional.negotiation(), context(regional));

  it('is exploring, with floated terms and an aim', () => {
    expect(position).toMatchObject({
      state: 'Exploring',
      counts: { tabledProposals: 0, publishedProposals: 0, floatedTerms: 4, aims: 1, objectionsOpen: 0 },
      proposals: [{ state: 'Floated', openList: true, leaked: true, phrases: ['on the table'] }],
      agreed: [],
    });
  });

  it('derives figures with their labels', () => {
    expect(position.proposals[0]?.aims[0]?.derived.map(({ label }) => label)).toEqual([
      '−8 percentage points',
      '−11.76 % of the share',
      '−29.41 % of the pay bill, other costs unchanged',
    ]);
  });

  it('has nothing left to say on the record, and says what was left out', () => {
    const { view, leftOut } = atMoment(regional.entries('negotiation-talks'), { evidence: 'on-record' });
    const bare = negotiationPosition(view, { ...context(regional), leftOut });
    expect(bare).toMatchObject({ state: 'Exploring', title: 'Regional pay', proposals: [], leftOut: 6 });
  });
});

describe('a story with a published package', () => {
  const term = (id: string) => told('specify-term', { term: id, proposal: 'guarantee', parameter: id, ...reported });
  const world = given(
    ...parties,
    ...source('story'),
    told('open-record', { negotiation: 'talks', title: 'Job guarantees', level: 'national', appliesTo: ['regional'] }),
    told('publish-proposal', {
      proposal: 'guarantee',
      author: ['ministry'],
      occurred: { edtf: '2009-12-09/2009-12-13', basis: 'inferred' },
    }),
    ...['employment-guarantee', 'flexibility', 'mobility', 'pay-restraint'].map(term),
    told('link-terms', { kind: 'condition', terms: ['employment-guarantee'], inReturnFor: ['flexibility', 'mobility', 'pay-restraint'] }),
  );

  it('has one conditional proposal of four terms, and none tabled', () => {
    const { counts, proposals, appliesTo } = negotiationPosition(world.negotiation(), context(world));
    expect(counts).toMatchObject({ tabledProposals: 0, publishedProposals: 1, floatedTerms: 0 });
    expect(proposals).toMatchObject([{ state: 'Published', conditional: true, author: ['ministry'] }]);
    expect(proposals[0]?.terms).toHaveLength(4);
    expect(appliesTo).toEqual(['regional']);
  });
});
