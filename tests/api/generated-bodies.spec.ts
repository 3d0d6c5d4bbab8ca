import fc from 'fast-check';
import { PROBLEMS } from '../../apps/api/src/problem/table';
import type { Schema as Checked, Schemas } from './conforms';
import { isFarPair } from '../support/kept';
import { opened, serve, type Served } from './kit';

type Schema = Checked & {
  readonly pattern?: string;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
};
interface Act {
  readonly path: string;
  readonly schema: Schema;
}
/** The second pass of `npm test` takes a part of them: what a body is taken for does not depend on the store, and every other spec is repeated whole. */
const BODIES = isFarPair && process.env['PARLEY_TEST_LONG'] === undefined ? 1_000 : 10_000;
const AT_ONCE = 50;
const SEED = 20_261_122;
/** Talks over which the bodies are spread, so that no record grows beyond what real ones are. */
const TALKS = 12;

let served: Served;
let acts: readonly Act[];
let schemas: Schemas;
beforeAll(async () => {
  served = await serve({ PARLEY_LOG_LEVEL: 'silent' });
  await opened(served);
  for (let at = 0; at < TALKS; at += 1) {
    await served.act('/api/negotiations', { negotiation: `talks-${at}`, title: `Talks ${at}`, level: 'national' }).expect(201);
    await served.act(`/api/negotiations/talks-${at}/raise-issue`, { issue: 'night-shifts', title: 'Night shifts' }).expect(201);
    await served
      .act(`/api/negotiations/talks-${at}/table-proposal`, { proposal: 'the-claim', kind: 'claim', actors: [{ party: 'a-union' }] })
      .expect(201);
  }
  await served.act('/api/consortia', { consortium: 'talks-0', name: 'A consortium' }).expect(201);
  await served.act('/api/sources', { source: 'a-letter', kind: 'letter', title: 'A letter' }).expect(201);
  const { body } = await served.get('/api/openapi.json').expect(200);
  schemas = body.components.schemas;
  acts = Object.entries(body.paths as Record<string, { post?: { requestBody: { content: Record<string, { schema: Schema }> } } }>).flatMap(
    ([path, { post }]) => (post ? [{ path, schema: post.requestBody.content['application/json']?.schema ?? {} }] : []),
  );
});
afterAll(() => served.close());

const IDS = [
  'a-union',
  'a-trust',
  'night-shifts',
  'the-claim',
  'a-letter',
  'talks-0',
  'talks-1',
  'objection-1',
  'question-1',
  'spare',
  'new-one',
  '1',
];
const WORDS = [
  '2012-07-16',
  '2012-07-16?',
  '2011/2012',
  '../2015',
  'FY2011-12',
  '1.5',
  '-8',
  'GBP',
  'not stated',
  'Europe/London',
  'Robin Recorder',
  '2012-07-16T12:00:00+01:00',
];
const hostile = fc.constantFrom(
  '\u0000',
  '\ud800',
  '<script>',
  "'; drop table events; --",
  '../../etc/passwd',
  '${7*7}',
  '__proto__',
  '٣',
  'é'.normalize('NFD'),
  ' ',
  '',
);
const anything = fc.oneof(fc.jsonValue({ maxDepth: 3 }), hostile, fc.constantFrom(-0, 1e308, Number.MAX_SAFE_INTEGER + 1));

const STRANGE = fc.dictionary(fc.string(), anything, { maxKeys: 3 });
const PAIR = fc.tuple(fc.string(), anything).map((pair) => [pair]);
const FREE = fc.oneof(fc.constantFrom(...WORDS), fc.string({ unit: 'grapheme', maxLength: 120 }), hostile);
const INSTANTS = fc.constantFrom('2012-07-16T12:00:00Z', '2012-07-16T12:00:00.5Z', '2012-13-16T12:00:00Z', '9999-12-31T23:59:59Z');
const ENTRIES = fc.constantFrom('@0', '@1', '@2', '@999999999999999', '00000000-0000-4000-8000-000000000000', 'issue:night-shifts');
const SLUGS = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...IDS) }, fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}$/));

function texts({ pattern }: Schema): fc.Arbitrary<unknown> {
  if (pattern === undefined) return FREE;
  if (pattern.startsWith('^\\d{4}')) return INSTANTS;
  return pattern.includes('@') ? ENTRIES : SLUGS;
}

/** A body of this schema, nearly always; now and then something else in any place. */
const made = new Map<string, fc.Arbitrary<unknown>>();
function bodies(schema: Schema, depth = 0): fc.Arbitrary<unknown> {
  const name = (schema.$ref ?? schema.allOf?.[0]?.$ref)?.split('/').at(-1);
  if (name !== undefined) {
    const known = made.get(name) ?? bodies(schemas[name] as Schema, depth);
    made.set(name, known);
    return known;
  }
  return fc.oneof({ weight: 300, arbitrary: fitting(schema, depth) }, { weight: 1, arbitrary: anything });
}

function fitting(schema: Schema, depth: number): fc.Arbitrary<unknown> {
  if (schema.enum) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case 'string':
      return texts(schema);
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return integers(schema);
    case 'array':
      return lists(schema, depth);
    case undefined:
    default:
      return records(schema, depth);
  }
}

const integers = ({ minimum = 0, maximum = 9 }: Schema): fc.Arbitrary<number> =>
  fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: minimum - 1, max: maximum }));
const lists = ({ items = {}, minItems = 0 }: Schema, depth: number): fc.Arbitrary<unknown> =>
  fc.array(bodies(items, depth + 1), { minLength: minItems, maxLength: minItems + 2 });

function records({ properties = {}, required = [] }: Schema, depth: number): fc.Arbitrary<unknown> {
  if (Object.keys(properties).length === 0) return STRANGE;
  const chosen = Object.entries(properties).map(([field, inner]) => {
    const present = bodies(inner, depth + 1).map((value) => [[field, value]]);
    const [there, absent] = required.includes(field) ? [60, 1] : [depth === 0 ? 1 : 2, 4];
    return fc.oneof({ weight: there, arbitrary: present }, { weight: absent, arbitrary: fc.constant([]) });
  });
  const extra = fc.oneof({ weight: 80, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: PAIR });
  return fc.tuple(...chosen, extra).map((fields) => Object.fromEntries(fields.flat() as [string, unknown][]));
}

const placesOf = (path: string): fc.Arbitrary<string> => {
  const ids = path.startsWith('/api/consortia') ? ['talks-0'] : Array.from({ length: TALKS }, (_, at) => `talks-${at}`);
  return fc.constantFrom(...ids).map((id) => path.replace('{id}', id));
};

interface Answered {
  readonly status: number;
  readonly text: string;
  readonly type: string;
  readonly code: string;
}
async function post(path: string, body: unknown): Promise<Answered> {
  const headers = { host: 'localhost', 'content-type': 'application/json', 'parley-recorder': 'Robin%20Recorder' };
  const reply = await served.app.inject({ method: 'POST', url: path, headers, payload: JSON.stringify(body) ?? '' });
  const { code = '' } = JSON.parse(reply.payload) as { code?: string };
  return { status: reply.statusCode, text: reply.payload, type: String(reply.headers['content-type']), code };
}
const isProblem = ({ status, type, code }: Answered): boolean =>
  type.startsWith('application/problem+json') && PROBLEMS[code as 'fault']?.status === status;

it(`${BODIES} generated bodies are recorded or refused, each refusal a problem of the table, and the server goes on`, async () => {
  const every = acts.map(({ path, schema }) => fc.record({ path: placesOf(path), body: bodies(schema) }));
  const sample = fc.sample(fc.oneof(...every), { numRuns: BODIES, seed: SEED });
  const wrong: unknown[] = [];
  const statuses = new Map<number, number>();
  for (let at = 0; at < sample.length; at += AT_ONCE) {
    const batch = sample.slice(at, at + AT_ONCE);
    const replies = await Promise.all(batch.map(({ path, body }) => post(path, body)));
    replies.forEach((reply, index) => {
      statuses.set(reply.status, (statuses.get(reply.status) ?? 0) + 1);
      const fine = reply.status === 200 || reply.status === 201 || (reply.status < 500 && isProblem(reply));
      if (!fine || /node_modules|\.[tj]s:\d/.test(reply.text)) wrong.push({ ...batch[index], ...reply });
    });
  }
  expect(wrong.slice(0, 5)).toEqual([]);
  expect(Math.min(...[201, 400, 422].map((status) => statuses.get(status) ?? 0))).toBeGreaterThan(BODIES / 100);
  const head = await served.tracker.head();
  await served.get(`/api/negotiations/talks-0/position?at-least=${head ?? ''}`).expect(200);
  await served.get('/negotiations/talks-0').expect(200);
});
