import { anObjection, opened, serve, type Served } from './kit';

let served: Served;
let talks: string;
let raised: string;
beforeAll(async () => {
  served = await serve();
  talks = await opened(served);
  const heard = await served.act(`${talks}/raise-objection`, { ...anObjection, objection: 'early' }).expect(201);
  raised = (await served.ask(`/api/entries/${heard.body.events[0].eventId}`)).body.recordedAt;
  await new Promise((resolve) => setTimeout(resolve, 20));
  const answer = { objection: 'early', answer: 'They are fewer now.', occurred: { edtf: '2025-04-01' } };
  await served.act(`${talks}/answer-objection`, answer).expect(201);
  await served.tracker.waitFor('head');
});
afterAll(() => served.close());

interface Change {
  readonly thing: string;
  readonly says: string;
}
const says = (items: readonly Change[]): string[] => items.filter(({ thing }) => thing.startsWith('objection:')).map((one) => one.says);

describe('what changed between two moments', () => {
  it('is told by when it occurred, and by when it was recorded', async () => {
    const occurred = await served.ask(`${talks}/changes?from=2025-03-01&to=2025-03-31`).expect(200);
    expect(says(occurred.body.items)).toEqual(['Objection early was raised']);
    const recorded = await served.ask(`${talks}/changes?clock=recorded&from=${raised}`).expect(200);
    expect(says(recorded.body.items)).toEqual(['Objection early was answered']);
    expect(recorded.body.reflectsFrom.knownAt).toBe(raised);
  });

  it('is nothing between a moment and itself', async () => {
    const { body } = await served.ask(`${talks}/changes?from=2025-03-31&to=2025-03-31`).expect(200);
    expect(body.items).toEqual([]);
  });

  it.each([
    ['', 'missing', 'from'],
    ['from=yesterday', 'not-edtf', 'from'],
    ['from=2025&to=soon', 'not-edtf', 'to'],
    ['clock=recorded&from=2025-01-01', 'not-an-instant', 'from'],
    ['clock=recorded&from=2999-01-01T00:00:00Z', 'known-at-future', 'from'],
    ['from=2025-03-31&to=2025-03-01', 'between-reversed', undefined],
    ['from=2025&asOf=2025', 'clock-given-twice', 'asOf'],
    ['clock=recorded&from=2025-01-01T00:00:00Z&knownAt=2025-01-01T00:00:00Z', 'clock-given-twice', 'knownAt'],
    ['from=2025&evidence=gossip', 'not-one-of', 'evidence'],
    ['from=2025&clock=wall', 'not-one-of', 'clock'],
  ])('asked with %j is refused as %s', async (parameters, code, path) => {
    const { body } = await served.get(`${talks}/changes?${parameters}`).expect(400);
    expect(body.code).toBe(code);
    if (path !== undefined) expect(body.faults[0].path).toBe(path);
  });

  it('is not told of what is not there, or was not yet known', async () => {
    const answers = [
      await served.ask('/api/negotiations/never-opened/changes?from=2025').expect(404),
      await served.ask(`${talks}/changes?clock=recorded&from=2020-01-01T00:00:00Z&to=2020-02-01T00:00:00Z`).expect(404),
    ];
    expect(new Set(answers.map(({ body }) => `${body.code} ${body.detail}`)).size).toBe(1);
  });
});
