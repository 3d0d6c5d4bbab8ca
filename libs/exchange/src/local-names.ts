import { ENTRY_NAME, type Description } from '@parley/negotiation';

/** Whether the place asks for one entry, or for a list in which a name can stand for all entries of its fact. */
export type Wanted = 'one' | 'many';
/** Finds the event ids that a local name stands for; undefined where it is none of the file's. */
export type LookUp = (name: string, path: string, wanted: Wanted) => readonly string[] | undefined;

/** The value with every local name of an entry replaced; a name that stands for several where one is wanted is left as it is. */
export function withEntries(
  shape: Description | undefined,
  value: unknown,
  at: { readonly find: LookUp; readonly path?: string },
): unknown {
  const { find, path = '' } = at;
  if (!shape) return value;
  if (isEntry(shape)) return one(value, find, path);
  if (shape.kind === 'list' && Array.isArray(value))
    return value.flatMap((item, index) => {
      const inner = { find, path: under(path, index) };
      return isEntry(shape.of) ? many(item, find, inner.path) : [withEntries(shape.of, item, inner)];
    });
  if (shape.kind !== 'record' || !isObject(value)) return value;
  const entries = Object.entries(value);
  return Object.fromEntries(entries.map(([key, inner]) => [key, withEntries(shape.fields[key], inner, { find, path: under(path, key) })]));
}

function many(item: unknown, find: LookUp, path: string): readonly unknown[] {
  return isLocal(item) ? (find(item, path, 'many') ?? [item]) : [item];
}
function one(value: unknown, find: LookUp, path: string): unknown {
  const found = isLocal(value) ? find(value, path, 'one') : undefined;
  return found?.length === 1 ? found[0] : value;
}

/** The entries of the file by local name: A14 for all of a fact's, A14/2 for its second. */
export class LocalNames<T> {
  private readonly facts = new Map<string, T[]>();

  add(fact: string, entries: readonly T[]): void {
    this.facts.set(fact, [...(this.facts.get(fact) ?? []), ...entries]);
  }
  has(fact: string): boolean {
    return this.facts.has(fact);
  }
  get(name: string): readonly T[] | undefined {
    const whole = this.facts.get(name);
    if (whole) return whole;
    const [, fact = '', number = ''] = /^(.+)\/([1-9][0-9]{0,5})$/.exec(name) ?? [];
    return this.facts.get(fact)?.slice(Number(number) - 1, Number(number));
  }
}

const isEntry = (shape: Description): boolean => shape.kind === 'reference' && shape.to === 'entry';
const isLocal = (value: unknown): value is string => typeof value === 'string' && !ENTRY_NAME.test(value);
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const under = (path: string, key: string | number): string => (path === '' ? String(key) : `${path}.${key}`);
