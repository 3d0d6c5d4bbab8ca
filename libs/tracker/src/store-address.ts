/** A place in a file, as configured: `sqlite:./data/parley.db`. */
export interface SqliteAddress {
  readonly kind: 'sqlite';
  readonly file: string;
}
/** Where a book can be kept. */
export type StoreAddress = SqliteAddress;
/** Views in a PostgreSQL database. */
export interface PostgresAddress {
  readonly kind: 'postgres';
  readonly connectionString: string;
}
/** Where views can be kept. */
export type ViewsAddress = SqliteAddress | PostgresAddress;

/** Throws an error whose message is one line for the operator. */
export function sqliteAddress(setting: string, given: string): SqliteAddress {
  const file = /^sqlite:(.+)$/.exec(given)?.[1];
  if (file === undefined)
    throw new BadAddress(`${setting}: give sqlite:FILE, as in sqlite:./data/parley.db; this version knows no other store.`);
  return { kind: 'sqlite', file: file.startsWith('//') ? file.slice(2) : file };
}

/** Where a book is kept. Throws an error whose message is one line for the operator. */
export const storeAddress = (setting: string, given: string): StoreAddress => sqliteAddress(setting, given);

/** Where views are kept. What is given is not repeated: it may hold a password. */
export function viewsAddress(setting: string, given: string): ViewsAddress {
  if (/^postgres(ql)?:\/\/.+$/.test(given)) return { kind: 'postgres', connectionString: given };
  if (given.startsWith('sqlite:')) return sqliteAddress(setting, given);
  throw new BadAddress(`${setting}: give sqlite:FILE, or postgres://USER:PASSWORD@HOST:PORT/DATABASE.`);
}

/** An address as it may be shown: without its password. */
export function withoutPassword(address: string): string {
  if (!address.includes('://') || !URL.canParse(address)) return address;
  const url = new URL(address);
  url.password = '';
  url.searchParams.delete('password');
  return url.href;
}

/** A setting that names no place; the message is one line that says what to change. */
export class BadAddress extends Error {
  readonly code = 'bad-address';
}
