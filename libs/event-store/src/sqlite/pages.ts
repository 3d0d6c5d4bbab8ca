import { setImmediate as nextTurn } from 'node:timers/promises';
import { pageLimit } from '../page-limit';
import type { Page, ReadAllOptions } from '../port';
import { BookReader } from './book-reader';

/** `open` throws where there is nothing to read from any more. */
export async function* pagesOf(open: () => BookReader, options: ReadAllOptions): AsyncGenerator<Page, void, undefined> {
  const { signal, categories } = options;
  signal?.throwIfAborted();
  let after = open().place(options.after);
  const to = options.to === undefined ? open().head() : open().place(options.to);
  while (after < to) {
    signal?.throwIfAborted();
    const { reached, events, through } = open().page({ after, to, limit: pageLimit(options.page), categories });
    after = reached;
    yield { events, through };
    await nextTurn();
  }
}

/**
 * Reads a book that is open elsewhere, as in another thread of this process: nothing of an opening is done, no check of the file and no
 * thread that writes.
 */
export async function* pagesOfOpenBook(file: string, options: ReadAllOptions): AsyncGenerator<Page, void, undefined> {
  const reader = new BookReader(file, BUSY_MS);
  try {
    yield* pagesOf(() => reader, options);
  } finally {
    reader.close();
  }
}
const BUSY_MS = 5_000;
