type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The same without what is undefined: an option that is absent is not an option that is undefined. */
export const defined = <T extends object>(options: T): Defined<T> =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Defined<T>;
