import { isStoreErrorOf, type NewEvent } from '@parley/event-store';
import { startNode, type EmulatedNode } from '../support/kurrentdb-node/start';
import { event, NO_STREAM } from './book-under-test';
import { cutCall } from './cut-call';
import { kurrentBook } from './kurrentdb-books';

/** Without a second try: each error is seen as it first came. */
const ONCE = { retry: { attemptsMax: 1 } };

describe('KurrentDB, emulated, when something goes wrong once', () => {
  let node: EmulatedNode;
  beforeAll(async () => {
    node = await startNode();
  });
  afterAll(() => node.stop());

  it('an append whose call ends because of another one is not called unwritten: it may be there', async () => {
    const book = await kurrentBook(node.connectionString, ONCE);
    await book.store.append('negotiation-first', [event()], { expected: NO_STREAM });
    await node.fault({ kind: 'reorder', ms: 60_000 });
    await node.fault({ kind: 'notLeader', on: 'append' });
    // the one that arrives first is written and waits for its reply, the other one ends the call
    const sent = ['negotiation-one', 'negotiation-other'].map((stream) => book.store.append(stream, [event()], { expected: NO_STREAM }));
    const errors = await Promise.all(sent.map((outcome) => outcome.catch((error: unknown) => error)));
    const found = errors.map((error) => (isStoreErrorOf(error, 'AppendOutcomeUnknown') ? error.fields.resolve() : error));
    expect((await Promise.all(found)).sort()).toEqual(['absent', 'committed']);
    await book.destroy();
  });

  it('a node that is away while it says what it can do is away, and is asked again', async () => {
    // asked for the second time by the client that appends; of the one that reads every failure has an answer of its own
    const cut = () => cutCall(node.connectionString, { name: 'GetSupportedMethods', nth: 2 });
    const [once, again] = [await cut(), await cut()];
    await expect(kurrentBook(once.connectionString, ONCE)).rejects.toMatchObject({ code: 'StoreUnavailable' });
    const book = await kurrentBook(again.connectionString);
    expect(book.store.serverVersion).toBeDefined();
    await book.destroy();
    for (const { end } of [once, again]) end();
  });

  it('an event that a subscription brings twice is delivered once, also where both come at once', async () => {
    const book = await kurrentBook(node.connectionString, ONCE);
    await node.fault({ kind: 'duplicate', on: 'subscribe', messages: 1 });
    const events = Array.from({ length: 20 }, (_, n) => event(n)) as [NewEvent, ...NewEvent[]];
    const last = events.at(-1)?.id;
    const ending = new AbortController();
    const [heard, throughs]: [string[], string[]] = [[], []];
    for await (const delivery of book.store.subscribeAll({ after: null, signal: ending.signal })) {
      // not waited for: the subscription opens while this is on its way
      if (delivery.kind === 'caughtUp') void book.store.append('negotiation-one', events, { expected: NO_STREAM });
      if (delivery.kind !== 'events') continue;
      heard.push(...delivery.events.map(({ id }) => id));
      throughs.push(delivery.through);
      if (heard.at(-1) === last) ending.abort();
    }
    expect(heard).toEqual(events.map(({ id }) => id));
    expect(throughs).toEqual([...new Set(throughs)].sort());
    await book.destroy();
  });
});
