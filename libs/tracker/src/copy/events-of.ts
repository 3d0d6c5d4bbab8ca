import type { EventStore, Position, Recorded } from '@parley/event-store';

interface Range {
  readonly after?: Position | null;
  /** Up to and including; absent: the end as it is now. */
  readonly to?: Position | undefined;
}
const PAGE = 1_000;

/** The events of a book one by one, in the order of the book. */
export async function* eventsOf(store: EventStore, { after = null, to }: Range = {}): AsyncGenerator<Recorded, void, undefined> {
  const bounds = { after, ...(to !== undefined && { to }) };
  for await (const { events } of store.readAll({ ...bounds, page: PAGE })) yield* events;
}

/** Where an event stands, for people. */
export const placeOf = ({ stream, revision }: Recorded): string => `${stream}, revision ${revision}`;
