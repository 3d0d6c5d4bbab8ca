import { ENTRY_NAME, INSTANT, PERSON_MAX, SLUG, SLUG_MAX, type Description } from '@parley/negotiation';

/** A JSON schema as the API document holds it. */
export type Schema = Readonly<Record<string, unknown>>;

/** More than an instant ever has, and more than an entry's name ever has: `person:` and a name. */
const [INSTANT_MAX, ENTRY_MAX] = [30, 7 + PERSON_MAX];

/** A new id may always be left out: one is made. */
export const isOptional = (of: Description): boolean => of.optional === true || of.kind === 'newId';

/** The form of a text that is no free text. */
export function patternOf(of: Description): RegExp | undefined {
  if (of.kind === 'instant') return INSTANT;
  if (of.kind === 'slug' || of.kind === 'newId') return SLUG;
  if (of.kind !== 'reference' || of.to === 'person') return undefined;
  return of.to === 'entry' ? ENTRY_NAME : SLUG;
}

export function textMaxOf(of: Description): number {
  if (of.kind === 'text') return of.max;
  if (of.kind === 'instant') return INSTANT_MAX;
  if (of.kind !== 'reference') return SLUG_MAX;
  if (of.to === 'person') return PERSON_MAX;
  return of.to === 'entry' ? ENTRY_MAX : SLUG_MAX;
}

/** The schema of a shape, everything inside written out. */
export function schemaOf(of: Description): Schema {
  switch (of.kind) {
    case 'integer':
      return { type: 'integer', minimum: of.min, maximum: of.max };
    case 'flag':
      return { type: 'boolean' };
    case 'oneOf':
      return { type: 'string', enum: [...of.values] };
    case 'list':
      return { type: 'array', items: schemaOf(of.of), minItems: of.min, maxItems: of.max };
    case 'record':
      return recordSchema(of.fields);
    case 'unread':
      return { type: 'object', additionalProperties: true };
    case 'text':
    case 'slug':
    case 'newId':
    case 'reference':
    case 'instant':
      return textSchema(of);
  }
}

function recordSchema(fields: Readonly<Record<string, Description>>): Schema {
  const properties = Object.entries(fields).map(([name, field]) => [
    name,
    { ...schemaOf(field), ...(field.doc && { description: field.doc }) },
  ]);
  const required = Object.entries(fields).flatMap(([name, field]) => (isOptional(field) ? [] : [name]));
  return {
    type: 'object',
    properties: Object.fromEntries(properties) as Schema,
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  };
}

function textSchema(of: Description): Schema {
  const pattern = patternOf(of);
  return { type: 'string', minLength: 1, maxLength: textMaxOf(of), ...(pattern && { pattern: pattern.source }), ...format(of) };
}

const format = (of: Description): Schema => (of.kind === 'instant' ? { format: 'date-time' } : {});
