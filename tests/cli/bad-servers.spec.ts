import { jsonEvent, KurrentDBClient } from '@kurrent/kurrentdb-client';
import { post } from '../api/server-process';
import { startNode, type EmulatedNode } from '../support/kurrentdb-node/start';
import { inDatabase, newSchema, sharedPostgres } from '../support/postgres/shared';
import { startPostgres, type RunningPostgres } from '../support/postgres/start';
import { PASSWORD, RefusalDesk, type BadCase, type Settings } from './refused';

const desk = new RefusalDesk();
let node: EmulatedNode;
let secure: EmulatedNode;
let locked: RunningPostgres;
const dropping: (() => Promise<void>)[] = [];
beforeAll(async () => {
  const users = ['bob:bobspass', 'eve:bobspass'];
  [node, secure, locked] = await Promise.all([startNode(), startNode({ secure: { users } }), startPostgres({ password: 'right-one' })]);
});
afterAll(async () => {
  for (const drop of dropping) await drop();
  await Promise.all([node.stop(), secure.stop(), locked.end()]);
  desk.clear();
});

const bookAt = (store: string): Settings => ({ PARLEY_STORE: store, PARLEY_READ_MODEL: desk.at('views.db') });
const viewsAt = (readModel: string): Settings => ({ PARLEY_STORE: desk.at('book.db'), PARLEY_READ_MODEL: readModel });
/** By name: of an address over TLS, Node warns on standard error. */
const secureAs = (credentials?: string): string => secure.connectionStringOf(credentials).replace('127.0.0.1', 'localhost');
const withoutTls = (at: EmulatedNode): string => `kurrentdb://admin:${PASSWORD}@127.0.0.1:${at.port}?tls=false`;
const withTls = (at: EmulatedNode, options = ''): string => `kurrentdb://admin:${PASSWORD}@127.0.0.1:${at.port}${options}`;

async function asAdmin<T>(at: EmulatedNode, work: (admin: KurrentDBClient) => Promise<T>): Promise<void> {
  const admin = KurrentDBClient.connectionString(at.connectionString);
  await work(admin);
  await admin.dispose();
}
/** A book's place on the node where another program's events stand already. */
async function usedByAnother(): Promise<string> {
  await asAdmin(node, (admin) => admin.appendToStream('usednegotiation-one', jsonEvent({ type: 'Begun', data: {} })));
  return `${node.connectionString}&streamPrefix=used`;
}
/** Somebody who may read everything, and not write the book's first stream. */
async function onlyReading(): Promise<string> {
  await asAdmin(secure, async (admin) => {
    await admin.setStreamMetadata('$all', { acl: { readRoles: ['eve'] } });
    await admin.setStreamMetadata('book-identity', { acl: { readRoles: ['eve'], metaReadRoles: ['eve'], writeRoles: ['$admins'] } });
  });
  return secureAs('eve:bobspass');
}

const NODES: readonly BadCase[] = [
  [
    'a node that is not there',
    () => bookAt(`kurrentdb://u:${PASSWORD}@127.0.0.1:1?tls=false`),
    /nobody listens at 127\.0\.0\.1:1 \(ECONN.*start the node, or mend/,
  ],
  ['TLS to a node without it', () => bookAt(withTls(node)), /does not speak TLS .*addressed with tls=false/],
  ['no TLS to a node with it', () => bookAt(withoutTls(secure)), /speaks TLS only; leave tls=false out/],
  ['a certificate that is not trusted', () => bookAt(withTls(secure)), /is not trusted .*; name its authority with tlsCAFile/],
  [
    'an authority that is no file',
    () => bookAt(withTls(secure, '?tlsCAFile=/nowhere/ca.crt')),
    /a value or a certificate file in it is wrong/,
  ],
  ['a wrong password', () => bookAt(secureAs(`bob:${PASSWORD}`)), /knows no such user with this password; mend user and password/],
  ['no user', () => bookAt(secureAs()), /lets nobody in without a user; name one, as in kurrentdb:\/\/USER:PASSWORD@HOST/],
  ['a user who may not read $all', () => bookAt(secureAs('bob:bobspass')), /reading \$all is refused to this user\. `parley doctor`/],
  ['a user who may not write', async () => bookAt(await onlyReading()), /writing book-identity is refused to this user\. `parley doctor`/],
  [
    'names that another program uses',
    async () => bookAt(await usedByAnother()),
    /events and no book of Parley; name another place, or, .*streamPrefix/,
  ],
];

async function database(change: (url: URL) => void, server = sharedPostgres()): Promise<Settings> {
  const url = new URL(await server);
  change(url);
  return viewsAt(url.href);
}
/** A schema in which somebody was before. */
async function schemaWith(sql: string): Promise<Settings> {
  const { connectionString, schema, drop } = await newSchema();
  dropping.push(drop);
  await inDatabase(connectionString, (client) => client.query(`CREATE SCHEMA ${schema}; SET search_path = ${schema}; ${sql}`));
  return viewsAt(connectionString);
}
async function ofAnotherBook(): Promise<Settings> {
  const { connectionString, drop } = await newSchema();
  dropping.push(drop);
  await desk.record({ ...viewsAt(connectionString), PARLEY_STORE: desk.at('another.db') });
  return viewsAt(connectionString);
}

const DATABASES: readonly BadCase[] = [
  [
    'a PostgreSQL that is not there',
    () => viewsAt(`postgres://u:${PASSWORD}@127.0.0.1:1/x`),
    /^PARLEY_READ_MODEL: 127\.0\.0\.1:1\/x, .*nobody answers there/,
  ],
  [
    'a wrong password of PostgreSQL',
    () => database((url) => (url.password = PASSWORD), Promise.resolve(locked.url)),
    /the user or the password is wrong \(28/,
  ],
  ['a database that is not there', () => database((url) => (url.pathname = '/nosuch')), /there is no such database \(3D000\)/],
  [
    'a schema that is no name',
    () => database((url) => url.searchParams.set('schema', 'No-Name')),
    /the schema is named by at most 50 letters/,
  ],
  [
    'a schema of another program',
    () => schemaWith('CREATE TABLE note (text text)'),
    /holds tables of another program; name one for these views/,
  ],
  [
    'a schema of a later version',
    () => schemaWith(LATER),
    /made by another version of Parley \(layout 99.*Use that version, or name another schema/,
  ],
  ['views of another book', ofAnotherBook, /^PARLEY_READ_MODEL: these views were made from another book; name others, or `parley rebuild`/],
];
const LATER = `CREATE TABLE parley_views (layout integer NOT NULL); INSERT INTO parley_views VALUES (99);
  CREATE TABLE registry (name text, live_version bigint); CREATE TABLE checkpoint (name text, version bigint, format text)`;

describe('the server and the command line refuse, in one line that says what to do', () => {
  it.each([...NODES, ...DATABASES])('%s', async (_what, settings, says) => {
    expect(await desk.refusal(await settings())).toMatch(says);
  });
});

describe('a stream whose events the node may drop', () => {
  it('is not written to: the act is refused with what to remove, by HTTP and on the command line', async () => {
    const settings = bookAt(`${node.connectionString}&streamPrefix=dropping`);
    await asAdmin(node, (admin) => admin.setStreamMetadata('droppingregister-parties', { maxCount: 5 }));
    const says = /register-parties has retention metadata \(maxCount\): the node drops its events\. Remove it; what was dropped is lost\.$/;
    await desk.served(settings, async (url) => {
      const reply = await post(`${url}/api/register/register-party`, { party: 'a-union', name: 'A Union', kind: 'union' });
      expect(reply.status).toBe(503);
      expect(await reply.json()).toMatchObject({ code: 'store-unfit', detail: expect.stringMatching(says) });
    });
    const { code, err } = await desk.record(settings);
    expect({
      code,
      lines: err
        .trimEnd()
        .split('\n')
        .filter((line) => says.test(line)),
    }).toEqual({ code: 3, lines: [expect.any(String)] });
  });
});
