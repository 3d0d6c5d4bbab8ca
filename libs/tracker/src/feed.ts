import type { Batch, FedEntry } from '@parley/read-model';
import type { EventStore, Position, Recorded } from '@parley/event-store';
import { readEvent } from './stored-event';
import type { Followed } from './tracker';

/** The streams that hold entries; the book's own identity is none. */
export const CATEGORIES = ['negotiation', 'consortium', 'register'] as const;

const fed = (recorded: Recorded, book: string): FedEntry => {
  const { entry, position } = readEvent(recorded, { book });
  return { ...entry, position };
};

/** The whole book as batches, verified and decoded, from a place to the head at the time of asking. */
export async function* wholeBook(
  store: EventStore,
  { book, after, page = 1000 }: { book: string; after: string | null; page?: number },
): AsyncGenerator<Batch> {
  for await (const { events, through } of store.readAll({ after: after as Position | null, categories: CATEGORIES, page }))
    yield { entries: events.map((recorded) => fed(recorded, book)), through };
}

/** What is recorded after a place and then whatever comes, verified and decoded, until the signal. */
export async function* liveBook(
  store: EventStore,
  { book, after, signal }: { book: string; after: string | null; signal: AbortSignal },
): AsyncGenerator<Batch> {
  for await (const delivery of store.subscribeAll({ after: after as Position | null, categories: CATEGORIES, signal })) {
    if (delivery.kind === 'heartbeat' || delivery.through === null) continue;
    const events = delivery.kind === 'events' ? delivery.events : [];
    yield { entries: events.map((recorded) => fed(recorded, book)), through: delivery.through };
  }
}

/** The live feed for people who watch: in the book's order, of one stream where asked; an empty batch says that it lives. */
export async function* followed(
  store: EventStore,
  { book, after, stream, signal }: { book: string; after: string | null; stream?: string; signal: AbortSignal },
): AsyncGenerator<readonly Followed[]> {
  for await (const delivery of store.subscribeAll({ after: after as Position | null, categories: CATEGORIES, signal })) {
    if (delivery.kind === 'heartbeat') yield [];
    if (delivery.kind !== 'events') continue;
    const wanted = delivery.events.filter((recorded) => stream === undefined || recorded.stream === stream);
    if (wanted.length > 0) yield wanted.map((recorded) => ({ position: recorded.position, entry: readEvent(recorded, { book }).entry }));
  }
}
