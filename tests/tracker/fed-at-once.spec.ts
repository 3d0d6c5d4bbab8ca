import type { Batch } from '@parley/read-model';
import { FED_AT_ONCE, liveBook } from '../../libs/tracker/src/feed';
import { fillBook } from './filled-book';
import { TestBook } from './shops';

const VERIFIED_IN_A_TURN = 100;

describe('a process that answers while it feeds the views', () => {
  const book = new TestBook();
  afterAll(() => book.close());

  it('takes a bounded number of entries at once and fewer in a turn, however many wait, and leaves none out', async () => {
    const shop = await book.open();
    await fillBook(shop, { events: 1_150, seed: 9 });
    const stop = new AbortController();
    const batches: Batch[] = [];
    const head = await shop.store.head();
    let turns = 0;
    let counting = true;
    const count = (): unknown => (turns += 1) && counting && setImmediate(count);
    setImmediate(count);
    for await (const batch of liveBook(shop.store, { book: shop.book, own: shop.own, after: null, signal: stop.signal })) {
      batches.push(batch);
      if (batch.through === head) break;
    }
    counting = false;
    stop.abort();
    const sizes = batches.map(({ entries }) => entries.length);
    expect(Math.max(...sizes)).toBe(FED_AT_ONCE);
    // The identity of the book is no entry.
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(1_149);
    expect(turns).toBeGreaterThanOrEqual(Math.floor(1_149 / VERIFIED_IN_A_TURN));
  });
});
