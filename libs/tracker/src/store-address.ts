/** A place in a file, as configured: `sqlite:./data/parley.db`. */
export interface SqliteAddress {
  readonly kind: 'sqlite';
  readonly file: string;
}
/** Where a book can be kept. */
export type StoreAddress = SqliteAddress;

/** Throws an error whose message is one line for the operator. */
export function sqliteAddress(setting: string, given: string): SqliteAddress {
  const file = /^sqlite:(.+)$/.exec(given)?.[1];
  if (file === undefined)
    throw new BadAddress(`${setting}: give sqlite:FILE, as in sqlite:./data/parley.db; this version knows no other store.`);
  return { kind: 'sqlite', file: file.startsWith('//') ? file.slice(2) : file };
}

/** Where a book is kept. Throws an error whose message is one line for the operator. */
export const storeAddress = (setting: string, given: string): StoreAddress => sqliteAddress(setting, given);

/** A setting that names no place; the message is one line that says what to change. */
export class BadAddress extends Error {
  readonly code = 'bad-address';
}
