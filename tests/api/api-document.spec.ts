import { everyAct } from '@parley/negotiation';
import { departures, type Schema, type Schemas } from './conforms';
import { serve, type Served } from './kit';
import { recordSamples } from './sample-book';

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: { readonly example?: string };
}
interface Operation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly parameters: readonly Parameter[];
  readonly requestBody?: {
    readonly content: Readonly<
      Record<string, { readonly schema: Schema; readonly examples: { readonly sample: { readonly value: object } } }>
    >;
  };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Schema }>> }>>;
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Schemas };
}

let served: Served;
let document: Document;
let refused: readonly unknown[];
beforeAll(async () => {
  served = await serve();
  refused = await recordSamples(served.tracker);
  document = (await served.get('/api/openapi.json').expect(200)).body;
});
afterAll(() => served.close());

const operations = (method: 'get' | 'post') =>
  Object.entries(document.paths).flatMap(([path, { [method]: operation }]) => (operation ? [{ path, operation }] : []));
const exampleOf = (operation: Operation, place: string): [string, string][] =>
  operation.parameters.flatMap(({ name, in: where, schema }) =>
    where === place && schema.example !== undefined ? [[name, schema.example] as [string, string]] : [],
  );
const addressOf = (path: string, operation: Operation): string =>
  exampleOf(operation, 'path').reduce((address, [name, value]) => address.replace(`{${name}}`, encodeURIComponent(value)), path);
const answerSchema = ({ responses }: Operation, status: number): Schema => responses[status]?.content?.['application/json']?.schema ?? {};

function bodyOf({ operationId, requestBody }: Operation): { example: object; schema: Schema } {
  const json = requestBody?.content['application/json'];
  if (!json) throw new Error(`${operationId} shows no body`);
  return { example: json.examples.sample.value, schema: json.schema };
}

describe('the API document', () => {
  it('names every act of the rules once, each in a family', () => {
    const acts = operations('post');
    expect(acts).toHaveLength(everyAct().length);
    expect(new Set(acts.map(({ operation }) => operation.operationId)).size).toBe(acts.length);
    expect(acts.filter(({ operation }) => operation.tags.includes('Acts: others')).map(({ path }) => path)).toEqual([]);
  });

  it('refers to no schema that it does not hold', () => {
    const named = [...JSON.stringify(document).matchAll(/#\/components\/schemas\/([A-Za-z0-9]+)/g)].map(([, name]) => name as string);
    expect([...new Set(named)].filter((name) => !Object.hasOwn(document.components.schemas, name))).toEqual([]);
  });

  it('has an example for every part of a path', () => {
    const every = [...operations('get'), ...operations('post')];
    expect(every.filter(({ path, operation }) => addressOf(path, operation).includes('{')).map(({ path }) => path)).toEqual([]);
  });
});

describe('the examples of the API document', () => {
  it('stand on the sample book, of which nothing was refused', () => {
    expect(refused).toEqual([]);
  });

  it('are answered, each question in the form that the document says', async () => {
    const wrong: string[] = [];
    for (const { path, operation } of operations('get').filter(({ path: one }) => one.startsWith('/api/') && one !== '/api/events')) {
      const query = new URLSearchParams(exampleOf(operation, 'query')).toString();
      const reply = await served.get(`${addressOf(path, operation)}?${query}`);
      if (reply.status !== 200) wrong.push(`${path}?${query}: ${reply.status} ${reply.text}`);
      else wrong.push(...departures(reply.body, answerSchema(operation, 200), document.components.schemas).map((one) => `${path}: ${one}`));
    }
    expect([...new Set(wrong)]).toEqual([]);
  });

  it('are recorded, each act as the body that the document shows, once each and last things first', async () => {
    const { schemas } = document.components;
    const wrong: string[] = [];
    for (const { path, operation } of operations('post').reverse()) {
      const { example, schema } = bodyOf(operation);
      wrong.push(...departures(example, schema, schemas).map((one) => `${path}: ${one}`));
      const reply = await served.act(addressOf(path, operation), example);
      if (reply.status !== 201) wrong.push(`${path}: ${reply.status} ${reply.text}`);
      else wrong.push(...departures(reply.body, answerSchema(operation, 201), schemas).map((one) => `${path}: ${one}`));
    }
    expect([...new Set(wrong)]).toEqual([]);
  });
});
