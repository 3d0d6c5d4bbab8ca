import type { Batch, MadeBatch } from '../views';
import { batchRows, NamingsMade } from './batch-rows';

/** Makes the rows of a book's batches, which a rebuild then only has to write. `after`: how many entries of the book come before the first batch. */
export async function* madeBatches(
  feed: AsyncIterable<Batch>,
  { after = 0 }: { readonly after?: number } = {},
): AsyncGenerator<MadeBatch, void, undefined> {
  const namings = new NamingsMade();
  let events = after;
  for await (const { entries, through } of feed) {
    const { facts, namings: named, texts } = batchRows(entries, events, namings);
    events += entries.length;
    yield { made: { facts, namings: named, texts }, through };
  }
}
