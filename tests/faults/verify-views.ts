import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventStore } from '@parley/event-store';
import type { Views } from '@parley/read-model';
import { openSqliteViews } from '@parley/read-model/sqlite';
import { wholeBook } from '../../libs/tracker/src/feed';
import { openStore } from '../../libs/tracker/src/open-store';
import { openViewsAt } from '../../libs/tracker/src/open-views';
import { storeAddress, viewsAddress } from '../../libs/tracker/src/store-address';
import type { BookPlaces } from './recording';

/** Every row of the views once they hold the whole book. */
async function caughtUp(store: EventStore, views: Views): Promise<string[]> {
  const identity = await store.identity();
  try {
    const after = await views.checkpoint(identity);
    for await (const batch of wholeBook(store, { book: identity.book, after })) await views.apply(batch);
    const lines: string[] = [];
    for await (const line of views.dump()) lines.push(line);
    return lines;
  } finally {
    await views.close();
  }
}

/** Every row that a new build from the book makes. */
export async function rowsMadeAnew(store: EventStore): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-views-anew-'));
  try {
    return await caughtUp(store, await openSqliteViews({ file: join(folder, 'views.db') }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Where rows that were fed by processes that died differ from rows made anew from the book; the tables' names, at most some. */
export async function verifyViews(places: BookPlaces): Promise<string[]> {
  const store = await openStore(storeAddress('the book', places.store));
  try {
    const live = await caughtUp(store, await openViewsAt(viewsAddress('the views', places.readModel)));
    return differing(live, await rowsMadeAnew(store));
  } finally {
    await store.close();
  }
}

const SAID_MAX = 5;
function differing(live: readonly string[], anew: readonly string[]): string[] {
  const lines = live.length >= anew.length ? live : anew;
  const other = lines === live ? anew : live;
  const found = lines.filter((line, index) => line !== other[index]);
  return found.slice(0, SAID_MAX).map((line) => line.slice(0, line.indexOf(' ')));
}
