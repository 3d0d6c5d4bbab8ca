import type { Client, ClientConfig } from 'pg';
import { ViewsRefused } from '../errors';
import { FORMAT, isOfLaterProgram, NAME } from '../feeding/format';
import { clientLibrary } from './client-library';
import { codeOf } from './faults';
import { LAYOUT, MARK, SHARED_TABLES } from './schema';
import type { Target } from './target';

const SERVER_LEAST = 130_000;

/** Makes the schema with its tables where it is absent; throws `ViewsRefused` where rows cannot be kept there, in one line. */
export async function prepareSchema({ schema, where }: Target, config: ClientConfig): Promise<void> {
  const client = new (clientLibrary().Client)(config);
  client.on('error', () => undefined);
  try {
    await client.connect();
    await checkServer(client);
    await client.query('BEGIN');
    // Several may be opened at once.
    await client.query("SELECT pg_advisory_xact_lock(hashtextextended('parley schema ' || $1, 0))", [schema]);
    await makeOrCheck(client, schema);
    await client.query('COMMIT');
  } catch (error) {
    throw error instanceof ViewsRefused ? new ViewsRefused(`${where}: ${error.message}`) : refused(error, { schema, where });
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function checkServer(client: Client): Promise<void> {
  const { rows } = await client.query<{ version: number; named: string; encoding: string }>(
    "SELECT current_setting('server_version_num')::int AS version, current_setting('server_version') AS named, current_setting('server_encoding') AS encoding",
  );
  const [server] = rows;
  if (!server || server.version < SERVER_LEAST) throw new ViewsRefused(`this is PostgreSQL ${server?.named}; the views need 13 or newer.`);
  if (server.encoding !== 'UTF8')
    throw new ViewsRefused(`the database is encoded as ${server.encoding}; name one with ENCODING 'UTF8', which holds every text.`);
}

async function makeOrCheck(client: Client, schema: string): Promise<void> {
  const { rows } = await client.query<{ isThere: boolean; isOurs: boolean; isUsed: boolean }>(
    `SELECT to_regnamespace($1) IS NOT NULL AS "isThere", to_regclass($1 || '.${MARK}') IS NOT NULL AS "isOurs",
      EXISTS (SELECT FROM pg_class WHERE relnamespace = to_regnamespace($1)) AS "isUsed"`,
    [schema],
  );
  const [found] = rows;
  if (found?.isOurs) return checkMade(client, schema);
  if (found?.isUsed)
    throw new ViewsRefused(`the schema ${schema} holds tables of another program; name one for these views, as in ?schema=parley.`);
  if (!found?.isThere) await client.query(`CREATE SCHEMA ${schema}`);
  await client.query(SHARED_TABLES);
}

async function checkMade(client: Client, schema: string): Promise<void> {
  const { rows } = await client.query<{ layout: number; format: string | null }>(
    `SELECT layout, (SELECT format FROM checkpoint JOIN registry USING (name) WHERE name = $1 AND version = live_version) AS format FROM ${MARK}`,
    [NAME],
  );
  const { layout = 0, format = null } = rows[0] ?? {};
  if (layout !== LAYOUT || (format !== null && isOfLaterProgram(format)))
    throw new ViewsRefused(
      `the schema ${schema} was made by another version of Parley (layout ${layout}, ${format ?? 'no rows'}; here layout ${LAYOUT}, ${FORMAT}). Use that version, or name another schema.`,
    );
}

/** What an operator can change, by SQLSTATE or by what the system says. */
const CAUSES: readonly (readonly [RegExp, string])[] = [
  [/^28P01$|^28000$/, 'the user or the password is wrong'],
  [/^3D000$/, 'there is no such database'],
  [/^42501$/, 'the user may not make or use the schema; GRANT CREATE ON DATABASE, or make it for them'],
  [/^ECONNREFUSED$|^ETIMEDOUT$|^EHOSTUNREACH$|^ENETUNREACH$/, 'nobody answers there'],
  [/^ENOTFOUND$|^EAI_AGAIN$/, 'there is no such host'],
  [/^53300$/, 'the server takes no more connections'],
  [/^57P03$/, 'the server is starting or stopping'],
];

function refused(error: unknown, { schema, where }: Pick<Target, 'schema' | 'where'>): ViewsRefused {
  const code = codeOf(error);
  const cause = CAUSES.find(([codes]) => codes.test(code))?.[1] ?? saidBy(error);
  return new ViewsRefused(`${where}, schema ${schema}: ${cause}${code === '' ? '' : ` (${code})`}.`, { cause: error });
}

const saidBy = (error: unknown): string => (error instanceof Error ? error.message.split('\n', 1)[0] : undefined) ?? 'it cannot be opened';
