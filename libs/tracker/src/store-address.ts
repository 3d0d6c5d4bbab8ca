/** A place in a file, as configured: `sqlite:./data/parley.db`. */
export interface SqliteAddress {
  readonly kind: 'sqlite';
  readonly file: string;
}
/** Views in a PostgreSQL database. */
export interface PostgresAddress {
  readonly kind: 'postgres';
  readonly connectionString: string;
}
/** Where views can be kept. */
export type ViewsAddress = SqliteAddress | PostgresAddress;
/** A node or a cluster of EventStoreDB / KurrentDB: `kurrentdb://127.0.0.1:2113?tls=false`. */
export interface KurrentAddress {
  readonly kind: 'kurrentdb';
  /** For the official client; may hold a password. */
  readonly connectionString: string;
  /** What stands before the book's stream names on the node; empty: nothing. */
  readonly streamPrefix: string;
}

/** Where a book can be kept. */
export type StoreAddress = SqliteAddress | KurrentAddress;

const KURRENT_SAYS = 'give kurrentdb://HOST:PORT?option=value&option=value';
const SAYS = 'give sqlite:FILE, as in sqlite:./data/parley.db';

/** Throws an error whose message is one line for the operator. */
export function sqliteAddress(setting: string, given: string): SqliteAddress {
  const file = /^sqlite:(.+)$/.exec(given)?.[1];
  if (file === undefined) throw new BadAddress(`${setting}: ${SAYS}; this version knows no other place for it.`);
  return { kind: 'sqlite', file: file.startsWith('//') ? file.slice(2) : file };
}

/** Where views are kept. What is given is not repeated: it may hold a password. */
export function viewsAddress(setting: string, given: string): ViewsAddress {
  if (/^postgres(ql)?:\/\/.+$/.test(given)) return { kind: 'postgres', connectionString: given };
  if (given.startsWith('sqlite:')) return sqliteAddress(setting, given);
  throw new BadAddress(`${setting}: give sqlite:FILE, or postgres://USER:PASSWORD@HOST:PORT/DATABASE.`);
}

/** An address as it may be shown: without its password. Several hosts are no URL, so it is looked for as text. */
export const withoutPassword = (address: string): string =>
  address
    .replace(/(:\/\/[^@/:?]*):[^@/]*@/, '$1@')
    .replace(/([?&])password=[^&]*&?/i, '$1')
    .replace(/[?&]$/, '');

/** Where a book is kept. Throws `BadAddress`, whose message never holds what was given: there may be a password in it. */
export function storeAddress(setting: string, given: string): StoreAddress {
  if (/^(esdb|kurrentdb|kurrent|kdb)(\+discover)?:\/\//.test(given)) return kurrentAddress(setting, given);
  if (given.startsWith('sqlite:')) return sqliteAddress(setting, given);
  throw new BadAddress(`${setting}: ${SAYS}, or kurrentdb://HOST:2113?tls=false (esdb:// is the same).`);
}

/** What the client reads; it does not look at the case. Left out is what would undo a promise: how conflicts are told, whom to read from. */
const OPTIONS = [
  ...['tls', 'tlsVerifyCert', 'tlsCAFile', 'userCertFile', 'userKeyFile', 'connectionName', 'dnsDiscover'],
  ...['maxDiscoverAttempts', 'discoveryInterval', 'gossipTimeout', 'keepAliveInterval', 'keepAliveTimeout'],
];
const OWN_OPTION = 'streamPrefix';
const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** The client would only warn of an option that it does not know, and show the whole address while doing so. */
function kurrentAddress(setting: string, given: string): KurrentAddress {
  const [hosts = '', query = '', ...more] = given.split('?');
  if (more.length > 0 || !/:\/\/[^/]+\/?$/.test(hosts)) throw new BadAddress(`${setting}: ${KURRENT_SAYS}.`);
  const options = query.split('&').filter((option) => option !== '');
  const ofClient = options.filter((option) => !isOwn(option));
  for (const option of ofClient) checkOption(setting, option);
  const streamPrefix = prefixIn(setting, options.filter(isOwn));
  return { kind: 'kurrentdb', connectionString: [hosts, ofClient.join('&')].filter((part) => part !== '').join('?'), streamPrefix };
}

const isOwn = (option: string): boolean => isSame(option.split('=', 1)[0] ?? '', OWN_OPTION);

function prefixIn(setting: string, own: readonly string[]): string {
  const streamPrefix = own[0]?.split('=')[1] ?? '';
  if (own.length > 1 || !/^[a-z]{0,40}$/.test(streamPrefix)) throw new BadAddress(`${setting}: give one streamPrefix of small letters.`);
  return streamPrefix;
}

function checkOption(setting: string, option: string): void {
  const [name = '', value, ...more] = option.split('=');
  if (!OPTIONS.some((known) => isSame(known, name)))
    throw new BadAddress(`${setting}: there is no option ${shown(name)}; known are ${[...OPTIONS, OWN_OPTION].join(', ')}.`);
  if (!value || more.length > 0) throw new BadAddress(`${setting}: ${KURRENT_SAYS}.`);
}

const shown = (name: string): string => JSON.stringify(name.slice(0, 40));

/** A setting that names no place; the message is one line that says what to change. */
export class BadAddress extends Error {
  readonly code = 'bad-address';
}
