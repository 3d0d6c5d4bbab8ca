import { serve, type Served } from './kit';
import { recordSamples } from './sample-book';

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly schema: { readonly example?: string };
}
interface Question {
  readonly path: string;
  readonly parameters: readonly Parameter[];
}
type Document = { readonly paths: Readonly<Record<string, { readonly get?: Omit<Question, 'path'> }>> };

let served: Served;
let questions: readonly Question[];
beforeAll(async () => {
  served = await serve();
  await recordSamples(served.tracker);
  const { paths }: Document = (await served.get('/api/openapi.json').expect(200)).body;
  questions = Object.entries(paths).flatMap(([path, { get }]) => (get ? [{ path, parameters: get.parameters }] : []));
});
afterAll(() => served.close());

const asking = (parameter: string): readonly Question[] =>
  questions.filter(({ parameters }) => parameters.some(({ name, in: place }) => name === parameter && place === 'query'));
const examplesOf = ({ parameters }: Question, place: string): [string, string][] =>
  parameters.flatMap(({ name, in: where, schema }) => (where === place && schema.example !== undefined ? [[name, schema.example]] : []));

interface Asked {
  readonly ids?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
}

/** The address of its example, with other values in place of some of its ids and parameters. */
function addressOf(question: Question, { ids = {}, query = {} }: Asked): string {
  const path = examplesOf(question, 'path').reduce(
    (address, [name, value]) => address.replace(`{${name}}`, encodeURIComponent(ids[name] ?? value)),
    question.path,
  );
  return `${path}?${new URLSearchParams({ ...Object.fromEntries(examplesOf(question, 'query')), ...query }).toString()}`;
}
describe('every question that takes it', () => {
  it.each([
    ['asOf', 'yesterday', 'not-edtf'],
    ['asOf', '2025-02-30', 'not-edtf'],
    ['knownAt', '2025-03-01', 'not-an-instant'],
    ['knownAt', '2999-01-01T00:00:00Z', 'known-at-future'],
    ['evidence', 'gossip', 'not-one-of'],
  ])('refuses %s=%s as %s, and says what to do', async (parameter, value, code) => {
    const asked = asking(parameter);
    expect(asked.length).toBeGreaterThan(20);
    for (const question of asked) {
      const { status, body } = await served.get(addressOf(question, { query: { [parameter]: value } }));
      expect({ path: question.path, status, code: body.code }).toEqual({ path: question.path, status: 400, code });
      expect(body.detail).toMatch(/\w/);
    }
  });

  it('refuses an earlier moment that is the later one, on either clock', async () => {
    const both = [
      { clock: 'occurred', from: '2025-03-31', to: '2025-03-01' },
      { clock: 'recorded', from: '2025-03-02T00:00:00Z', to: '2025-03-01T00:00:00Z' },
    ];
    expect(asking('from').length).toBeGreaterThan(1);
    for (const question of asking('from'))
      for (const query of both) {
        const { status, body } = await served.get(addressOf(question, { query }));
        expect({ path: question.path, status, code: body.code }).toEqual({ path: question.path, status: 400, code: 'between-reversed' });
      }
  });
});

const NEVER = { id: 'never-there', issue: 'never-there', event: '00000000-0000-4000-8000-000000000000', thing: 'state' };
const LONG_AGO = '2000-01-01T00:00:00Z';
/** One clock stands for the other moment where there are two. */
const longAgo = ({ parameters }: Question): Readonly<Record<string, string>> =>
  parameters.some(({ name }) => name === 'from') ? { clock: 'recorded', from: LONG_AGO, to: LONG_AGO } : { knownAt: LONG_AGO };

describe('what never existed and what was not yet known then', () => {
  it('are answered alike, by every question that names something', async () => {
    const naming = asking('knownAt').filter(({ path }) => path.includes('{'));
    expect(naming.length).toBeGreaterThan(20);
    for (const question of naming) {
      const never = await served.get(addressOf(question, { ids: NEVER, query: longAgo(question) }));
      const later = await served.get(addressOf(question, { query: longAgo(question) }));
      const today = await served.get(addressOf(question, { ids: NEVER }));
      const told = [never, later, today].map(({ status, body }) => `${question.path}: ${status} ${body.code} ${body.title} ${body.detail}`);
      expect(new Set(told).size).toBe(1);
      expect(told[0]).toContain(': 404 not-found ');
    }
  });
});
