type Present<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };
/** The fields that hold something; the others are absent rather than undefined. */
export function present<T extends object>(fields: T): Present<T> {
  const found: { [K in keyof T]?: T[K] } = {};
  for (const key in fields) if (fields[key] !== undefined) found[key] = fields[key];
  return found as Present<T>;
}
