import { applyDecorators } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Description } from '@parley/negotiation';
import { schemaOf } from '../dto/schema-of';
import { refTo } from '../openapi/schema-words';
import { momentFields } from './asked';

interface Documented {
  readonly name: string;
  readonly path: string;
  readonly tag: string;
  readonly says: string;
  readonly own: { readonly fields: Readonly<Record<string, Description>> };
  readonly example: Readonly<Record<string, string>>;
  readonly answer: string;
}

/** The question in the API document, with values that the sample book answers. */
export function DocumentQuestion({ name, path, tag, says, own, example, answer }: Documented): MethodDecorator {
  const ids = [...path.matchAll(/:([a-z]+)/g)].map(([, id]) => id as string);
  const parameters = Object.entries<Description>({ ...own.fields, ...momentFields });
  const sample = (parameter: string) => (example[parameter] === undefined ? {} : { example: example[parameter] });
  return applyDecorators(
    ApiTags(tag),
    ApiOperation({ operationId: name, summary: says }),
    ...ids.map((id) => ApiParam({ name: id, schema: { type: 'string', ...sample(id) } })),
    ...parameters.map(([parameter, of]) =>
      ApiQuery({
        name: parameter,
        required: of.optional !== true,
        schema: { ...schemaOf(of), ...sample(parameter) },
        ...(of.doc && { description: of.doc }),
      }),
    ),
    ApiResponse({ status: 200, description: 'The answer, and what it stands on.', schema: refTo(answer) }),
    ApiResponse({ status: 'default', description: 'No answer.', content: { 'application/problem+json': { schema: refTo('Problem') } } }),
  );
}
