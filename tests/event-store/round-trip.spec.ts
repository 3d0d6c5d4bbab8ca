import { Expected, NewEvent } from '@parley/event-store';
import { openSqliteStore, SqliteStore } from '@parley/event-store/sqlite';
import { checkEvent, checkParsed, formEvent, parseCanonical } from '@parley/record-form';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jsonEvent, KurrentDBClient, WrongExpectedVersionError } from '@kurrent/kurrentdb-client';
import { EmulatedNode, startNode } from '../support/kurrentdb-node/start';
import { golden, GoldenEvent } from '../record-form/golden-vectors';
import { sha256 } from '../record-form/sha256';

type Json = Record<string, unknown>;

/** An event as it is stored in EventStoreDB: data = the payload as JSON; the header's exact characters in the metadata. */
const stored = ({ input }: GoldenEvent) => {
  const { header, payload } = formEvent(sha256, input);
  const { id, type, corr, cause } = input.header;
  const metadata = {
    $correlationId: corr,
    ...(cause === undefined ? {} : { $causationId: cause }),
    header: Buffer.from(header).toString('utf8'),
  };
  return jsonEvent({ id, type, data: parseCanonical(payload) as Json, metadata });
};

const revisionBefore = ({ input }: GoldenEvent) => (input.header.rev === 0 ? ('no_stream' as const) : BigInt(input.header.rev - 1));

describe('the stored form through the official EventStoreDB client, over a socket (emulated node)', () => {
  let node: EmulatedNode;
  let client: KurrentDBClient;

  beforeAll(async () => {
    node = await startNode();
    client = KurrentDBClient.connectionString(node.connectionString);
  });
  afterAll(async () => {
    await client.dispose();
    await node.stop();
  });

  test('every golden event comes back with its own leaf and commitment', async () => {
    for (const event of golden.events) {
      const result = await client.appendToStream(event.input.header.stream, stored(event), { streamState: revisionBefore(event) });
      expect(result).toMatchObject({ success: true, nextExpectedRevision: BigInt(event.input.header.rev) });
    }
    const streams = [...new Set(golden.events.map(({ input }) => input.header.stream))];
    const leaves: string[] = [];
    for (const stream of streams) {
      for await (const { event } of client.readStream(stream)) {
        if (!event) throw new Error('no event');
        const { header: characters, $correlationId, $causationId } = event.metadata as Json;
        const { header, leaf } = checkParsed(
          sha256,
          {
            header: characters as string,
            payload: event.data,
            copies: { correlationId: $correlationId, causationId: $causationId },
          },
          { stream: event.streamId, rev: event.revision, id: event.id, type: event.type },
        );
        leaves.push(leaf);
        const vector = golden.events.find(({ input }) => input.header.id === event.id);
        expect({ leaf, pc: header.pc, characters }).toEqual({
          leaf: vector?.expected.leaf,
          pc: vector?.expected.pc,
          characters: vector?.expected.header,
        });
      }
    }
    expect(leaves).toHaveLength(golden.events.length);
  });

  test('the node refuses a revision that is not the one expected, and answers a retry with the first reply', async () => {
    const [, first, second] = golden.events as readonly [unknown, GoldenEvent, GoldenEvent];
    const stream = 'negotiation-retry';
    const again = () => client.appendToStream(stream, stored(first), { streamState: 'no_stream' });
    const reply = await again();
    expect(await again()).toEqual(reply);
    await expect(client.appendToStream(stream, stored(second), { streamState: 'no_stream' })).rejects.toBeInstanceOf(
      WrongExpectedVersionError,
    );
    await expect(client.appendToStream(stream, stored(second), { streamState: 3n })).rejects.toMatchObject({
      expectedState: 3n,
      actualState: 0n,
    });
  });

  test('classic append, which a call with its own credentials takes, answers the same', async () => {
    const [, first, second] = golden.events as readonly [unknown, GoldenEvent, GoldenEvent];
    const credentials = { username: 'admin', password: 'changeit' };
    const stream = 'negotiation-classic';
    await client.appendToStream(stream, stored(first), { streamState: 'no_stream', credentials });
    await expect(client.appendToStream(stream, stored(second), { streamState: 3n, credentials })).rejects.toMatchObject({
      expectedState: 3n,
      actualState: 0n,
    });
    const read: string[] = [];
    for await (const { event } of client.readStream(stream, { direction: 'backwards', fromRevision: 'end' })) read.push(event?.id ?? '');
    expect(read).toEqual([first.input.header.id]);
  });

  test('a stream that is not there', async () => {
    const read = async () => {
      for await (const _ of client.readStream('negotiation-none')) throw new Error('an event');
    };
    await expect(read()).rejects.toMatchObject({ type: 'stream-not-found' });
  });
});

describe('the stored form through SQLite', () => {
  const lastAt = Math.max(...golden.events.map(({ input }) => input.header.at));
  let folder: string;
  let store: SqliteStore;

  const open = () => openSqliteStore({ file: join(folder, 'book.sqlite'), now: () => lastAt });
  const newEvent = ({ input }: GoldenEvent): NewEvent => {
    const { header, payload } = formEvent(sha256, input);
    const { id, type, at, corr, cause } = input.header;
    return { id, type, header, payload, at, correlationId: corr, ...(cause === undefined ? {} : { causationId: cause }) };
  };
  const expectedBefore = ({ input }: GoldenEvent): Expected =>
    input.header.rev === 0 ? { kind: 'noStream' } : { kind: 'at', revision: BigInt(input.header.rev - 1) };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parley-round-trip-'));
    store = await open();
  });
  afterAll(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });

  test('every golden event comes back byte for byte, from the file too, with its own leaf and commitment', async () => {
    for (const event of golden.events) {
      await store.append(event.input.header.stream, [newEvent(event)], { expected: expectedBefore(event) });
    }
    await store.close();
    store = await open();
    const found: unknown[] = [];
    for await (const { events } of store.readAll({ after: null })) {
      for (const { header, payload, at, correlationId, causationId, stream, revision, id, type } of events) {
        const copies = { at, correlationId, causationId };
        const checked = checkEvent(sha256, { header, payload, copies }, { stream, rev: revision, id, type });
        const texts = { header: Buffer.from(header).toString('utf8'), payload: Buffer.from(payload).toString('utf8') };
        found.push({ ...texts, pc: checked.header.pc, leaf: checked.leaf });
      }
    }
    expect(found).toEqual(golden.events.map(({ expected }) => expected));
  });
});
