import { AppendResult, KurrentDBClient, NO_STREAM, Position, START, streamNameFilter } from '@kurrent/kurrentdb-client';
import { randomBytes } from 'node:crypto';
import { FaultKind, Faults } from '../support/kurrentdb-node/faults';
import { EmulatedNode, NodeOptions, startNode } from '../support/kurrentdb-node/start';
import { all, event, events } from './asking';

const noStream = { streamState: NO_STREAM } as const;
const freshStream = (): string => `faults-${randomBytes(4).toString('hex')}`;

let node: EmulatedNode;
const clients: KurrentDBClient[] = [];

const connect = (connection = node.connectionString): KurrentDBClient => {
  const client = KurrentDBClient.connectionString(connection);
  clients.push(client);
  return client;
};
const start = async (options?: NodeOptions) => (node = await startNode(options));
const idsOf = async (stream: string, client = connect()) =>
  (await all(client.readStream(stream), Infinity)).map(({ event: one }) => one?.id);

/** Retries as a writer of sense does: the same event at the same place, until it is acknowledged. */
async function untilAcknowledged(append: () => Promise<AppendResult>): Promise<AppendResult> {
  for (;;) {
    try {
      return await append();
    } catch (error) {
      if ((error as { type?: string }).type === 'wrong-expected-version') throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.dispose()));
  await node.stop();
});

describe('a fault of an append, as the official client meets it', () => {
  beforeEach(() => start());

  test.each<{ kind: FaultKind; type: string; isStored: boolean }>([
    { kind: 'dropBeforeCommit', type: 'unavailable', isStored: false },
    { kind: 'dropAfterCommit', type: 'unavailable', isStored: true },
    { kind: 'crashBeforeCommit', type: 'unavailable', isStored: false },
    { kind: 'crashAfterCommit', type: 'unavailable', isStored: true },
    { kind: 'timeout', type: 'deadline-exceeded', isStored: true },
    { kind: 'notLeader', type: 'not-leader', isStored: false },
    { kind: 'notReady', type: 'unknown', isStored: false },
  ])('$kind: $type, and the event is stored: $isStored; a retry makes it exact', async ({ kind, type, isStored }) => {
    const [stream, one, client] = [freshStream(), event(), connect()];
    const append = () => client.appendToStream(stream, one, noStream);
    await client.appendToStream(freshStream(), event(), noStream);
    await node.fault({ kind });
    await expect(append()).rejects.toMatchObject({ type });
    // asked only where the node still runs: one that crashed is up again once the retry is acknowledged
    if (!kind.startsWith('crash')) expect(await idsOf(stream).catch(() => [])).toEqual(isStored ? [one.id] : []);
    const reply = await untilAcknowledged(append);
    expect(reply).toMatchObject({ success: true, nextExpectedRevision: 0n });
    expect(await append()).toEqual(reply);
    expect(await idsOf(stream)).toEqual([one.id]);
    expect(node.met()).toEqual([{ kind, on: 'append' }]);
  });

  test('reorder: the reply to a later append comes first', async () => {
    const client = connect();
    await client.appendToStream(freshStream(), event(), noStream);
    await node.fault({ kind: 'reorder', ms: 200 });
    const order: string[] = [];
    const append = async (name: string) => {
      await client.appendToStream(freshStream(), event(), noStream);
      order.push(name);
    };
    await Promise.all([append('first'), append('second')]);
    expect(order).toEqual(['second', 'first']);
  });

  test('NotLeader names the leader, and the next call of the same client goes there', async () => {
    const leader = await startNode();
    try {
      const [client, stream] = [connect(), freshStream()];
      await node.fault({ kind: 'notLeader', leader: { host: '127.0.0.1', port: leader.port } });
      const append = () => client.appendToStream(stream, event(), noStream);
      await expect(append()).rejects.toMatchObject({ leader: { address: '127.0.0.1', port: leader.port } });
      await append();
      expect(await idsOf(stream, connect(leader.connectionString))).toHaveLength(1);
    } finally {
      await leader.stop();
    }
  });

  test('mute: no answer comes, then the process goes on and answers', async () => {
    const [client, stream] = [connect(), freshStream()];
    await client.appendToStream(stream, event(), noStream);
    node.mute();
    let isAnswered = false;
    const append = client.appendToStream(stream, event(), { streamState: 0n }).finally(() => (isAnswered = true));
    await expect(Promise.race([append, new Promise((resolve) => setTimeout(resolve, 300, 'silence'))])).resolves.toBe('silence');
    expect(isAnswered).toBe(false);
    node.unmute();
    await expect(append).resolves.toMatchObject({ nextExpectedRevision: 1n });
  });

  test('a fault that is ordered for later meets later operations, as many as ordered', async () => {
    const client = connect();
    await node.fault({ kind: 'timeout', skip: 1, times: 2 });
    const append = () =>
      client.appendToStream(freshStream(), event(), noStream).then(
        () => 'ok',
        ({ type }: { type: string }) => type,
      );
    expect([await append(), await append(), await append(), await append()]).toEqual([
      'ok',
      'deadline-exceeded',
      'deadline-exceeded',
      'ok',
    ]);
  });
});

describe('a log that outlives the process', () => {
  test('killed under writers: nothing acknowledged is lost, nothing doubled, positions go on rising', async () => {
    await start();
    const streams = Array.from({ length: 8 }, freshStream);
    const sent = streams.map(() => events(30));
    const heads: bigint[] = [];
    const writing = streams.map(async (stream, writer) => {
      for (const [index, one] of (sent[writer] ?? []).entries()) {
        const client = connect();
        const streamState = index === 0 ? NO_STREAM : BigInt(index - 1);
        const { position } = await untilAcknowledged(() => client.appendToStream(stream, one, { streamState }));
        heads.push(position?.commit ?? 0n);
        await client.dispose();
      }
    });
    for (let kills = 0; kills < 3; kills += 1) {
      const reached = heads.length + 40;
      while (heads.length < reached) await new Promise((resolve) => setTimeout(resolve, 5));
      await node.restart();
    }
    await Promise.all(writing);
    const client = connect();
    for (const [writer, stream] of streams.entries()) expect(await idsOf(stream, client)).toEqual(sent[writer]?.map(({ id }) => id));
    const inLog = (await all(client.readAll(), Infinity)).map(({ event: one }) => one?.position?.commit ?? 0n);
    expect(inLog.every((position, index) => index === 0 || position > (inLog[index - 1] ?? 0n))).toBe(true);
    expect(heads.every((position) => inLog.includes(position))).toBe(true);
  });

  test('an append that was answered before a kill is answered the same after it', async () => {
    await start();
    const [stream, batch] = [freshStream(), events(3)];
    const reply = await connect().appendToStream(stream, batch, noStream);
    await node.restart({ notReadyMs: 100 });
    const client = connect();
    expect(await untilAcknowledged(() => client.appendToStream(stream, batch, noStream))).toEqual(reply);
  });
});

/** Follows our streams of $all; told: revisions, checkpoints, and the end of the history. */
class Following {
  readonly told: unknown[] = [];
  readonly ended: Promise<unknown>;
  last: Position | undefined;

  constructor(client: KurrentDBClient, { prefix, after }: { prefix: string; after?: Position | undefined }) {
    const checkpointReached = (_: unknown, position: Position) => void this.told.push({ checkpoint: position });
    const filter = streamNameFilter({ prefixes: [prefix], checkpointReached });
    const subscription = client.subscribeToAll({ fromPosition: after ?? START, filter });
    subscription.on('data', ({ event: one }) => {
      this.last = one?.position;
      this.told.push(Number(one?.revision));
    });
    subscription.on('caughtUp', () => this.told.push('caughtUp'));
    this.ended = new Promise((resolve) => subscription.on('error', resolve));
  }

  async until(what: (told: readonly unknown[]) => boolean): Promise<void> {
    while (!what(this.told)) await new Promise((resolve) => setTimeout(resolve, 10));
  }

  get revisions(): unknown[] {
    return this.told.filter((one) => typeof one === 'number');
  }
}

describe('a fault of a subscription', () => {
  beforeEach(() => start());

  test('reset: it ends as unavailable; resumed behind its last event it brings every event once', async () => {
    const [stream, client] = [freshStream(), connect()];
    await client.appendToStream(stream, events(10), noStream);
    await node.fault({ kind: 'reset', on: 'subscribe', messages: 5 });
    const broken = new Following(client, { prefix: stream });
    expect(await broken.ended).toMatchObject({ type: 'unavailable' });
    expect(broken.revisions.length).toBeLessThan(10);
    const resumed = new Following(connect(), { prefix: stream, after: broken.last });
    await resumed.until((told) => told.includes('caughtUp'));
    expect([...broken.revisions, ...resumed.revisions]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  test('duplicate: an event comes twice', async () => {
    const [stream, client] = [freshStream(), connect()];
    await client.appendToStream(stream, events(3), noStream);
    await node.fault({ kind: 'duplicate', messages: 2 });
    const following = new Following(client, { prefix: stream });
    await following.until((told) => told.includes('caughtUp'));
    expect(following.revisions).toEqual([0, 0, 1, 2, 2]);
  });

  test('mute: after so many messages nothing comes any more, and no error either', async () => {
    const [stream, client] = [freshStream(), connect()];
    await client.appendToStream(stream, events(3), noStream);
    await node.fault({ kind: 'mute', on: 'subscribe', messages: 2 });
    const following = new Following(client, { prefix: stream });
    await following.until((told) => told.length === 1);
    await client.appendToStream(stream, event());
    await idsOf(stream, client);
    expect(following.told).toEqual([0]);
  });

  test('on a fresh node with nothing that matches, a checkpoint comes that means the end; so it does where it is ordered', async () => {
    const end = { checkpoint: { commit: 18_446_744_073_709_551_615n, prepare: 18_446_744_073_709_551_615n } };
    const client = connect();
    const fresh = new Following(client, { prefix: 'nothing-' });
    await fresh.until((told) => told.includes('caughtUp'));
    expect(fresh.told).toEqual([end, 'caughtUp']);
    const stream = freshStream();
    await client.appendToStream(stream, events(2), noStream);
    await node.fault({ kind: 'endCheckpoint', messages: 2 });
    const ordered = new Following(client, { prefix: stream });
    await ordered.until((told) => told.includes('caughtUp'));
    expect(ordered.told.slice(0, 3)).toEqual([0, end, 1]);
  });

  test('a position at which no record starts is refused', async () => {
    const [stream, client] = [freshStream(), connect()];
    const { position } = await client.appendToStream(stream, event(), noStream);
    const at = (position?.commit ?? 0n) + 1n;
    await client.appendToStream(stream, event());
    await expect(all(client.readAll({ fromPosition: { commit: at, prepare: at } }))).rejects.toBeInstanceOf(Error);
    const following = new Following(client, { prefix: stream, after: { commit: at, prepare: at } });
    expect(await following.ended).toMatchObject({ code: 3 });
  });
});

describe('faults drawn from a seed', () => {
  const drawn = (seed: number) => {
    const met: unknown[] = [];
    const faults = new Faults((fault) => met.push(fault));
    faults.schedule({ seed, rate: 0.3 });
    for (let operation = 0; operation < 100; operation += 1) {
      met.push(faults.draw('append')?.ms, faults.draw('read')?.messages, faults.draw('subscribe')?.kind);
    }
    return met;
  };

  beforeEach(() => start({ faults: { seed: 11, rate: 0.5 } }));

  test('the same seed meets the same faults, another one others', () => {
    expect(drawn(7)).toEqual(drawn(7));
    expect(drawn(7)).not.toEqual(drawn(8));
  });

  test('a writer of sense gets through all of them, exactly once each', async () => {
    const [stream, batch] = [freshStream(), events(25)];
    for (const [index, one] of batch.entries()) {
      const streamState = index === 0 ? NO_STREAM : BigInt(index - 1);
      await untilAcknowledged(async () => {
        const client = KurrentDBClient.connectionString(node.connectionString);
        // a mute call is given up by the writer's own timer, and so is its client
        const silence = new Promise<never>((_, reject) => setTimeout(reject, 1_000, new Error('silence')).unref());
        return Promise.race([client.appendToStream(stream, one, { streamState }), silence]).finally(() => void client.dispose());
      });
    }
    await node.clearFaults();
    expect(await idsOf(stream)).toEqual(batch.map(({ id }) => id));
    expect(node.met().length).toBeGreaterThan(5);
  });
});

describe('who may read $all of a secure node', () => {
  test('an administrator; another user once the metadata of $all grants it', async () => {
    await start({ secure: { users: ['reader:secret'] } });
    const admin = connect();
    const reader = connect(node.connectionStringOf('reader:secret'));
    const stream = freshStream();
    await reader.appendToStream(stream, event(), noStream);
    expect(await idsOf(stream, reader)).toHaveLength(1);
    await expect(all(reader.readAll())).rejects.toMatchObject({ type: 'access-denied' });
    await expect(reader.setStreamMetadata('$all', { acl: { readRoles: ['reader'] } })).rejects.toMatchObject({ type: 'access-denied' });
    await admin.setStreamMetadata('$all', { acl: { readRoles: ['reader'] } });
    expect((await all(reader.readAll())).length).toBeGreaterThan(1);
  });
});
