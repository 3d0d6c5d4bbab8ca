import { REFUSAL_CODES } from '@parley/negotiation';
import { PROBLEMS } from '../../apps/api/src/problem/table';
import { anObjection, opened, serve, type Served } from './kit';

let served: Served;
let talks: string;
beforeAll(async () => {
  served = await serve();
  talks = await opened(served);
});
afterAll(() => served.close());

interface Bad {
  readonly what: string;
  readonly act: string;
  readonly body: unknown;
  readonly status: number;
  readonly code: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
}
const deep = (levels: number): string => `{"a":`.repeat(levels) + '1' + '}'.repeat(levels);
const rate = { value: '8', unit: 'percent' };
const bad: readonly Bad[] = [
  {
    what: 'an unknown property',
    act: 'raise-objection',
    body: { ...anObjection, colour: 'red' },
    status: 400,
    code: 'unknown-property',
    path: 'colour',
  },
  {
    what: 'an unknown property inside',
    act: 'raise-objection',
    body: { ...anObjection, occurred: { date: '2012' } },
    status: 400,
    code: 'unknown-property',
    path: 'occurred.date',
  },
  { what: 'a wrong type', act: 'raise-objection', body: { ...anObjection, ground: 7 }, status: 400, code: 'wrong-type', path: 'ground' },
  { what: 'a null', act: 'raise-objection', body: { ...anObjection, objection: null }, status: 400, code: 'not-a-slug', path: 'objection' },
  {
    what: 'a missing field',
    act: 'raise-objection',
    body: { target: { issue: 'night-shifts' } },
    status: 400,
    code: 'missing',
    path: 'ground',
  },
  { what: 'a body that is a list', act: 'raise-objection', body: [anObjection], status: 400, code: 'wrong-type', path: '' },
  {
    what: 'a date that is no EDTF',
    act: 'raise-objection',
    body: { ...anObjection, occurred: { edtf: '16/07/2012' } },
    status: 400,
    code: 'not-edtf',
    path: 'occurred.edtf',
  },
  {
    what: 'a percentage without its base',
    act: 'state-aim',
    body: { parameter: 'pay bill', target: { rate } },
    status: 400,
    code: 'rate-base-missing',
    path: 'target.rate',
  },
  {
    what: 'an unknown party',
    act: 'raise-objection',
    body: { ...anObjection, actors: [{ party: 'nobody-knows' }] },
    status: 422,
    code: 'party-unknown',
    path: 'actors.0.party',
  },
  {
    what: 'an unknown issue',
    act: 'raise-objection',
    body: { ...anObjection, target: { issue: 'no-issue' } },
    status: 422,
    code: 'issue-unknown',
    path: 'target.issue',
  },
  {
    what: 'a version that is not out',
    act: 'respond',
    body: { proposal: 'the-claim', version: 9, party: 'a-trust', response: 'accept' },
    status: 422,
    code: 'version-not-out',
    path: 'version',
  },
  {
    what: 'a reply to no question',
    act: 'record-reply',
    body: { question: 'never-put', addressed: 'fully', substance: 'Yes.' },
    status: 422,
    code: 'question-unknown',
    path: 'question',
  },
  {
    what: 'a compartment other than joint',
    act: 'raise-objection',
    body: { ...anObjection, compartment: 'side' },
    status: 400,
    code: 'compartment-not-open',
    path: 'compartment',
  },
  {
    what: 'an id that is used already',
    act: 'raise-issue',
    body: { issue: 'night-shifts', title: 'Again' },
    status: 409,
    code: 'id-taken',
    path: 'issue',
  },
  {
    what: 'a body over the limit',
    act: 'raise-objection',
    body: { ...anObjection, ground: 'x'.repeat(256 * 1024) },
    status: 413,
    code: 'body-too-large',
  },
  { what: 'JSON that is nested too deep', act: 'raise-objection', body: deep(33), status: 400, code: 'nested-too-deep' },
  { what: 'JSON that never ends its nesting', act: 'raise-objection', body: '['.repeat(200_000), status: 400, code: 'nested-too-deep' },
  { what: 'a body that is no JSON', act: 'raise-objection', body: '{"ground":', status: 400, code: 'malformed-json' },
  {
    what: 'a name that would change the object',
    act: 'raise-objection',
    body: '{"ground":"a","target":{"__proto__":{"issue":"night-shifts"}}}',
    status: 400,
    code: 'unknown-property',
    path: 'target.__proto__',
  },
  { what: 'an empty body', act: 'raise-objection', body: '', status: 400, code: 'wrong-type' },
  {
    what: 'a wrong expected revision',
    act: 'raise-objection',
    body: anObjection,
    headers: { 'If-Match': '"999"' },
    status: 412,
    code: 'revision-moved',
  },
  {
    what: 'an If-Match that is no ETag',
    act: 'raise-objection',
    body: anObjection,
    headers: { 'If-Match': '12' },
    status: 400,
    code: 'if-match-form',
  },
  {
    what: 'a key that is too long',
    act: 'raise-objection',
    body: anObjection,
    headers: { 'Idempotency-Key': 'k'.repeat(201) },
    status: 400,
    code: 'command-id',
  },
  {
    what: 'nobody who records',
    act: 'raise-objection',
    body: anObjection,
    headers: { 'Parley-Recorder': '' },
    status: 400,
    code: 'recorder-missing',
  },
  {
    what: 'a recorder that is not percent-encoded',
    act: 'raise-objection',
    body: anObjection,
    headers: { 'Parley-Recorder': '100%' },
    status: 400,
    code: 'recorder-name',
  },
  {
    what: 'another content type',
    act: 'raise-objection',
    body: '<xml/>',
    headers: { 'Content-Type': 'text/xml' },
    status: 415,
    code: 'not-json',
  },
  {
    what: 'a form',
    act: 'raise-objection',
    body: 'a=b',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    status: 415,
    code: 'not-json',
  },
];

describe('bad input has its own problem, and nothing is recorded', () => {
  beforeAll(async () => {
    await served
      .act(`${talks}/table-proposal`, { proposal: 'the-claim', kind: 'claim', version: 1, actors: [{ party: 'a-union' }] })
      .expect(201);
  });

  it.each(bad)('$what: $status $code', async ({ act, body, headers = {}, status, code, path }) => {
    const before = await served.tracker.head();
    const reply = await served.act(`${talks}/${act}`, body, headers);
    expect({ status: reply.status, code: reply.body.code }).toEqual({ status, code });
    expect(reply.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(reply.body).toMatchObject({
      type: `/api/problems/${code}`,
      title: PROBLEMS[code as 'fault'].title,
      status,
      detail: expect.stringMatching(/./),
    });
    expect(reply.body.instance).toMatch(/^urn:uuid:[0-9a-f-]{36}$/);
    if (path !== undefined) expect(reply.body.faults[0]).toMatchObject({ path, code });
    expect(reply.text).not.toMatch(/node_modules|\.ts:|\.js:/);
    expect(await served.tracker.head()).toBe(before);
  });
});

it('all faults of a body are named at once, each with its place', async () => {
  const { body } = await served.act(`${talks}/raise-objection`, { target: {}, ground: 5, sources: [{ grade: 'gossip' }] }).expect(400);
  const faults = body.faults as readonly { readonly path: string; readonly code: string }[];
  expect(faults.map(({ path, code }) => `${path} ${code}`)).toEqual([
    'target empty',
    'ground wrong-type',
    'sources.0.source missing',
    'sources.0.locator missing',
    'sources.0.grade not-one-of',
  ]);
});

describe('an address', () => {
  it('that is not served is a problem too', async () => {
    expect((await served.get('/api/nothing').expect(404)).body.code).toBe('route-unknown');
    expect((await served.act(`${talks}/no-such-act`, {}).expect(404)).body.code).toBe('route-unknown');
    expect((await served.act('/api/negotiations/no-such/raise-objection', anObjection).expect(404)).body.code).toBe('record-unknown');
    expect((await served.act('/api/negotiations/No%20Slug/raise-objection', anObjection).expect(404)).body.code).toBe('record-unknown');
  });

  it('that takes another method says which', async () => {
    const reply = await served.get(`${talks}/raise-objection`).expect(405);
    expect(reply.headers['allow']).toBe('POST');
    expect(reply.body.code).toBe('method-not-allowed');
  });

  it('that cannot be read is a problem', async () => {
    expect((await served.get('/api/negotiations/%E0%A4%A').expect(400)).body.code).toBe('malformed-request');
  });
});

describe('the table of problems', () => {
  it('has a row for every refusal of the rules', () => {
    expect(REFUSAL_CODES.filter((code) => !Object.hasOwn(PROBLEMS, code))).toEqual([]);
  });

  it('can be asked, by the type of a problem', async () => {
    const { body } = await served.get('/api/problems/party-unknown').expect(200);
    expect(body).toEqual({
      type: '/api/problems/party-unknown',
      code: 'party-unknown',
      status: 422,
      title: PROBLEMS['party-unknown'].title,
    });
    expect((await served.get('/api/problems').expect(200)).body).toHaveLength(Object.keys(PROBLEMS).length);
  });
});
