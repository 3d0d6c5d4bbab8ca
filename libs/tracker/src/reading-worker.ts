import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { pagesOfOpenBook } from '@parley/event-store/sqlite';
import { madeBatches, type MadeBatch } from '@parley/read-model';
import { wholeBook } from './feed';

/** What of which book is read: everything after a place. */
export interface Reading {
  readonly file: string;
  readonly book: string;
  readonly after: string | null;
  /** How many entries the book holds up to there. */
  readonly events: number;
  /** Batches that are sent before one is asked for. */
  readonly ahead: number;
}
/** A batch; or that there are no more. */
export type FromReader = MadeBatch | 'done';
export type ToReader = 'more' | 'stop';

/** Sends batch after batch, never more than `ahead` of those that were asked for. */
async function serve(port: MessagePort, { file, book, after, events, ahead }: Reading): Promise<void> {
  let [sendable, stopped] = [ahead, false];
  let goOn: () => void = () => undefined;
  port.on('message', (message: ToReader) => {
    if (message === 'more') sendable += 1;
    else stopped = true;
    goOn();
  });
  const whole = wholeBook({ readAll: (options) => pagesOfOpenBook(file, options) }, { book, after });
  for await (const batch of madeBatches(whole, { after: events })) {
    if (sendable === 0 && !stopped) await new Promise<void>((resolve) => (goOn = resolve));
    if (stopped) break;
    sendable -= 1;
    port.postMessage(batch satisfies FromReader);
  }
  port.postMessage('done' satisfies FromReader);
  port.close();
}

if (parentPort) void serve(parentPort, workerData as Reading);
