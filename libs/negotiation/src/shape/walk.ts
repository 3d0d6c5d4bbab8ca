import type { Description, ForeignKind, ReferenceKind, ThingKind } from './shape';

/** One place of a value where an id stands: what kind, which id, and where. */
export type Mention =
  | { readonly role: 'makes'; readonly kind: ThingKind | ForeignKind; readonly id: string; readonly path: string; readonly orKnown?: true }
  | { readonly role: 'names'; readonly kind: ForeignKind; readonly id: string; readonly path: string }
  | { readonly role: 'refers'; readonly kind: ReferenceKind; readonly id: string; readonly path: string };

/** Every id in a value of this shape, in the order of the shape. */
export function mentionsIn(shape: Description, value: unknown, path = ''): Mention[] {
  const found: Mention[] = [];
  collect(shape, { value, path }, found);
  return found;
}

function collect(shape: Description, { value, path }: { value: unknown; path: string }, found: Mention[]): void {
  if (value === undefined) return;
  const under = (key: string | number): string => (path === '' ? String(key) : `${path}.${key}`);
  switch (shape.kind) {
    case 'newId':
      found.push({ role: 'makes', kind: shape.of, id: value as string, path, ...(shape.orKnown && { orKnown: true }) });
      break;
    case 'reference':
      found.push({ role: 'refers', kind: shape.to, id: value as string, path });
      break;
    case 'slug':
      if (shape.names) found.push({ role: 'names', kind: shape.names, id: value as string, path });
      break;
    case 'list':
      if (holdsIds(shape.of)) (value as unknown[]).forEach((item, index) => collect(shape.of, { value: item, path: under(index) }, found));
      break;
    case 'record':
      for (const [key, field] of fieldsWithIds(shape))
        collect(field, { value: (value as Record<string, unknown>)[key], path: under(key) }, found);
      break;
    case 'text':
    case 'integer':
    case 'flag':
    case 'oneOf':
    case 'instant':
    case 'unread':
  }
}

/** Shapes are made once and walked for every entry: what can hold an id is worked out once for each. */
const withIds = new WeakMap<Description, readonly [string, Description][]>();

function fieldsWithIds(shape: Description & { readonly kind: 'record' }): readonly [string, Description][] {
  const known = withIds.get(shape);
  if (known) return known;
  const fields = Object.entries(shape.fields).filter(([, field]) => holdsIds(field));
  withIds.set(shape, fields);
  return fields;
}

function holdsIds(shape: Description): boolean {
  if (shape.kind === 'list') return holdsIds(shape.of);
  if (shape.kind === 'record') return fieldsWithIds(shape).length > 0;
  return shape.kind === 'newId' || shape.kind === 'reference' || (shape.kind === 'slug' && shape.names !== undefined);
}

/** The same value with every reference replaced by what `resolved` says of it; shapes without references are handed back as they are. */
export function withReferences(shape: Description, value: unknown, resolved: (kind: ReferenceKind, id: string) => string): unknown {
  if (value === undefined) return undefined;
  switch (shape.kind) {
    case 'reference':
      return resolved(shape.to, value as string);
    case 'list':
      return (value as unknown[]).map((item) => withReferences(shape.of, item, resolved));
    case 'record': {
      const out: Record<string, unknown> = {};
      for (const [key, field] of Object.entries(shape.fields)) {
        const inner = withReferences(field, (value as Record<string, unknown>)[key], resolved);
        if (inner !== undefined) out[key] = inner;
      }
      return out;
    }
    case 'newId':
    case 'slug':
    case 'text':
    case 'integer':
    case 'flag':
    case 'oneOf':
    case 'instant':
    case 'unread':
      return value;
  }
}
