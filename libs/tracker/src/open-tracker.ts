import type { EventStore } from '@parley/event-store';
import type { Views } from '@parley/read-model';
import { behind, isCaughtUp } from './behind';
import { identify } from './book-identity';
import { execute, type Workshop } from './execute';
import { followed, wholeBook } from './feed';
import { wholeBookApart } from './reading-thread';
import { requireOpenToMigration } from './migration';
import { openStore } from './open-store';
import { openViewsAt, VIEWS_SETTING } from './open-views';
import { OwnEvents } from './own-events';
import { Projector } from './projector';
import { StreamQueue } from './stream-queue';
import { storedEvent } from './stored-bytes';
import { storeAddress, viewsAddress, type StoreAddress } from './store-address';
import { TailCache } from './tail-cache';
import type { Tracker, TrackerStatus } from './tracker';

export interface TrackerOptions {
  /** `sqlite:FILE`, whose folder and book are made where they are absent, or `kurrentdb://…` as the official client takes it. */
  readonly store: string;
  /** `sqlite:FILE` or `postgres://…`; what is absent there is made. */
  readonly readModel: string;
  /** Milliseconds since 1970. Default: the machine's clock. */
  readonly clock?: () => number;
  /** Lets a recorded-at be lifted by more than 60 s where the last entry lies ahead of this clock. Default: false. */
  readonly allowClockLift?: boolean;
  /** Takes over records with their times of recording: the book must be empty, or hold only what was taken over so far. Default: false. */
  readonly migrates?: boolean;
  /** Feeds the views, or takes turns with others that do. False: only other processes feed them. Default: true. */
  readonly projects?: boolean;
}
const WAIT_MS = 5_000;

/** Opens a book and its views and keeps the views fed until it is closed. */
export async function openTracker({
  store: storeAt,
  readModel,
  clock: ownClock,
  allowClockLift = false,
  migrates = false,
  projects = true,
}: TrackerOptions): Promise<Tracker> {
  const clock = ownClock ?? Date.now;
  const [bookAt, viewsAt] = [storeAddress('PARLEY_STORE', storeAt), viewsAddress(VIEWS_SETTING, readModel)];
  const store = await openStore(bookAt, { clock, allowClockSkew: allowClockLift });
  try {
    const views = await openViewsAt(viewsAt, ownClock);
    try {
      const identity = await identify(store, clock);
      if (migrates) await requireOpenToMigration(store);
      const shop = {
        store,
        book: identity.book,
        tails: new TailCache(store, identity.book),
        queue: new StreamQueue(),
        own: new OwnEvents(),
        clock,
        allowClockLift,
        migrates,
      };
      return new OpenTracker(shop, views, { ...identity, at: bookAt, projects });
    } catch (error) {
      await views.close();
      throw error;
    }
  } catch (error) {
    await store.close();
    throw error;
  }
}

class OpenTracker implements Tracker {
  private readonly store: EventStore;
  private readonly projector: Projector;
  readonly ask: Views;
  private readonly at: StoreAddress;
  private readonly identity: { readonly book: string; readonly epoch: number };

  constructor(
    private readonly shop: Workshop,
    private readonly views: Views,
    { projects, at, ...identity }: { book: string; epoch: number; at: StoreAddress; projects: boolean },
  ) {
    this.at = at;
    this.identity = identity;
    this.store = shop.store;
    this.ask = views;
    this.projector = new Projector(views, { store: shop.store, own: shop.own, ...identity, projects });
  }

  execute(submission: Parameters<Tracker['execute']>[0]) {
    return execute(this.shop, submission);
  }

  async waitFor(position: string, { timeoutMs = WAIT_MS, signal }: { timeoutMs?: number; signal?: AbortSignal } = {}): Promise<boolean> {
    const target = position === 'head' ? await this.store.head() : position;
    return target === null || this.projector.hurried(() => this.views.waitFor(target, { timeoutMs, ...(signal && { signal }) }));
  }

  follow({ after, stream, signal }: Parameters<Tracker['follow']>[0]) {
    return followed(this.store, { book: this.identity.book, after, signal, ...(stream !== undefined && { stream }) });
  }

  stored(place: Parameters<Tracker['stored']>[0]) {
    return storedEvent(this.store, place);
  }

  head(): Promise<string | null> {
    return this.store.head();
  }

  async status(): Promise<TrackerStatus> {
    const { state, lastError } = this.projector.status();
    const head = await this.store.head();
    const lag = this.views.lag();
    const now = this.shop.clock();
    return {
      ...this.identity,
      store: this.at.kind,
      head,
      views: { ...lag, behind: await behind(this.store, { position: lag.position, head, now }), caughtUp: isCaughtUp(lag.position, head) },
      writable: state !== 'stopped',
      ...(lastError !== undefined && { lastError }),
    };
  }

  rebuild(options: { onProgress?: (events: number) => void; signal?: AbortSignal } = {}) {
    const { at, identity } = this;
    const { book } = identity;
    const whole = at.kind === 'sqlite' ? wholeBookApart(this.store, { file: at.file, book }) : wholeBook(this.store, { book, after: null });
    return this.views.rebuild(whole, options);
  }

  async close(): Promise<void> {
    await this.projector.stop();
    await this.views.close();
    await this.store.close();
  }
}
