/** The part of JSON schema that the API document uses. */
export interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly type?: string;
  readonly nullable?: boolean;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
}
export type Schemas = Readonly<Record<string, Schema>>;

const kindOf = (value: unknown): string => {
  if (Array.isArray(value)) return 'array';
  if (value === null) return 'null';
  return Number.isInteger(value) ? 'integer' : typeof value;
};

const isOfKind = (value: unknown, { type, enum: words }: Schema): boolean =>
  (type === undefined || kindOf(value) === type) && words?.includes(value) !== false;

/** Of a list whose items are not described, nothing fits. */
const NOTHING: Schema = { enum: [] };

interface Place {
  readonly schemas: Schemas;
  readonly path: string;
}

/** Where a value departs from its schema; a field that the schema does not name is a departure too. A schema that says nothing takes anything. */
export const departures = (value: unknown, schema: Schema, schemas: Schemas): string[] => depart(value, schema, { schemas, path: '$' });

function depart(value: unknown, schema: Schema, at: Place): string[] {
  if (Object.keys(schema).length === 0) return [];
  const whole = flat(schema, at.schemas);
  if (value === null && whole.nullable) return [];
  if (!isOfKind(value, whole)) return [`${at.path} is ${JSON.stringify(value).slice(0, 80)}`];
  if (Array.isArray(value)) return value.flatMap((item) => depart(item, whole.items ?? NOTHING, { ...at, path: `${at.path}[]` }));
  return typeof value === 'object' && value !== null ? departInside(value, whole, at) : [];
}

function departInside(value: object, { properties = {}, required = [], additionalProperties = false }: Schema, at: Place): string[] {
  const missing = required.filter((name) => !Object.hasOwn(value, name)).map((name) => `${at.path}.${name} is missing`);
  const fields = Object.entries(value).flatMap(([name, inner]) => {
    const known = properties[name] ?? (typeof additionalProperties === 'object' ? additionalProperties : undefined);
    if (known) return depart(inner, known, { ...at, path: `${at.path}.${name}` });
    return additionalProperties === true ? [] : [`${at.path}.${name} is not described`];
  });
  return [...missing, ...fields];
}

/** References followed and parts laid together. */
function flat(schema: Schema, schemas: Schemas): Schema {
  const name = schema.$ref?.replace('#/components/schemas/', '');
  if (name !== undefined) {
    const found = schemas[name];
    if (!found) throw new Error(`the document has no schema ${name}`);
    return flat(found, schemas);
  }
  const parts = (schema.allOf ?? []).map((part) => flat(part, schemas));
  return parts.reduce<Schema>(
    (whole, part) => ({
      ...whole,
      ...part,
      properties: { ...whole.properties, ...part.properties },
      required: [...(whole.required ?? []), ...(part.required ?? [])],
    }),
    schema,
  );
}
