import { ANY, BACKWARDS, binaryEvent, END, NO_STREAM, STREAM_EXISTS, streamNameFilter } from '@kurrent/kurrentdb-client';
import { all, Asking, event, events, Questions } from './asking';
import { appendFacts } from './facts';

const CREDENTIALS = { username: 'admin', password: 'changeit' };
const noStream = { streamState: NO_STREAM } as const;
const backwards = { direction: BACKWARDS, fromRevision: END } as const;

const metadataOf = (asking: Asking) => asking.attempt(() => asking.client.getStreamMetadata(asking.stream()));

/** Soft deletes, after which a stream may begin again, and tombstones, after which it may not. */
export const deleteQuestions: Questions = {
  'soft delete': async (asking) => {
    await asking.append(events(3));
    return {
      d: await asking.positionOf(() => asking.client.deleteStream(asking.stream())),
      read: await asking.read(),
      noStream: await asking.append(event(), noStream),
      after: await asking.read(),
      meta: await metadataOf(asking),
    };
  },
  'soft delete then any, revision, exists': async (asking) => {
    const answers: unknown[] = [];
    for (const streamState of [ANY, 2n, STREAM_EXISTS, 5n] as const) {
      const stream = asking.stream(String(streamState));
      await asking.append(events(3), {}, stream);
      await asking.client.deleteStream(stream);
      answers.push([String(streamState), await asking.append(event(), { streamState }, stream), await asking.read({}, stream)]);
    }
    return answers;
  },
  'soft delete, retry of first append': async (asking) => {
    const batch = events(2);
    await asking.append(batch, noStream);
    await asking.client.deleteStream(asking.stream());
    return [await asking.append(batch, noStream), await asking.read()];
  },
  'delete missing': (asking) => asking.positionOf(() => asking.client.deleteStream(asking.stream())),
  'delete with wrong revision': async (asking) => {
    await asking.append(events(3));
    return asking.attempt(() => asking.client.deleteStream(asking.stream(), { expectedRevision: 0n }));
  },
  'delete twice': async (asking) => {
    await asking.append(event());
    await asking.client.deleteStream(asking.stream());
    return asking.positionOf(() => asking.client.deleteStream(asking.stream()));
  },
  tombstone: async (asking) => {
    await asking.append(events(2));
    return {
      d: await asking.positionOf(() => asking.client.tombstoneStream(asking.stream())),
      read: await asking.read(),
      back: await asking.read(backwards),
      append: await asking.append(event(), { streamState: ANY }),
      noStream: await asking.append(event(), noStream),
      again: await asking.positionOf(() => asking.client.tombstoneStream(asking.stream())),
      meta: await metadataOf(asking),
      classic: await asking.append(event(), { credentials: CREDENTIALS }),
    };
  },
};

/** Stream metadata, and what it hides. */
export const metadataQuestions: Questions = {
  'metadata maxCount': async (asking) => {
    await asking.append(events(5));
    const set = () => asking.client.setStreamMetadata(asking.stream(), { maxCount: 2, own: 'x' });
    return {
      m: await asking.attempt(async () => appendFacts(await set())),
      read: await asking.read(),
      from0: await asking.read({ fromRevision: 0n }),
      back: await asking.read(backwards),
      got: await metadataOf(asking),
      next: await asking.append(event(), { streamState: 4n }),
      metastream: await asking.read({}, `$$${asking.stream()}`),
    };
  },
  'metadata truncateBefore': async (asking) => {
    await asking.append(events(5));
    await asking.client.setStreamMetadata(asking.stream(), { truncateBefore: 3 });
    return [await asking.read(), await asking.read({ fromRevision: 1n, maxCount: 1 })];
  },
  'metadata maxAge': async (asking) => {
    await asking.append(events(2));
    await asking.client.setStreamMetadata(asking.stream(), { maxAge: 1 });
    // what is asked is what a second of age does: there is nothing else to wait for
    const isHidden = async () => ((await asking.read()) as unknown[]).length === 0;
    for (let tries = 0; tries < 200 && !(await isHidden()); tries += 1) await new Promise((resolve) => setTimeout(resolve, 50));
    return [await asking.read(), await asking.append(event(), { streamState: 1n }), await asking.read()];
  },
  'metadata of missing': metadataOf,
  'metadata expected revision': async (asking) => {
    const set = (own: number) => asking.client.setStreamMetadata(asking.stream(), { own }, noStream as object);
    return [appendFacts(await set(1)), await asking.attempt(() => set(2)), await asking.read()];
  },
};

const placeOf = ({ event: one }: { event?: { revision: bigint; streamId: string } }) => `${one?.revision}@${one?.streamId}`;

/** Reads of a stream and of $all, both ways, with their bounds. */
export const readQuestions: Questions = {
  'read missing': (asking) => asking.read(),
  'read missing backwards': (asking) => asking.read(backwards),
  'read slices': async (asking) => {
    await asking.append(events(6));
    return {
      from2: await asking.read({ fromRevision: 2n, maxCount: 2 }),
      back: await asking.read({ ...backwards, maxCount: 2 }),
      back3: await asking.read({ direction: BACKWARDS, fromRevision: 3n }),
      beyond: await asking.read({ fromRevision: 99n }),
      backBeyond: await asking.read({ direction: BACKWARDS, fromRevision: 99n, maxCount: 2 }),
      endForwards: await asking.read({ fromRevision: END }),
      zero: await asking.read({ maxCount: 0 }),
    };
  },
  'read all from a position is inclusive': async (asking) => {
    const { client } = asking;
    const { position: replied } = await client.appendToStream(asking.stream(), events(3), noStream);
    const tail = await all(client.readAll({ fromPosition: END, direction: BACKWARDS, maxCount: 5 }));
    const own = await all(client.readStream(asking.stream()));
    const first = own[0]?.event?.position;
    if (!first) throw new Error('an event without a position');
    const at = await all(client.readAll({ fromPosition: first, maxCount: 2 }));
    const back = await all(client.readAll({ fromPosition: first, direction: BACKWARDS, maxCount: 1 }));
    const positions = at.map(({ event: one }) => one?.position ?? { commit: 0n, prepare: 1n });
    return {
      tail: tail.map(placeOf),
      at: at.map(placeOf),
      backAt: back.map(({ event: one }) => (one?.streamId === asking.stream() ? 'same stream' : 'something before')),
      appendPositionIs: own.map(({ event: one }) => (one?.position?.commit === replied?.commit ? '= append reply' : 'lower')),
      commitPositionField: at.map(({ commitPosition }) => String(commitPosition === undefined)),
      positionsIncrease: (positions[0]?.commit ?? 0n) < (positions[1]?.commit ?? 0n),
      prepareEqualsCommit: positions.map(({ commit, prepare }) => commit === prepare),
    };
  },
  'read all with filter': async (asking) => {
    await asking.append(events(3));
    const filter = streamNameFilter({ prefixes: [asking.stream()] });
    return (await all(asking.client.readAll({ filter, maxCount: 10 }))).map(({ event: one }) => one?.type);
  },
  'system events in all': async (asking) => {
    const found = await all(asking.client.readAll({ maxCount: 2_000 }), 2_000);
    const system = found.filter(({ event: one }) => one?.type.startsWith('$') || one?.streamId.startsWith('$'));
    return [...new Set(system.map(({ event: one }) => `${one?.streamId} ${one?.type}`))].sort();
  },
  links: async (asking) => {
    await asking.append(events(2), {}, asking.stream('t'));
    const link = (revision: number) => binaryEvent({ type: '$>', data: Buffer.from(`${revision}@${asking.stream('t')}`) });
    await asking.append([link(1), link(9)], {}, asking.stream('l'));
    return { plain: await asking.read({}, asking.stream('l')), resolved: await asking.read({ resolveLinkTos: true }, asking.stream('l')) };
  },
  'created never falls': async (asking) => {
    await Promise.all(Array.from({ length: 50 }, () => asking.append(event())));
    const created = (await all(asking.client.readStream(asking.stream()))).map(({ event: one }) => one?.created);
    const times = created.map((one) => one?.getTime() ?? 0);
    return { nonDecreasing: times.every((time, index) => time >= (times[index - 1] ?? 0)), isDate: created[0] instanceof Date };
  },
  'early break out of a read': async (asking) => {
    await asking.append(events(500));
    for (let round = 0; round < 50; round += 1) await all(asking.client.readStream(asking.stream()), 1);
    return (await all(asking.client.readStream(asking.stream(), { maxCount: 1 }))).length;
  },
};
