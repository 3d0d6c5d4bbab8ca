import type { ClientConfig, types } from 'pg';
import { ViewsRefused } from '../errors';
import { clientLibrary } from './client-library';

/** A database and the schema in it that holds the rows. */
export interface Target {
  readonly schema: string;
  /** For people: without the password. */
  readonly where: string;
  readonly config: ClientConfig;
}
const SCHEMA = 'parley';
/** Names that need no quotes, so that they read the same everywhere. */
const SCHEMA_NAME = /^[a-z_][a-z0-9_]{0,49}$/;
const CONNECT_MS_MAX = 10_000;

/** Reads `postgres://user:password@host:port/database?schema=parley`; whatever else stands in it is for the client. */
export function targetOf(connectionString: string): Target {
  const url = URL.canParse(connectionString) ? new URL(connectionString) : undefined;
  if (!url || !/^postgres(ql)?:$/.test(url.protocol))
    throw new ViewsRefused('give postgres://USER:PASSWORD@HOST:PORT/DATABASE, with ?schema=NAME for another schema than parley.');
  const schema = url.searchParams.get('schema') ?? SCHEMA;
  if (!SCHEMA_NAME.test(schema) || schema.startsWith('pg_'))
    throw new ViewsRefused('the schema is named by at most 50 letters a-z, digits and _, and not by pg_….');
  url.searchParams.delete('schema');
  return {
    schema,
    where: `${url.hostname}${url.port === '' ? '' : `:${url.port}`}${url.pathname}`,
    config: {
      connectionString: url.href,
      connectionTimeoutMillis: CONNECT_MS_MAX,
      keepAlive: true,
      application_name: 'parley',
      types: { getTypeParser: parserOf as typeof types.getTypeParser },
    },
  };
}

/** Session settings as a connection is opened with them. */
export function withSettings({ schema, config }: Target, settings: Readonly<Record<string, string | number>>): ClientConfig {
  const all = { search_path: schema, client_min_messages: 'warning', ...settings };
  const options = Object.entries(all).map(([name, value]) => `-c ${name}=${value}`);
  return { ...config, options: options.join(' ') };
}

const INT8 = 20;
const parserOf = (oid: number, format?: 'text'): ((text: string) => unknown) =>
  oid === INT8 && format !== ('binary' as never)
    ? safeInteger
    : (clientLibrary().types.getTypeParser(oid, format) as (text: string) => unknown);

/** Every count, time and number of these rows fits; one that does not is not rounded. */
export function safeInteger(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new RangeError('the rows hold a number beyond 2^53');
  return number;
}
