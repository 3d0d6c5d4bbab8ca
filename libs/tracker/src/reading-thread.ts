import { on } from 'node:events';
import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { EventStore } from '@parley/event-store';
import { madeBatches, type MadeBatch } from '@parley/read-model';
import { wholeBook } from './feed';
import type { FromReader, Reading, ToReader } from './reading-worker';

/** So many are read here in any case: a shorter book is read sooner than a thread starts. */
const HERE_EVENTS = 5_000;
/** Of so many entries in all that nothing waits while a transaction is written. */
const BATCHES_AHEAD = 12;

/**
 * The rows of the whole book, batch after batch, like `madeBatches` of `wholeBook`. Those of a long one are read, verified, decoded and made in a
 * thread of its own, while the calling thread writes them. What that thread cannot read is read again in the calling thread, where it fails
 * with its own error.
 */
export async function* wholeBookApart(store: EventStore, { file, book }: { file: string; book: string }): AsyncGenerator<MadeBatch> {
  let [after, events]: [string | null, number] = [null, 0];
  const readHere = () => madeBatches(wholeBook(store, { book, after }), { after: events });
  for await (const batch of readHere()) {
    yield batch;
    [after, events] = [batch.through, events + batch.made.facts.length];
    if (events >= HERE_EVENTS) break;
  }
  if (events < HERE_EVENTS) return;
  for await (const batch of readApart({ file, book, after, events, ahead: BATCHES_AHEAD })) {
    yield batch;
    [after, events] = [batch.through, events + batch.made.facts.length];
  }
  yield* readHere();
}

/** As far as the thread comes. It is told to stop and ends by itself: to be ended from outside, SQLite would have to be in no call. */
async function* readApart(reading: Reading): AsyncGenerator<MadeBatch> {
  const worker = new Worker(join(__dirname, `reading-worker${extname(__filename)}`), { workerData: reading });
  const say = (message: ToReader): void => worker.postMessage(message);
  const failed = new AbortController();
  const ended = new Promise<void>((resolve) => worker.once('exit', resolve));
  worker.once('error', () => failed.abort());
  try {
    for await (const [message] of on(worker, 'message', { signal: failed.signal }) as AsyncIterable<[FromReader]>) {
      if (message === 'done') return;
      say('more');
      yield message;
    }
  } catch (error) {
    if (!failed.signal.aborted) throw error;
  } finally {
    say('stop');
    await ended;
  }
}
