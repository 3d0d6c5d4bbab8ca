import { KurrentDBClient, NO_STREAM, START, streamNameFilter, StreamSubscription, AllStreamSubscription } from '@kurrent/kurrentdb-client';
import { EmulatedNode } from '../support/kurrentdb-node/start';
import { all, event } from './asking';
import { ClientError, errorFacts, Fact, normalised } from './facts';

/** Nothing listens there. */
const CLOSED = 'kurrentdb://127.0.0.1:1?tls=false';

/** Of a refusal here: the form, not what it names. */
function refusal(error: unknown): Record<string, unknown> {
  const { details: _details, name: _name, ...facts } = errorFacts(error as ClientError);
  return facts;
}

const attempt = (ask: () => Promise<unknown>): Promise<unknown> => ask().catch(refusal);

async function append(client: KurrentDBClient, stream: string): Promise<unknown> {
  const { success } = await client.appendToStream(stream, event(), { streamState: NO_STREAM });
  return success ? 'appended' : 'not appended';
}

const read = async (events: AsyncIterable<unknown>): Promise<string> => `${(await all(events, 3)).length} events`;

/** The confirmation, or the error that comes instead. */
const firstOf = (subscription: StreamSubscription | AllStreamSubscription): Promise<unknown[]> =>
  new Promise((resolve) => {
    subscription.once('confirmation', () => {
      void subscription.unsubscribe();
      resolve(['confirmation']);
    });
    subscription.on('error', (error: unknown) => resolve([refusal(error)]));
  });

type SecureQuestions = Record<string, () => Promise<unknown>>;

/** One who asks: the same seven questions for each. */
function asUser(client: KurrentDBClient, { who, run }: { who: string; run: string }): SecureQuestions {
  const [own, read1] = [`${run}-${who.replaceAll(' ', '')}`, `${run}-admin`];
  const filter = streamNameFilter({ prefixes: [run] });
  return {
    [`${who}: append`]: () => attempt(() => append(client, own)),
    [`${who}: read stream`]: () => attempt(() => read(client.readStream(read1))),
    [`${who}: read all`]: () => attempt(() => read(client.readAll({ maxCount: 3 }))),
    [`${who}: subscribe stream`]: () => firstOf(client.subscribeToStream(read1)),
    [`${who}: subscribe all, prefix filter`]: () => firstOf(client.subscribeToAll({ fromPosition: START, filter })),
    [`${who}: set stream metadata`]: () =>
      attempt(async () => ((await client.setStreamMetadata(read1, { maxCount: 5 })).success ? 'appended' : 'not appended')),
    [`${who}: delete`]: () => attempt(async () => ((await client.deleteStream(own)).position ? 'deleted' : 'not deleted')),
  };
}

const quickly = async (ask: () => Promise<unknown>): Promise<unknown> => {
  const started = Date.now();
  return { r: await attempt(ask), under5s: Date.now() - started < 5_000 };
};

/** Good, missing and wrong credentials, and TLS gone wrong. */
export async function askSecurely(node: EmulatedNode, run: string): Promise<Record<string, Fact>> {
  const clients: KurrentDBClient[] = [];
  const connect = (connection: string): KurrentDBClient => {
    const client = KurrentDBClient.connectionString(connection);
    clients.push(client);
    return client;
  };
  const address = `127.0.0.1:${node.port}`;
  const [plain, untrusting, unverifying, dead] = [
    connect(`kurrentdb://${address}?tls=false`),
    connect(`kurrentdb://admin:changeit@${address}?tls=true`),
    connect(`kurrentdb://admin:changeit@${address}?tls=true&tlsVerifyCert=false`),
    connect(CLOSED),
  ];
  const questions: SecureQuestions = {
    ...asUser(connect(node.connectionStringOf('admin:changeit')), { who: 'admin', run }),
    ...asUser(connect(node.connectionStringOf()), { who: 'nobody', run }),
    ...asUser(connect(node.connectionStringOf('admin:nope')), { who: 'wrong password', run }),
    ...asUser(connect(node.connectionStringOf('ghost:changeit')), { who: 'unknown user', run }),
    'plain text to a TLS node: append': () => attempt(() => append(plain, `${run}-p`)),
    'plain text to a TLS node: read': () => attempt(() => read(plain.readStream(`${run}-p`))),
    'certificate not trusted: append': () => attempt(() => append(untrusting, `${run}-q`)),
    'certificate not trusted: read': () => attempt(() => read(untrusting.readStream(`${run}-q`))),
    'tlsVerifyCert=false: append': () => attempt(() => append(unverifying, `${run}-r`)),
    'nothing listens: append': () => quickly(() => append(dead, `${run}-d`)),
    'nothing listens: read': () => quickly(() => read(dead.readStream(`${run}-d`))),
    'nothing listens: subscribe': () => firstOf(dead.subscribeToAll({ fromPosition: START })),
  };
  const facts: Record<string, Fact> = {};
  for (const [question, ask] of Object.entries(questions)) facts[question] = normalised(await ask(), run);
  await Promise.all(clients.map((client) => client.dispose()));
  return facts;
}
