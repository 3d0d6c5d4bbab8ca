import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { ActDefinition } from '@parley/negotiation';
import type { BodyClass } from '../dto/body-class';
import { refTo } from '../openapi/schema-words';
import { familyOf } from './families';

interface Documented {
  readonly name: string;
  readonly body: BodyClass;
  readonly address: string;
}
const headers = {
  etag: { description: 'The revision of the record, for If-Match.', schema: { type: 'string', example: '"12"' } },
  location: { description: 'The record that was opened, or the entry.', schema: { type: 'string' } },
  'parley-repeated': { description: 'true where an earlier try had recorded it.', schema: { type: 'string', enum: ['true'] } },
};

/** The act in the API document, with the example that the sample book accepts. */
export function DocumentAct(act: ActDefinition, { name, body, address }: Documented): MethodDecorator {
  const { id, body: example } = act.example;
  const withId = address.includes(':id');
  return applyDecorators(
    ApiTags(familyOf(act)),
    ApiOperation({
      operationId: name.charAt(0).toLowerCase() + name.slice(1),
      summary: act.act.replaceAll('-', ' '),
      description: act.says,
    }),
    ...(withId
      ? [ApiParam({ name: 'id', description: `Id of the ${act.record}.`, schema: { type: 'string', ...(id && { example: id }) } })]
      : []),
    ApiHeader({
      name: 'Parley-Recorder',
      required: true,
      description: 'Who records: a name, percent-encoded.',
      schema: { type: 'string', example: 'Example%20Recorder' },
    }),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description: 'The same key and body are recorded once.',
      schema: { type: 'string', maxLength: 200 },
    }),
    ApiHeader({
      name: 'If-Match',
      required: false,
      description: 'Refuse unless the record is at this revision.',
      schema: { type: 'string' },
    }),
    ApiBody({ type: body, required: true, examples: { sample: { summary: 'The sample book accepts this.', value: example } } }),
    ApiResponse({ status: 201, description: 'Recorded.', headers, schema: refTo('Receipt') }),
    ApiResponse({ status: 200, description: 'The record said so already; nothing was added.', headers, schema: refTo('Receipt') }),
    ApiResponse({ status: 'default', description: 'Not recorded.', content: { 'application/problem+json': { schema: refTo('Problem') } } }),
  );
}
