import { opened, serve, type Served } from './kit';
import { recordSamples } from './sample-book';

let served: Served;
let talks: string;
beforeAll(async () => {
  served = await serve();
  await recordSamples(served.tracker);
  talks = await opened(served);
});
afterAll(() => served.close());

interface Stood {
  readonly title: string;
  readonly issues: readonly { readonly id: string }[];
  readonly proposals: readonly {
    readonly id: string;
    readonly title?: string;
    readonly terms: readonly { readonly id: string; readonly parameter: string; readonly issue?: string }[];
  }[];
  readonly positions: readonly { readonly issue?: string }[];
  readonly reflects: object;
}
const ROTA = '/api/negotiations/example-rota-talks/issues';

describe('the issues of a negotiation', () => {
  it.each(['', 'asOf=2025-03-01', 'evidence=formal-record', 'asOf=2025-04-30'])(
    'are those of its position, with what the position has of each: %s',
    async (query) => {
      const of = (path: string) => served.ask(`/api/negotiations/example-rota-talks/${path}?${query}`).expect(200);
      const [{ body }, { body: position }] = await Promise.all([of('issues'), of('position')]);
      const about = (list: readonly { readonly issue?: string }[], id: string) => list.filter(({ issue }) => issue === id).length;
      const { issues, proposals, positions, title, reflects } = position as Stood;
      const terms = proposals.flatMap((one) => one.terms);
      expect(body).toEqual({
        id: 'example-rota-talks',
        title,
        items: issues.map((one) => ({ ...one, terms: about(terms, one.id), positions: about(positions, one.id) })),
        proposals: proposals.map((one) => ({
          id: one.id,
          title: one.title,
          terms: one.terms.map(({ id, parameter }) => ({ id, parameter })),
        })),
        reflects: { ...reflects, streams: body.reflects.streams as object },
      });
      expect(Object.keys(body.reflects.streams as object)).toContain('negotiation-example-rota-talks');
    },
  );

  it('are not there where there is no such negotiation', async () => {
    await served.ask('/api/negotiations/never/issues').expect(404);
  });
});

describe('how the parties moved on an issue', () => {
  it('sets claim against offer, and tells each step with its entry, its dates and its sources', async () => {
    const { body } = await served.ask(`${ROTA}/weekend-pay/movement`).expect(200);
    const parties = body.parties as readonly { party: string; figures: readonly { moves: readonly object[] }[] }[];
    const union = parties.find(({ party }) => party === 'example-health-union');
    expect(union?.figures[0]?.moves).toMatchObject([
      { proposal: 'rota-claim', kind: 'claim', values: { target: { rate: { value: '50' } } }, change: 'first', date: '2025-02-03' },
      { proposal: 'rota-counter', values: { target: { rate: { value: '40' } } }, change: 'changed', sources: [{ locator: 'item 43' }] },
    ]);
    const trusts = parties.find(({ party }) => party === 'example-health-consortium');
    expect(trusts?.figures[0]?.moves.at(-1)).toMatchObject({
      proposal: 'rota-offer',
      version: 2,
      values: { target: { rate: { value: '35' } } },
    });
    const held = (body.sideBySide as readonly { parameter: string; held: readonly { party: string }[] }[]).find(
      ({ parameter }) => parameter === 'weekend rate',
    )?.held;
    expect(held?.map(({ party }) => party)).toEqual(['example-health-union', 'example-care-union', 'example-health-consortium']);
  });

  it('is as it stood on a date, at a grade', async () => {
    const { body } = await served.ask(`${ROTA}/weekend-pay/movement?asOf=2025-03-01&evidence=on-record`).expect(200);
    expect(body.parties).toMatchObject([{ party: 'example-health-union' }, { party: 'example-care-union' }]);
    expect(body.reflects).toMatchObject({ asOf: '2025-03-01', evidence: 'on-record' });
  });

  it('does not tell an issue that never came up from one not yet known then', async () => {
    const answers = [
      await served.ask(`${talks}/issues/never/movement`).expect(404),
      await served.ask(`${talks}/issues/night-shifts/movement?knownAt=2020-01-01T00:00:00Z`).expect(404),
      await served.ask('/api/negotiations/never/issues/night-shifts/movement').expect(404),
    ];
    expect(new Set(answers.map(({ body }) => `${body.code} ${body.detail}`)).size).toBe(1);
  });

  it.each([
    ['asOf=Monday', 'not-edtf'],
    ['knownAt=2999-01-01T00:00:00Z', 'known-at-future'],
    ['evidence=gossip', 'not-one-of'],
    ['party=a-union', 'unknown-property'],
  ])('asked with %s is refused as %s', async (parameters, code) => {
    const { body } = await served.get(`${talks}/issues/night-shifts/movement?${parameters}`).expect(400);
    expect(body.code).toBe(code);
  });
});
