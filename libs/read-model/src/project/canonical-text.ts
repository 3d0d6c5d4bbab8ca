/** JSON with the keys of every object in the order of their code units and nothing between tokens; absent fields stay absent. */
export const canonicalText = (value: unknown): string => JSON.stringify(inKeyOrder(value));

/** The value with the keys of its objects in order; itself where they are already, as in what was read from canonical JSON. */
export function inKeyOrder<T>(value: T): T;
export function inKeyOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return listInOrder(value);
  const given = value as Readonly<Record<string, unknown>>;
  let isSame = true;
  let last = '';
  for (const key in given) {
    isSame &&= last <= key && inKeyOrder(given[key]) === given[key];
    last = key;
  }
  return isSame
    ? given
    : Object.fromEntries(
        Object.keys(given)
          .sort()
          .map((key) => [key, inKeyOrder(given[key])]),
      );
}

function listInOrder(value: readonly unknown[]): readonly unknown[] {
  const ordered = value.map((item) => inKeyOrder(item));
  return ordered.every((item, index) => item === value[index]) ? value : ordered;
}
