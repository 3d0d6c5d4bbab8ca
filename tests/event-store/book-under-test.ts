import { randomUUID } from 'node:crypto';
import type { Delivery, EventStore, Expected, NewEvent, Position, Recorded, StoreError } from '@parley/event-store';

/** What an adapter supplies to be put under the contract. Every book begins empty. */
export interface BookUnderTest {
  readonly store: EventStore;
  /** Closes `store` and opens the same book again. */
  reopen(): Promise<EventStore>;
  /** Another handle on the same book, as another process would have. */
  secondHandle(): Promise<EventStore>;
  /** Closes everything and removes the book. */
  destroy(): Promise<void>;
}

/** A book as its adapter opens it, handle by handle; `remove` takes away what is left once all are closed. */
export async function bookOpenedBy<S extends EventStore>(openOne: () => Promise<S>, remove: () => void = () => undefined) {
  const handles: S[] = [];
  const open = async (): Promise<S> => {
    const store = await openOne();
    handles.push(store);
    return store;
  };
  const store = await open();
  const reopen = async (): Promise<S> => {
    await store.close();
    return open();
  };
  const destroy = async (): Promise<void> => {
    await Promise.all(handles.map((handle) => handle.close()));
    remove();
  };
  return { store, secondHandle: open, reopen, destroy };
}

/** A promise of the port as a sentence, and what shows that a book keeps it. */
export type Promised = Readonly<Record<string, (book: BookUnderTest) => Promise<void>>>;

export const NO_STREAM: Expected = { kind: 'noStream' };
export const at = (revision: number | bigint): Expected => ({ kind: 'at', revision: BigInt(revision) });
export const after = (count: number): Expected => (count === 0 ? NO_STREAM : at(count - 1));

export const recordedAt = Date.now() - 1_000;

/** A header as every store can hold: JSON with the recorded time in it. */
export const headerAt = (at: number, fields: object = {}): Uint8Array => Buffer.from(JSON.stringify({ v: 1, at, ...fields }));

/** A small event of JSON objects, as every store can hold; `note` stands in its payload. */
export function event(note: string | number = '', changes: Partial<NewEvent> = {}): NewEvent {
  const at = changes.at ?? recordedAt;
  return {
    id: randomUUID(),
    type: 'StatementMade',
    header: headerAt(at, { note }),
    payload: Buffer.from(JSON.stringify({ data: { note } })),
    at,
    correlationId: randomUUID(),
    ...changes,
  };
}

export const events = (count: number, from = 0): [NewEvent, ...NewEvent[]] => [
  event(from),
  ...Array.from({ length: count - 1 }, (_, index) => event(from + 1 + index)),
];

/** Appends one event after another and gives them back. */
export async function fill(store: EventStore, stream: string, count: number): Promise<NewEvent[]> {
  const written = events(count);
  for (const [index, next] of written.entries()) await store.append(stream, [next], { expected: after(index) });
  return written;
}

export async function gather<T>(pages: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const page of pages) all.push(page);
  return all;
}

export const readStream = async (store: EventStore, stream: string, options = {}): Promise<Recorded[]> =>
  (await gather(store.readStream(stream, options))).flat();

export const readBook = async (store: EventStore, categories?: string[], start: Position | null = null): Promise<Recorded[]> =>
  (await gather(store.readAll({ after: start, ...(categories && { categories }) }))).flatMap((page) => page.events);

export const idsOf = (list: readonly { id: string }[]): string[] => list.map(({ id }) => id);

export const failureOf = async (attempt: Promise<unknown>): Promise<StoreError> =>
  attempt.then(
    () => {
      throw new Error('it was expected to fail');
    },
    (error: StoreError) => error,
  );

export const codeOf = async (attempt: Promise<unknown>): Promise<string> => (await failureOf(attempt)).code;

/** Follows the book until `enough` says so of everything delivered so far, then ends the subscription. Heartbeats are left out. */
export async function followUntil(
  store: EventStore,
  options: { after: Position | null; categories?: string[]; page?: number },
  enough: (deliveries: Delivery[]) => boolean,
): Promise<Delivery[]> {
  const controller = new AbortController();
  const seen: Delivery[] = [];
  for await (const delivery of store.subscribeAll({ ...options, signal: controller.signal })) {
    if (delivery.kind === 'heartbeat') continue;
    seen.push(delivery);
    if (enough(seen)) controller.abort();
  }
  return seen;
}

export const eventsOf = (deliveries: readonly Delivery[]): Recorded[] =>
  deliveries.flatMap((delivery) => (delivery.kind === 'events' ? delivery.events : []));

export const isCaughtUp = (deliveries: readonly Delivery[]): boolean => deliveries.at(-1)?.kind === 'caughtUp';
