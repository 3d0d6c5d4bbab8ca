import { rmSync } from 'node:fs';
import { openSqliteStore } from '@parley/event-store/sqlite';
import type { EventStore } from '@parley/event-store';
import { openSqliteViews } from '@parley/read-model/sqlite';
import { wholeBook } from '../../libs/tracker/src/feed';
import type { BookFiles } from './recording';

/** Every row of the views in this file once they hold the whole book. */
async function caughtUp(store: EventStore, file: string): Promise<string[]> {
  const identity = await store.identity();
  const views = await openSqliteViews({ file });
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

/** Where rows that were fed by processes that died differ from rows made anew from the book; the tables' names, at most some. */
export async function verifyViews({ book, views }: BookFiles): Promise<string[]> {
  const store = await openSqliteStore({ file: book });
  try {
    const live = await caughtUp(store, views);
    rmSync(`${views}-anew`, { force: true });
    const anew = await caughtUp(store, `${views}-anew`);
    const lines = live.length >= anew.length ? live : anew;
    const other = lines === live ? anew : live;
    const differing = lines.filter((line, index) => line !== other[index]);
    return differing.slice(0, 5).map((line) => line.slice(0, line.indexOf(' ')));
  } finally {
    await store.close();
  }
}
