import { JsonObject } from './canonical';
import { FormFault } from './fault';

/** One field of a part: what it may hold, and whether it may be absent. */
export interface Field {
  readonly holds: (value: unknown) => boolean;
  readonly optional?: true;
}

export type FieldTable = ReadonlyMap<string, Field>;

/** One entry for every field there is, in the order in which faults are looked for. */
export const fieldTable = <Name extends string>(fields: Readonly<Record<Name, Field>>): FieldTable => new Map(Object.entries(fields));

/** Exactly the fields of the table, each as it says; an optional field is absent or holds something. */
export function checkFields(part: unknown, table: FieldTable): void {
  if (!isObject(part)) throw new FormFault('not-an-object', '');
  for (const name of Object.keys(part)) {
    if (!table.has(name)) throw new FormFault('unknown-field', [name]);
  }
  for (const [name, field] of table) {
    if (Object.hasOwn(part, name)) {
      if (!field.holds(part[name])) throw new FormFault('bad-field', [name]);
    } else if (!field.optional) throw new FormFault('missing-field', [name]);
  }
}

export const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);
