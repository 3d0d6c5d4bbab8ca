import type { Response } from 'supertest';
import { anObjection, idsOf, opened, serve, things, type Served } from './kit';

let served: Served;
let talks: string;
let firstHeard: string;
beforeAll(async () => {
  served = await serve();
  talks = await opened(served);
  const letter = { source: 'a-letter', locator: 'p. 1', grade: 'on-record' };
  await served.act('/api/sources', { source: 'a-letter', kind: 'letter', title: 'A letter' }).expect(201);
  await served.act('/api/register/register-person', { name: 'Ada Speaker' }).expect(201);
  await served
    .act(`${talks}/raise-objection`, { ...anObjection, objection: 'early', sources: [letter], occurred: { edtf: '2025-01-10' } })
    .expect(201);
  const heard = await served
    .act(`${talks}/raise-objection`, { ...anObjection, objection: 'late', ground: 'Unheard of.', occurred: { edtf: '2025-06-10' } })
    .expect(201);
  firstHeard = (await served.ask(`/api/entries/${heard.body.events[0].eventId}`)).body.recordedAt;
  await new Promise((resolve) => setTimeout(resolve, 20));
  await served
    .act(`${talks}/answer-objection`, { objection: 'early', answer: 'They are fewer now.', occurred: { edtf: '2025-02-01' } })
    .expect(201);
  await served
    .act(`${talks}/agree-action`, { action: 'count', what: 'Count the nights', who: [{ party: 'a-trust' }], due: '2025-09-01' })
    .expect(201);
  await served.tracker.waitFor('head');
});
afterAll(() => served.close());

const openObjections = async (question: string): Promise<string[]> => {
  const { body } = await served.ask(`${talks}/objections?open=true${question}`).expect(200);
  return idsOf(body.items);
};

describe('the two clocks and the evidence', () => {
  it('tell what is open now, what was open then, and what was known then', async () => {
    expect(await openObjections('')).toEqual(['late']);
    expect(await openObjections('&asOf=2025-01-20')).toEqual(['early']);
    expect(await openObjections(`&knownAt=${firstHeard}`)).toEqual(['early', 'late']);
  });

  it('leave out what the evidence does not reach, and say how much', async () => {
    const { body } = await served.ask(`${talks}/position?evidence=on-record`).expect(200);
    expect(idsOf(body.objections)).toEqual(['early']);
    expect(body.leftOut).toBeGreaterThan(0);
    expect(body.reflects).toMatchObject({ evidence: 'on-record', asOf: null, knownAt: null });
  });

  it('cannot be set to what will be known', async () => {
    const { body } = await served.get(`${talks}/position?knownAt=2999-01-01T00:00:00Z`).expect(400);
    expect(body.code).toBe('known-at-future');
  });
});

describe('parameters', () => {
  it.each([
    ['colour=red', 'unknown-property', 'colour'],
    ['asOf=yesterday', 'not-edtf', 'asOf'],
    ['asOf=2012&asOf=2013', 'wrong-type', 'asOf'],
    ['knownAt=2012-01-01', 'not-an-instant', 'knownAt'],
    ['evidence=gossip', 'not-one-of', 'evidence'],
    ['limit=0', 'out-of-range', 'limit'],
    ['limit=many', 'wrong-type', 'limit'],
    ['after=nonsense', 'cursor-invalid', undefined],
    ['late=perhaps', 'not-one-of', 'late'],
    ['__proto__=1', 'unknown-property', '__proto__'],
  ])('%s is refused as %s', async (parameters, code, path) => {
    const { body } = await served.get(`${talks}/history?${parameters}`).expect(400);
    expect(body.code).toBe(code);
    if (path !== undefined) expect(body.faults[0].path).toBe(path);
  });
});

describe('at-least', () => {
  it('refuses a position that this book never gave', async () => {
    for (const position of ['ffffffffffffffff', '12', 'nonsense'])
      expect((await served.get(`${talks}/position?at-least=${position}`).expect(400)).body.code).toBe('position-foreign');
  });

  it('says when to ask again where the answers lag too long', async () => {
    const lagging = await serve({ PARLEY_WAIT_MS: '10' }, (tracker) =>
      Object.assign(Object.create(tracker) as typeof tracker, { waitFor: () => Promise.resolve(false) }),
    );
    const reply = await lagging.get('/api/negotiations?at-least=head').expect(503);
    expect(reply.body.code).toBe('not-yet');
    expect(reply.headers['retry-after']).toBe('1');
    await lagging.close();
  });
});

describe('what is asked', () => {
  it('of a negotiation in short has no lists', async () => {
    const { body } = await served.ask(talks).expect(200);
    expect(body).toMatchObject({ id: 'night-work', title: 'Night work', counts: { objectionsOpen: 1, actionsOpen: 1 } });
    expect(Object.keys(body)).not.toContain('objections');
  });

  it('of what is due keeps to what can be due by then', async () => {
    const due = async (until: string) =>
      things((await served.ask(`${talks}/due?until=${until}`).expect(200)).body.items).map(({ what }) => what);
    expect(await due('2025-08-31')).toEqual([]);
    expect(await due('2025-09')).toEqual(['Count the nights']);
  });

  it('of the history comes page by page, each entry once', async () => {
    const seen: string[] = [];
    for (let path: string | undefined = `${talks}/history?limit=2`; path !== undefined;) {
      const { body }: Response = await served.ask(path).expect(200);
      seen.push(...things(body.items).map(({ eventId }) => eventId));
      path = body.next === undefined ? undefined : `${talks}/history?limit=2&after=${encodeURIComponent(body.next)}`;
    }
    const { body } = await served.ask(`${talks}/history`).expect(200);
    expect(seen).toEqual(things(body.items).map(({ eventId }) => eventId));
    expect(seen.length).toBeGreaterThan(5);
  });

  it('of a person can be asked by name', async () => {
    const { body } = await served.ask('/api/people/Ada%20Speaker').expect(200);
    expect(body).toMatchObject({ id: expect.stringMatching(/^person-[a-z]{10}$/), name: 'Ada Speaker' });
    expect((await served.ask(`/api/people/${body.id}`).expect(200)).body).toEqual(body);
  });

  it('of what is not there is not found', async () => {
    const nowhere = [
      '/api/negotiations/none',
      '/api/negotiations/none/position',
      '/api/negotiations/none/history',
      `${talks}/proposals/none`,
      `${talks}/meetings/none`,
    ];
    const nobody = [
      '/api/consortia/none/position',
      '/api/parties/none',
      '/api/people/none',
      '/api/sources/none/entries',
      '/api/entries/none',
    ];
    for (const path of [...nowhere, ...nobody]) expect((await served.get(path).expect(404)).body.code).toBe('not-found');
  });

  it('finds words in what was recorded', async () => {
    const { body } = await served.ask('/api/search?text=unheard').expect(200);
    expect(body.items).toEqual([expect.objectContaining({ kind: 'entry', stream: 'negotiation-night-work' })]);
  });
});
