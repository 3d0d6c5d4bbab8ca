import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { askDoor } from '../ask-door';

/** The server for these tests: the one that `PARLEY_TEST_POSTGRES` names, else our own that all tests of a run share. */
export async function sharedPostgres(): Promise<string> {
  const given = process.env['PARLEY_TEST_POSTGRES'];
  return given ?? askDoor('PARLEY_TEST_POSTGRES_DOOR');
}

/** What figures and failures are told of: whose server, and which version. */
export async function nameOfPostgres(): Promise<string> {
  const version = await inDatabase(await sharedPostgres(), async (client) => {
    const { rows } = await client.query<{ server_version: string }>('SHOW server_version');
    return rows[0]?.server_version;
  });
  return `PostgreSQL ${version}${process.env['PARLEY_TEST_POSTGRES'] === undefined ? '' : ', the server named by PARLEY_TEST_POSTGRES'}`;
}

/** A schema of its own in a database, which is dropped afterwards. */
export interface TestSchema {
  readonly connectionString: string;
  readonly schema: string;
  readonly drop: () => Promise<void>;
}

export async function newSchema(server?: string): Promise<TestSchema> {
  const url = new URL(server ?? (await sharedPostgres()));
  const schema = `parley_test_${randomUUID().replaceAll('-', '')}`;
  url.searchParams.set('schema', schema);
  const drop = (): Promise<void> =>
    inDatabase(url.href, async (client) => void (await client.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE`)));
  return { connectionString: url.href, schema, drop };
}

/** Does something in a database by hand. */
export async function inDatabase<T>(connectionString: string, work: (client: Client) => Promise<T>): Promise<T> {
  const url = new URL(connectionString);
  url.searchParams.delete('schema');
  const client = new Client({ connectionString: url.href });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
