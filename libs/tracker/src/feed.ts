import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Batch, FedEntry } from '@parley/read-model';
import type { EventStore, Position, Recorded } from '@parley/event-store';
import type { OwnEvents } from './own-events';
import { checkRecorded, entryOf, readEvent } from './stored-event';
import type { Followed } from './tracker';

/** The streams that hold entries; the book's own identity is none. */
export const CATEGORIES = ['negotiation', 'consortium', 'register'] as const;

/** Entries that are fed in one transaction at most, while the process answers. */
export const FED_AT_ONCE = 500;
/** Entries that are verified in one turn of the event loop. */
const PROVED_AT_ONCE = 100;

/** Entries of a book that is read whole: few enough that they are gone before the garbage collector would have to move them. */
const READ_AT_ONCE = 250;

const fed = (recorded: Recorded, book: string): FedEntry => {
  const entry = entryOf(checkRecorded(recorded, { book }));
  return { ...entry, position: recorded.position };
};

/** The same; what this process formed itself and finds unchanged is not verified again. */
const fedBack = (recorded: Recorded, { book, own }: { book: string; own: OwnEvents }): FedEntry => {
  const entry = own.take(recorded);
  return entry ? { ...entry, position: recorded.position } : fed(recorded, book);
};

/** The whole book as batches, verified and decoded, from a place to the head at the time of asking. */
export async function* wholeBook(
  store: Pick<EventStore, 'readAll'>,
  { book, after, page = READ_AT_ONCE }: { book: string; after: string | null; page?: number },
): AsyncGenerator<Batch> {
  for await (const { events, through } of store.readAll({ after: after as Position | null, categories: CATEGORIES, page }))
    yield { entries: events.map((recorded) => fed(recorded, book)), through };
}

/** What is recorded after a place and then whatever comes, verified and decoded, until the signal. */
export async function* liveBook(
  store: EventStore,
  { book, own, after, signal }: { book: string; own: OwnEvents; after: string | null; signal: AbortSignal },
): AsyncGenerator<Batch> {
  const from = { after: after as Position | null, categories: CATEGORIES, page: FED_AT_ONCE };
  for await (const delivery of store.subscribeAll({ ...from, signal })) {
    if (delivery.kind === 'heartbeat' || delivery.through === null) continue;
    const events = delivery.kind === 'events' ? delivery.events : [];
    const entries: FedEntry[] = [];
    for (let from = 0; from < events.length; from += PROVED_AT_ONCE) {
      if (from > 0) await nextTurn();
      for (const recorded of events.slice(from, from + PROVED_AT_ONCE)) entries.push(fedBack(recorded, { book, own }));
    }
    yield { entries, through: delivery.through };
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
