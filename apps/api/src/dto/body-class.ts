import { ApiProperty } from '@nestjs/swagger';
import type { Description } from '@parley/negotiation';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  Matches,
  Max,
  Min,
  ValidateBy,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { isOptional, patternOf, schemaOf, textMaxOf } from './schema-of';

/** A request class: what class-validator checks and the API document shows. */
export type BodyClass = new () => object;
type RecordDescription = Extract<Description, { kind: 'record' }>;

const made = new Map<string, BodyClass>();
const names = new Set<string>();

/** The request class of a shape; equal fields share one class. Its checks come from the shape alone, so the two cannot drift apart. */
export function bodyClass(shape: RecordDescription, name: string): BodyClass {
  const fields = JSON.stringify(shape.fields);
  const known = made.get(fields);
  if (known) return known;
  const body = class {};
  Object.defineProperty(body, 'name', { value: freeName(name) });
  made.set(fields, body);
  for (const [field, of] of Object.entries(shape.fields)) {
    const decorators = [...(isOptional(of) ? [given] : []), ...checksOf(of, { name, field }), document(of, { name, field })];
    for (const decorate of decorators) decorate(body.prototype, field);
  }
  return body;
}

interface Place {
  readonly name: string;
  readonly field: string;
}
const pascal = (kebab: string): string => kebab.replace(/(^|-)([a-z0-9])/g, (_all, _dash, first: string) => first.toUpperCase());
/** `ActorGiven` for the items of `actors`: what is given is not of the shape of what is answered. */
const nestedName = ({ field }: Place): string => `${pascal(field.replace(/([A-Z])/g, '-$1').toLowerCase()).replace(/s$/, '')}Given`;

function freeName(wished: string): string {
  let name = wished;
  for (let number = 2; names.has(name); number += 1) name = `${wished}${number}`;
  names.add(name);
  return name;
}

/** Absent is fine for an optional field; null is not, as it would be stored nowhere. */
const given = ValidateIf((_body, value) => value !== undefined);

function checksOf(of: Description, place: Place, each = false): PropertyDecorator[] {
  const option = { each };
  switch (of.kind) {
    case 'integer':
      return [IsInt(option), Min(of.min, option), Max(of.max, option)];
    case 'flag':
      return [IsBoolean(option)];
    case 'oneOf':
      return [IsIn([...of.values], option)];
    case 'list':
      return [IsArray(), ArrayMinSize(of.min), ArrayMaxSize(of.max), ...checksOf(of.of, place, true)];
    case 'record': {
      const nested = bodyClass(of, nestedName(place));
      return [IsObject(option), ValidateNested(option), Type(() => nested)];
    }
    case 'unread':
      return [IsObject(option)];
    case 'text':
    case 'slug':
    case 'newId':
    case 'reference':
    case 'instant':
      return textChecks(of, option);
  }
}

function textChecks(of: Description, option: { each: boolean }): PropertyDecorator[] {
  const pattern = patternOf(of);
  return [...(pattern ? [Matches(pattern, option)] : []), isTextOfAtMost(textMaxOf(of), option)];
}

/** Text that holds something, at most `max` UTF-16 units once it is in NFC, as it will be stored. */
const isTextOfAtMost = (max: number, option: { each: boolean }): PropertyDecorator =>
  ValidateBy(
    {
      name: 'isTextOfAtMost',
      constraints: [max],
      validator: { validate: (value) => typeof value === 'string' && value.trim() !== '' && value.normalize('NFC').length <= max },
    },
    option,
  );

function document(of: Description, place: Place): PropertyDecorator {
  const common = { required: !isOptional(of), ...(of.doc && { description: of.doc }) };
  const item = of.kind === 'list' ? of.of : of;
  if (item.kind !== 'record') return ApiProperty({ ...schemaOf(of), ...common });
  const nested = bodyClass(item, nestedName(place));
  const list = of.kind === 'list' ? { isArray: true, minItems: of.min, maxItems: of.max } : {};
  return ApiProperty({ type: () => nested, ...list, ...common });
}
