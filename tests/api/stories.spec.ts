import { serve, type Served } from './kit';
import { recordSamples } from './sample-book';

let served: Served;
beforeAll(async () => {
  served = await serve();
  await recordSamples(served.tracker);
});
afterAll(() => served.close());

interface Told {
  readonly counts: Readonly<Record<string, number>>;
  readonly proposals: readonly { readonly terms: readonly unknown[]; readonly aims: readonly Aim[] }[];
  readonly aims: readonly Aim[];
  readonly membership: unknown;
  readonly items: readonly unknown[];
  readonly offices: readonly { readonly office: string }[];
  readonly said: readonly { readonly entries: readonly { readonly stream: string }[] }[];
}
interface Aim {
  readonly derived: readonly { readonly value: string; readonly unit: string; readonly label: string }[];
}
const position = async (path: string): Promise<Told> => (await served.ask(path).expect(200)).body as Told;

describe('the South West consortium, asked over HTTP', () => {
  it('is exploring: nothing tabled, four terms floated in an open list, one aim', async () => {
    const now = await position('/api/negotiations/south-west-pay/position');
    expect(now).toMatchObject({ state: 'Exploring', counts: { tabledProposals: 0, floatedTerms: 4, aims: 1, objectionsOpen: 0 } });
    expect(now.counts).toMatchObject({ questionsOpen: 1, questionsPartlyAddressed: 1 });
    expect(now.proposals).toEqual([expect.objectContaining({ state: 'Floated', openList: true })]);
  });

  it('derives what 68 % to 60 % of running costs makes, each figure with its label', async () => {
    const now = await position('/api/negotiations/south-west-pay/position');
    const aims = [...now.aims, ...now.proposals.flatMap((proposal) => proposal.aims)];
    expect(aims).toHaveLength(1);
    const derived = aims[0]?.derived.map(({ value, unit, label }) => `${Number(value).toFixed(2)} ${unit}: ${label}`);
    expect(derived).toEqual([
      expect.stringMatching(/^-8\.00 percentage-point: /),
      expect.stringMatching(/^-11\.76 percent: .*share/),
      expect.stringMatching(/^-29\.41 percent: .*pay bill.*other costs unchanged/),
    ]);
  });

  it('has twenty claimed, at least nine named and nine approved; eleven are not named', async () => {
    const { membership } = await position('/api/consortia/south-west-consortium/position');
    expect(membership).toMatchObject({ claimed: 20, named: 9, atLeast: true, approved: 9, notNamed: 11, refused: 0 });
    const { items } = await position('/api/consortia/south-west-consortium/approvals?subject=joining');
    expect(items).toHaveLength(9);
  });

  it('rests on what was said in the debate once evidence must be on the record, and on nothing at a formal record', async () => {
    const onRecord = await position('/api/negotiations/south-west-pay/position?evidence=on-record');
    expect(onRecord.counts).toMatchObject({ floatedTerms: 0, aims: 0, questionsOpen: 1, questionsPartlyAddressed: 1 });
    const { membership } = await position('/api/consortia/south-west-consortium/position?evidence=formal-record');
    expect(membership).toMatchObject({ claimed: null, named: 0, approved: 0, notNamed: null });
  });
});

describe('a meeting of the worked example', () => {
  it('has a history of its own: what its position rests on, in the order of recording', async () => {
    interface Of {
      readonly meetings: readonly { readonly id: string; readonly entries: readonly string[] }[];
    }
    const talks = '/api/negotiations/example-rota-talks';
    const { meetings } = (await position(`${talks}/position`)) as unknown as Of;
    const first = meetings.find(({ id }) => id === 'first-talks');
    const { items } = await position(`${talks}/history?meeting=first-talks&limit=200`);
    expect(items.length).toBeGreaterThan(10);
    expect((items as readonly { readonly eventId: string }[]).map(({ eventId }) => eventId)).toEqual(first?.entries);
    expect((await position(`${talks}/history?meeting=no-such-meeting`)).items).toEqual([]);
  });
});

describe('the evidence under the South West story', () => {
  interface Listed {
    readonly eventId: string;
    readonly type: string;
    readonly grade: string | null;
    readonly sources: readonly { readonly locator: string }[];
  }
  const history = async (query: string): Promise<readonly Listed[]> =>
    (await position(`/api/negotiations/south-west-pay/history?${query}`)).items as readonly Listed[];

  it('leaves of what is graded only what was said in the debate (A11 to A16) when it must be on the record', async () => {
    const graded = (await history('evidence=on-record')).filter(({ grade }) => grade !== null);
    const places = new Set(graded.flatMap(({ sources }) => sources.map(({ locator }) => locator)));
    expect([...places].sort()).toEqual(['par. 12', 'par. 13', 'par. 14', 'par. 15', 'par. 16', 'par. 4', 'par. 5']);
    expect(graded).toHaveLength(11);
  });

  it('leaves nothing that is graded at a formal record', async () => {
    expect((await history('evidence=formal-record')).map(({ type, grade }) => [type, grade])).toEqual([['NegotiationRecordOpened', null]]);
    const now = await position('/api/negotiations/south-west-pay/position?evidence=formal-record');
    expect(now).toMatchObject({ state: 'Exploring', proposals: [], positions: [], questions: [], aims: [] });
  });

  it('finds what one person said by name as by id', async () => {
    const burnham = await position('/api/people/Andy%20Burnham');
    const byId = await history(`person=${(burnham as unknown as { id: string }).id}`);
    expect(byId.map(({ type }) => type)).toEqual(['QuestionPut', 'QuestionPut']);
    expect(await history('person=Andy%20Burnham')).toEqual(byId);
    expect(await history('person=Nobody')).toEqual([]);
  });
});

describe('job guarantees, asked over HTTP', () => {
  it('has a cap on rises from the financial year 2011-12 onward, its base not stated', async () => {
    expect(await position('/api/negotiations/job-guarantees/position')).toMatchObject({
      constraints: [{ values: { period: 'FY2011-12..', bound: { op: '<=', rate: { value: '1', unit: 'percent', of: 'not stated' } } } }],
    });
  });

  it('keeps both sides of its two conflicts: rise against cap, and regions against locally or regionally', async () => {
    const { conflicts } = (await position('/api/negotiations/job-guarantees/position')) as unknown as {
      conflicts: { id: string; disagreeing: string[] }[];
    };
    const typesOf = (ids: readonly string[]) =>
      Promise.all(ids.map(async (id) => ((await position(`/api/entries/${id}`)) as unknown as { type: string }).type));
    expect(conflicts.map(({ id }) => id)).toEqual(['rise-or-cap', 'regions-or-locally']);
    expect(await typesOf(conflicts[0]?.disagreeing ?? [])).toEqual(['ConstraintAnnounced', 'StatementRecorded']);
    expect(await typesOf(conflicts[1]?.disagreeing ?? [])).toEqual(['TermSpecified', 'StatementRecorded']);
  });

  it('has one published conditional package of four terms and nothing tabled', async () => {
    const now = await position('/api/negotiations/job-guarantees/position');
    expect(now.counts.tabledProposals).toBe(0);
    expect(now.proposals).toEqual([expect.objectContaining({ state: 'Published', conditional: true })]);
    expect(now.proposals[0]?.terms).toHaveLength(4);
    expect(now.counts.conflictsOpen).toBe(2);
  });

  it('knows one person in two offices, found by name', async () => {
    const burnham = await position('/api/people/Andy%20Burnham');
    expect(new Set(burnham.offices.map(({ office }) => office)).size).toBe(2);
    const streams = burnham.said.flatMap(({ entries }) => entries.map(({ stream }) => stream));
    expect(new Set(streams)).toEqual(new Set(['negotiation-south-west-pay', 'negotiation-job-guarantees']));
  });
});

describe('what the two stories hold against themselves, asked over HTTP', () => {
  interface Conflicts {
    readonly items: readonly { readonly id: string; readonly open: boolean; readonly disagreeing: readonly string[] }[];
    readonly figures: readonly unknown[];
    readonly contradictions: readonly unknown[];
  }
  const conflicts = async (negotiation: string, query = ''): Promise<Conflicts> =>
    (await position(`/api/negotiations/${negotiation}/conflicts?${query}`)) as unknown as Conflicts;

  it('has the cap against the rise (B4, B5) and the regions against "locally or regionally" (B3, B11), both open', async () => {
    const { items } = await conflicts('job-guarantees', 'open=true');
    const places = await Promise.all(
      items.map(async ({ disagreeing }) =>
        (await Promise.all(disagreeing.map((id) => position(`/api/entries/${id}`)))).map(
          (entry) => (entry as unknown as { sources: readonly { locator: string }[] }).sources[0]?.locator,
        ),
      ),
    );
    expect(places).toEqual([
      ['par. 11', 'par. 1'],
      ['par. 4', 'par. 10'],
    ]);
  });

  it.each(['south-west-pay', 'job-guarantees'])('finds no reversal in %s: Burnham of 2009 and of 2012 spoke in two offices', async (id) => {
    expect(await conflicts(id)).toMatchObject({ figures: [], contradictions: [] });
  });

  it('tells what Burnham said in each office apart, across both', async () => {
    const { said } = (await position('/api/people/Andy%20Burnham')) as unknown as {
      said: readonly { office: string; entries: readonly { stream: string }[] }[];
    };
    expect(Object.fromEntries(said.map(({ office, entries }) => [office, [...new Set(entries.map(({ stream }) => stream))]]))).toEqual({
      'health-secretary': ['negotiation-job-guarantees'],
      'shadow-health-secretary': ['negotiation-south-west-pay'],
    });
  });

  it('moves at on-record by what was said in the debate alone (A11), and at a formal record by nothing', async () => {
    const movement = (query: string) => position(`/api/negotiations/south-west-pay/issues/pay/movement?${query}`);
    expect(await movement('evidence=on-record')).toMatchObject({
      parties: [
        { party: 'government', stances: [{ moves: [{ stance: 'opposes', sources: [{ locator: 'par. 5' }, { locator: 'par. 4' }] }] }] },
      ],
    });
    expect(await movement('evidence=formal-record')).toMatchObject({ parties: [], sideBySide: [] });
    expect(await conflicts('job-guarantees', 'evidence=formal-record')).toMatchObject({ items: [], figures: [], contradictions: [] });
  });

  it('leaves out at on-record, each with its grade, all that is graded but A11 to A16; and at a formal record all that is', async () => {
    const leftOut = async (grade: string) =>
      (
        (await position(`/api/negotiations/south-west-pay/left-out?evidence=${grade}&limit=200`)).items as readonly {
          entry: { eventId: string };
        }[]
      ).map(({ entry }) => entry.eventId);
    const all = (await position('/api/negotiations/south-west-pay/history?limit=200')).items as readonly {
      eventId: string;
      grade: string | null;
    }[];
    const graded = all.filter(({ grade }) => grade !== null);
    expect(await leftOut('on-record')).toEqual(graded.filter(({ grade }) => grade !== 'on-record').map(({ eventId }) => eventId));
    expect(graded.filter(({ grade }) => grade === 'on-record')).toHaveLength(11);
    expect(await leftOut('formal-record')).toEqual(graded.map(({ eventId }) => eventId));
  });
});
