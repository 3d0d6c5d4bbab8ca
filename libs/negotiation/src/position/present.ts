type Present<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };
/** The fields that hold something; the others are absent rather than undefined. */
export const present = <T extends object>(fields: T): Present<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<T>;
