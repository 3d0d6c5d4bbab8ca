import type { Description, ForeignKind, ReferenceKind, ThingKind } from './shape';

/** One place of a value where an id stands: what kind, which id, and where. */
export type Mention =
  | { readonly role: 'makes'; readonly kind: ThingKind | ForeignKind; readonly id: string; readonly path: string; readonly orKnown?: true }
  | { readonly role: 'names'; readonly kind: ForeignKind; readonly id: string; readonly path: string }
  | { readonly role: 'refers'; readonly kind: ReferenceKind; readonly id: string; readonly path: string };

/** Every id in a value of this shape, in the order of the shape. */
export function mentionsIn(shape: Description, value: unknown, path = ''): Mention[] {
  if (value === undefined) return [];
  const under = (key: string | number): string => (path === '' ? String(key) : `${path}.${key}`);
  switch (shape.kind) {
    case 'newId':
      return [{ role: 'makes', kind: shape.of, id: value as string, path, ...(shape.orKnown && { orKnown: true }) }];
    case 'reference':
      return [{ role: 'refers', kind: shape.to, id: value as string, path }];
    case 'slug':
      return shape.names ? [{ role: 'names', kind: shape.names, id: value as string, path }] : [];
    case 'list':
      return (value as unknown[]).flatMap((item, index) => mentionsIn(shape.of, item, under(index)));
    case 'record':
      return Object.entries(shape.fields).flatMap(([key, field]) => mentionsIn(field, (value as Record<string, unknown>)[key], under(key)));
    case 'text':
    case 'integer':
    case 'flag':
    case 'oneOf':
    case 'instant':
    case 'unread':
      return [];
  }
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
