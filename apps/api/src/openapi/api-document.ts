import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Tracker } from '@parley/tracker';
import { ANSWER_SCHEMAS } from './answer-schemas';

const ENTRY_PATHS = ['/api/entries/{id}', '/api/entries/{id}/stored'];
const DESCRIPTION = [
  'The record of negotiations: who proposed, objected, approved and said what, when it happened and when it was written down.',
  'Acts are recorded with POST and never changed; questions are asked with GET, each as of a date (`asOf`), as known at an instant (`knownAt`)',
  'and at a grade of evidence (`evidence`). Failures are application/problem+json; `/api/problems` lists them.',
  'Nobody is signed in yet: the header `Parley-Recorder` says who records.',
].join(' ');

type Document = Omit<OpenAPIObject, 'components'> & { components: { schemas: Record<string, Record<string, unknown>> } };

function build(app: NestFastifyApplication): OpenAPIObject {
  const config = new DocumentBuilder().setTitle('Parley').setDescription(DESCRIPTION).setVersion('1').build();
  const document = SwaggerModule.createDocument(app, config, { autoTagControllers: false }) as Document;
  for (const [name, schema] of Object.entries(document.components.schemas)) {
    if (Object.hasOwn(ANSWER_SCHEMAS, name)) throw new Error(`two schemas of the API document are called ${name}`);
    schema['additionalProperties'] = false;
  }
  Object.assign(document.components.schemas, ANSWER_SCHEMAS);
  return document;
}

/** Event ids differ from book to book, so the example of asking for one entry is an entry of this book. */
async function withKnownEntry(document: OpenAPIObject, tracker: Tracker): Promise<OpenAPIObject> {
  const { items } = await tracker.ask.negotiations({ limit: 1 });
  const entry = items[0]?.last?.entry;
  for (const path of ENTRY_PATHS) {
    const schema = schemaOfId(document, path);
    if (schema !== undefined && entry !== undefined) Object.assign(schema, { example: entry });
  }
  return document;
}

function schemaOfId(document: OpenAPIObject, path: string): object | undefined {
  const [id] = document.paths[path]?.get?.parameters ?? [];
  return id && 'schema' in id ? id.schema : undefined;
}

/** The document at `/api/openapi.json`, and a page to try it at `/api/docs`. Everything it loads comes from this server. */
export function serveApiDocument(app: NestFastifyApplication, tracker: Tracker): void {
  let document: OpenAPIObject | undefined;
  SwaggerModule.setup('api/docs', app, () => (document ??= build(app)), {
    jsonDocumentUrl: 'api/openapi.json',
    raw: ['json'],
    customSiteTitle: 'Parley: the API',
    patchDocumentOnRequest: (_request: unknown, _response: unknown, document: OpenAPIObject) => withKnownEntry(document, tracker),
    swaggerOptions: { tagsSorter: 'alpha', docExpansion: 'none', tryItOutEnabled: true, validatorUrl: null },
  });
}
