import { ANY, binaryEvent, NO_STREAM, STREAM_EXISTS } from '@kurrent/kurrentdb-client';
import { all, Asking, event, events, Questions } from './asking';

const CREDENTIALS = { username: 'admin', password: 'changeit' };
const noStream = { streamState: NO_STREAM } as const;

/** Expectations, on streams that are there and are not. */
export const expectationQuestions: Questions = {
  'append one, noStream': (asking) => asking.append(event(), noStream),
  'append three, noStream': (asking) => asking.append(events(3), noStream),
  'append empty list': async (asking) => [await asking.append([], noStream), await asking.read()],
  'noStream on existing': async (asking) => {
    await asking.append(events(2), noStream);
    return asking.append(event(), noStream);
  },
  'revision on missing': (asking) => asking.append(event(), { streamState: 3n }),
  'revision below head': async (asking) => {
    await asking.append(events(3));
    return asking.append(event(), { streamState: 0n });
  },
  'revision above head': async (asking) => {
    await asking.append(events(3));
    return asking.append(event(), { streamState: 9n });
  },
  'exists on missing': (asking) => asking.append(event(), { streamState: STREAM_EXISTS }),
  'exists on existing': async (asking) => {
    await asking.append(event());
    return asking.append(event(), { streamState: STREAM_EXISTS });
  },
  'any on missing then existing': async (asking) => [
    await asking.append(event(), { streamState: ANY }),
    await asking.append(event(), { streamState: ANY }),
  ],
};

const againAndLength = async (asking: Asking, again: Promise<unknown>) => ({ again: await again, length: await asking.length() });
const replyAndLength = async (asking: Asking, reply: Promise<unknown>) => ({ r: await reply, length: await asking.length() });

/** The same ids again, all of them or some, at the same place or another. */
export const retryQuestions: Questions = {
  'idempotent noStream': async (asking) => {
    const batch = events(2);
    const positions: (bigint | undefined)[] = [];
    const write = async () => {
      const result = await asking.client.appendToStream(asking.stream(), batch, noStream);
      positions.push(result.position?.commit);
      const { success, nextExpectedRevision, position } = result;
      return { success, nextExpectedRevision, position: { commitEqualsPrepare: position?.commit === position?.prepare } };
    };
    const [first, again] = [await write(), await write()];
    return { first, again, samePosition: positions[0] === positions[1], length: await asking.length() };
  },
  'idempotent noStream, more since': async (asking) => {
    const batch = events(2);
    await asking.append(batch, noStream);
    await asking.append(events(3));
    return againAndLength(asking, asking.append(batch, noStream));
  },
  'idempotent revision, more since': async (asking) => {
    await asking.append(events(2));
    const batch = events(2);
    await asking.append(batch, { streamState: 1n });
    await asking.append(events(3));
    return againAndLength(asking, asking.append(batch, { streamState: 1n }));
  },
  'idempotent any': async (asking) => {
    const batch = events(2);
    await asking.append(batch, { streamState: ANY });
    return againAndLength(asking, asking.append(batch, { streamState: ANY }));
  },
  'idempotent any, more since': async (asking) => {
    const batch = events(2);
    await asking.append(batch, { streamState: ANY });
    await asking.append(events(4));
    return againAndLength(asking, asking.append(batch, { streamState: ANY }));
  },
  'idempotent exists': async (asking) => {
    await asking.append(event());
    const batch = events(2);
    await asking.append(batch, { streamState: STREAM_EXISTS });
    return againAndLength(asking, asking.append(batch, { streamState: STREAM_EXISTS }));
  },
  'part known first, noStream': async (asking) => {
    const known = event();
    await asking.append(known, noStream);
    return replyAndLength(asking, asking.append([known, event()], noStream));
  },
  'part known last, noStream': async (asking) => {
    const known = event();
    await asking.append([event(), known], noStream);
    return replyAndLength(asking, asking.append([event(), known], noStream));
  },
  'prefix of known, noStream': async (asking) => {
    const batch = events(3);
    await asking.append(batch, noStream);
    return replyAndLength(asking, asking.append(batch.slice(0, 2), noStream));
  },
  'part known, any': async (asking) => {
    const known = event();
    await asking.append(known, { streamState: ANY });
    return replyAndLength(asking, asking.append([known, event()], { streamState: ANY }));
  },
  'old id at the current revision': async (asking) => {
    const known = event();
    await asking.append(known, noStream);
    return replyAndLength(asking, asking.append(known, { streamState: 0n }));
  },
  'same id twice in one batch': async (asking) => {
    const one = event();
    return { r: await asking.append([one, one], noStream), read: await asking.read() };
  },
  'same id in two streams': async (asking) => {
    const one = event();
    return [await asking.append(one, noStream, asking.stream('a')), await asking.append(one, noStream, asking.stream('b'))];
  },
};

const bytes = (length: number, fill = 0): Uint8Array => Buffer.alloc(length, fill);
const KIB = 1024;

const large = (kib: number): Questions => ({
  [`one event of ${kib} KiB`]: (asking) => asking.append(binaryEvent({ type: 'big', data: bytes(kib * KIB, 1) }), noStream),
});

const ofThirtyKib = (count: number) => Array.from({ length: count }, () => binaryEvent({ type: 'b', data: bytes(30 * KIB) }));

/** The length is told where the append succeeded. */
async function writtenAndLength(asking: Asking, most: number, reply: Promise<unknown>) {
  const r = (await reply) as { success?: boolean };
  return { r, length: r.success ? (await all(asking.client.readStream(asking.stream()), most)).length : undefined };
}

/** What data comes back as, and how much of it is too much. */
export const contentQuestions: Questions = {
  'binary and empty data': async (asking) => {
    const given = [
      binaryEvent({ type: 'b', data: Buffer.from([1, 2, 3]), metadata: Buffer.from('m') }),
      binaryEvent({ type: 'e', data: new Uint8Array(0) }),
    ];
    const reply = await asking.append(given, noStream);
    const found = await all(asking.client.readStream(asking.stream()));
    return [reply, found.map(({ event: one }) => ({ type: one?.type, json: one?.isJson, data: one?.data, metadata: one?.metadata }))];
  },
  'json metadata round trip': async (asking) => {
    const metadata = { $correlationId: 'c', $causationId: 'k', own: 'v' };
    await asking.append(event({ type: 'm', data: { a: 'é😀\u0000x', n: 1.5, b: null }, metadata }));
    return (await all(asking.client.readStream(asking.stream()))).map(({ event: one }) => ({ data: one?.data, metadata: one?.metadata }));
  },
  ...large(900),
  ...large(1000),
  ...large(1030),
  ...large(2000),
  ...large(3500),
  'forty events of 30 KiB': (asking) => writtenAndLength(asking, 1_000, asking.append(ofThirtyKib(40), noStream)),
  '200 events of 30 KiB (client splits)': (asking) => writtenAndLength(asking, 1_000, asking.append(ofThirtyKib(200), noStream)),
  '5000 small events': (asking) => writtenAndLength(asking, 1_000_000, asking.append(events(5_000), noStream)),
};

/** What must not be empty, what may be odd. */
export const nameQuestions: Questions = {
  'empty event type': (asking) => asking.append(event({ type: '' }), noStream),
  'empty stream name': (asking) => asking.append(event(), {}, ''),
  'system stream name': (asking) => asking.append(event(), {}, `$${asking.run}-sys`),
  'metastream name': (asking) => asking.append(event({ type: 'x' }), {}, `$$${asking.run}-meta`),
  'odd stream names': async (asking) => {
    const names = { space: ' a b', unicode: '-é😀', slash: '/a/b', at: '@x', long: `-${'x'.repeat(1_000)}` };
    const answers: Record<string, unknown> = {};
    for (const [which, rest] of Object.entries(names)) {
      const stream = asking.run + rest;
      answers[which] = [await asking.append(event(), noStream, stream), await asking.length(stream)];
    }
    return answers;
  },
};

const atOnce = (count: number, ask: () => Promise<unknown>) =>
  Promise.all(Array.from({ length: count }, ask)) as Promise<
    { success?: boolean; nextExpectedRevision?: bigint; type?: string; actualState?: unknown }[]
  >;

const distinct = (values: readonly unknown[]): unknown[] => [...new Set(values)];

/** Deadlines, the classic call, many at once. */
export const callQuestions: Questions = {
  'deadline 1 ms': (asking) => asking.append(events(500), { ...noStream, deadline: 1 }),
  'credentials on an insecure node, classic append': async (asking) => [
    await asking.append(event(), { ...noStream, credentials: CREDENTIALS }),
    await asking.append(event(), { ...noStream, credentials: CREDENTIALS }),
  ],
  'classic append errors': async (asking) => {
    const credentials = CREDENTIALS;
    await asking.append(events(2));
    return [
      await asking.append(event(), { streamState: 0n, credentials }),
      await asking.append(event(), { streamState: 3n, credentials }, asking.stream('b')),
      await asking.append(event(), { streamState: STREAM_EXISTS, credentials }, asking.stream('c')),
      await asking.append(binaryEvent({ type: 'big', data: bytes(1030 * KIB) }), { credentials }, asking.stream('d')),
    ];
  },
  'wrong credentials': (asking) => asking.append(event(), { credentials: { username: 'admin', password: 'wrong' } }),
  '64 at once, any': async (asking) => {
    const answers = await atOnce(64, () => asking.append(event(), { streamState: ANY }));
    const found = await all(asking.client.readStream(asking.stream()));
    return {
      ok: answers.filter(({ success }) => success).length,
      dense: found.every(({ event: one }, index) => one?.revision === BigInt(index)),
      length: found.length,
      replies: distinct(answers.map(({ nextExpectedRevision }) => nextExpectedRevision)).length,
    };
  },
  '64 at once, noStream': async (asking) => {
    const answers = await atOnce(64, () => asking.append(event(), noStream));
    const refused = answers.filter(({ success }) => !success);
    const types = distinct(refused.map(({ type }) => type));
    return { ok: answers.length - refused.length, types, actual: distinct(refused.map(({ actualState }) => String(actualState))) };
  },
};
