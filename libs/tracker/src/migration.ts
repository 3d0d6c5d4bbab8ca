import type { EventStore } from '@parley/event-store';
import { CATEGORIES } from './feed';
import { NotRecorded } from './tracker';

/** Throws `NotRecorded` (`book-not-empty`) unless the book is empty, or holds only what a migration that was stopped has taken over so far. */
export async function requireOpenToMigration(store: EventStore): Promise<void> {
  for await (const { events } of store.readAll({ after: null, categories: CATEGORIES }))
    if (!events.every(({ header }) => viaOf(header) === 'migration'))
      throw new NotRecorded(
        'book-not-empty',
        'Times of recording are taken over into an empty book only, and this one holds entries that were recorded in it. Name another with --store.',
      );
}

const viaOf = (header: Uint8Array): unknown => (JSON.parse(new TextDecoder().decode(header)) as { via?: unknown }).via;
