import { changesBetweenMoments, FoldedFacts, GRADES, positionFromFacts, type Entry, type NegotiationPosition } from '@parley/negotiation';
import { serve, type Served } from './kit';
import { recordSamples } from './sample-book';

let served: Served;
beforeAll(async () => {
  served = await serve();
  expect(await recordSamples(served.tracker)).toEqual([]);
});
afterAll(() => served.close());

const TALKS = ['south-west-pay', 'job-guarantees', 'example-rota-talks'] as const;
interface Page {
  readonly items: readonly Entry[];
  readonly next?: string;
  readonly entries: number;
  readonly reflects: NegotiationPosition['reflects'];
}

/** All pages of the facts, by stream. */
async function factsOf(id: string, limit: number): Promise<Map<string, Entry[]>> {
  const facts = new Map<string, Entry[]>();
  for (let after = ''; ;) {
    const { body } = await served.ask(`/api/negotiations/${id}/facts?limit=${limit}${after}`).expect(200);
    const { items, next } = body as Page;
    for (const fact of items) facts.set(fact.stream, [...(facts.get(fact.stream) ?? []), fact]);
    if (next === undefined) return facts;
    after = `&after=${next}`;
  }
}

/** What the rules say over the facts alone, as JSON has it. */
function folded(facts: Map<string, Entry[]>, id: string, query: Readonly<Record<string, string>>): unknown {
  const { asOf, knownAt, evidence } = query;
  const position = positionFromFacts(facts, {
    ...{ id, rules: '1', now: Date.now() },
    ...(asOf !== undefined && { asOf }),
    ...(knownAt !== undefined && { knownAt: Date.parse(knownAt) }),
    ...(evidence !== undefined && { evidence: evidence as (typeof GRADES)[number] }),
  });
  return position === undefined ? undefined : JSON.parse(JSON.stringify(position));
}

describe('the facts of a negotiation', () => {
  it.each(TALKS)('of %s fold to the position that the server gives, at any date, evidence and instant of recording', async (id) => {
    const facts = await factsOf(id, 50);
    const recorded = [...(facts.get(`negotiation-${id}`) ?? [])].map(({ recordedAt }) => new Date(recordedAt).toISOString());
    const moments: Record<string, string>[] = [
      {},
      ...GRADES.map((evidence) => ({ evidence })),
      ...['1990', '2009-12-10', '2012-07', '2025-02-20', '2025-03-06T14:20Z', '2025-05-06', '2030'].map((asOf) => ({ asOf })),
      ...recorded.filter((_, index) => index % 7 === 0).map((knownAt) => ({ knownAt })),
      { asOf: '2025-04', evidence: 'report', knownAt: recorded.at(-3) ?? '' },
    ];
    for (const moment of moments) {
      const reply = await served.ask(`/api/negotiations/${id}/position?${new URLSearchParams(moment).toString()}`);
      expect(folded(facts, id, moment)).toEqual(reply.body);
    }
    expect(folded(facts, id, { knownAt: '2001-01-01T00:00:00Z' })).toBeUndefined();
  });

  it.each(TALKS)('of %s, folded once, fold to the changes that the server gives between any two moments', async (id) => {
    const facts = await factsOf(id, 500);
    const past = new FoldedFacts(facts);
    const asked = { id, rules: '1', now: Date.now() };
    const dates = ['1990', '2012-07-16', '2025-02-20', '2025-03-06', '2025-05-06'];
    for (const [from, to] of dates.flatMap((a, at) => dates.slice(at + 1).map((b) => [a, b] as const))) {
      const { body } = await served.ask(`/api/negotiations/${id}/changes?from=${from}&to=${to}&limit=200`).expect(200);
      const differing = changesBetweenMoments([past.at({ asOf: from }), past.at({ asOf: to })], asked, 'occurred');
      expect(JSON.parse(JSON.stringify(differing))).toEqual((body as { items: unknown }).items);
    }
    const recorded = [...(facts.get(`negotiation-${id}`) ?? [])].map(({ recordedAt }) => recordedAt);
    const [first, last] = [recorded[0] ?? 0, (recorded.at(-1) ?? 0) + 1];
    const instants = new URLSearchParams({
      from: new Date(first).toISOString(),
      to: new Date(last).toISOString(),
      clock: 'recorded',
      limit: '200',
    });
    const { body } = await served.ask(`/api/negotiations/${id}/changes?${instants.toString()}`).expect(200);
    const known = changesBetweenMoments([past.at({ knownAt: first }), past.at({ knownAt: last })], asked, 'recorded');
    expect(JSON.parse(JSON.stringify(known.slice(0, 200)))).toEqual((body as { items: unknown }).items);
  });

  it('come in pages without gap or repeat, and say how many they are', async () => {
    const { body } = await served.ask('/api/negotiations/south-west-pay/facts?limit=5000').expect(200);
    const all = body as Page;
    expect(all.items).toHaveLength(all.entries);
    expect([...(await factsOf('south-west-pay', 7)).values()].flat()).toEqual(all.items);
    expect(Object.keys(all.reflects.streams)).toContain('consortium-south-west-consortium');
  });

  it('are whole: a date or a grade is refused with what to do, and an instant cuts them', async () => {
    for (const [field, value] of Object.entries({ asOf: '2012', evidence: 'report' })) {
      const { body } = await served.get(`/api/negotiations/south-west-pay/facts?${field}=${value}`).expect(400);
      expect(body).toMatchObject({ code: 'facts-whole', faults: [{ path: field }] });
    }
    await served.get('/api/negotiations/south-west-pay/facts?knownAt=2001-01-01T00:00:00Z').expect(404);
    await served.get('/api/negotiations/no-such-talks/facts').expect(404);
  });
});
