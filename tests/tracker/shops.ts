import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventStore } from '@parley/event-store';
import { openSqliteStore } from '@parley/event-store/sqlite';
import { identify } from '../../libs/tracker/src/book-identity';
import { Continuity } from '../../libs/tracker/src/continuity';
import { execute } from '../../libs/tracker/src/execute';
import { OwnEvents } from '../../libs/tracker/src/own-events';
import { StreamQueue } from '../../libs/tracker/src/stream-queue';
import { TailCache } from '../../libs/tracker/src/tail-cache';
import type { Receipt, Submission } from '../../libs/tracker/src/tracker';
import type { Workshop } from '../../libs/tracker/src/workshop';

/** One process at a book: its own store, caches and clock. */
export interface Shop extends Workshop {
  readonly does: (submission: Partial<Submission> & Pick<Submission, 'act' | 'body'>) => Promise<Receipt>;
}
/** Of a process that has none. */
const NO_VIEWS = {
  madeFrom: () => Promise.resolve(undefined),
  halt: () => undefined,
  lag: () => ({ state: 'live' as const, position: null, events: 0 }),
};
export const START = Date.UTC(2025, 2, 1, 9);

/** A fresh book in a folder of its own, and as many processes at it as a test opens. */
export class TestBook {
  private readonly folder = mkdtempSync(join(tmpdir(), 'parley-tracker-'));
  private readonly stores: EventStore[] = [];
  private readonly watching: Continuity[] = [];
  readonly file = join(this.folder, 'book.db');
  now = START;

  /** `wrap` lets a test stand between the process and its store. */
  async open(
    options: { wrap?: (store: EventStore) => EventStore; clock?: () => number; allowClockLift?: boolean; migrates?: boolean } = {},
  ): Promise<Shop> {
    const { wrap = (store: EventStore) => store, clock = () => this.now, allowClockLift = false, migrates = false } = options;
    const plain = await openSqliteStore({ file: this.file, now: clock, allowClockSkew: allowClockLift });
    this.stores.push(plain);
    const identity = await identify(plain, clock);
    const { book } = identity;
    const store = wrap(plain);
    const [tails, own] = [new TailCache(store, book), new OwnEvents()];
    const continuity = new Continuity({ store, views: NO_VIEWS, ...identity, forget: () => tails.clear(), told: undefined });
    this.watching.push(continuity);
    const shop: Workshop = { store, book, tails, continuity, queue: new StreamQueue(), own, clock, allowClockLift, migrates };
    return { ...shop, does: (given) => execute(shop, { record: 'negotiation', id: 'night-talks', recorder: 'Ann Recorder', ...given }) };
  }

  async close(): Promise<void> {
    for (const continuity of this.watching) continuity.stop();
    for (const store of this.stores) await store.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** What of a store a test does not stand between: it is passed on. */
export const passedOn = (store: EventStore): EventStore => ({
  append: (...a) => store.append(...a),
  readStream: (...a) => store.readStream(...a),
  readAll: (...a) => store.readAll(...a),
  subscribeAll: (...a) => store.subscribeAll(...a),
  head: () => store.head(),
  identity: () => store.identity(),
  close: () => store.close(),
});

export const openTalks = (shop: Shop): Promise<Receipt> =>
  shop.does({ act: 'open-record', body: { negotiation: 'night-talks', title: 'Night talks', level: 'organisation' } });
export const raiseIssue = (shop: Shop, issue: string, commandId?: string): Promise<Receipt> =>
  shop.does({ act: 'raise-issue', body: { issue, title: `Issue ${issue}` }, ...(commandId !== undefined && { commandId }) });

/** Everything in a stream: type, revision, command and recorded-at of each event, read past every cache. */
export async function storedIn(shop: Workshop, stream: string) {
  const all = [];
  for await (const page of shop.store.readStream(stream, {}))
    for (const { header, revision, id, type } of page) {
      const { cmd, at, by } = JSON.parse(new TextDecoder().decode(header)) as { cmd: string; at: number; by: string };
      all.push({ revision: Number(revision), id, type, cmd, at, by });
    }
  return all;
}
