import type { Schema } from '../dto/schema-of';

/** The few words in which the schemas of answers are written. */
export const TEXT: Schema = { type: 'string' };
export const COUNT: Schema = { type: 'integer' };
export const NUMBER: Schema = { type: 'number' };
export const FLAG: Schema = { type: 'boolean' };
export const INSTANT_TEXT: Schema = { type: 'string', format: 'date-time' };
export const FREE: Schema = { type: 'object', additionalProperties: true };
export const list = (items: Schema): Schema => ({ type: 'array', items });
export const TEXTS = list(TEXT);
export const word = (...words: readonly string[]): Schema => ({ type: 'string', enum: words });
export const orNull = (schema: Schema): Schema => ({ ...schema, nullable: true });
export const refTo = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

/** An object; a name that ends in `?` need not be there. */
export function object(fields: Readonly<Record<string, Schema>>): Schema {
  const names = Object.keys(fields);
  const required = names.filter((name) => !name.endsWith('?'));
  return {
    type: 'object',
    properties: Object.fromEntries(names.map((name) => [name.replace('?', ''), fields[name]])),
    ...(required.length > 0 && { required }),
  };
}
export const pageOf = (items: Schema, more: Readonly<Record<string, Schema>> = {}): Schema =>
  object({ items: list(items), 'next?': TEXT, ...more, reflects: refTo('Reflects') });
