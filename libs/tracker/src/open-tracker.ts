import type { EventStore } from '@parley/event-store';
import type { Views } from '@parley/read-model';
import { behind, isCaughtUp, NOTHING_BEHIND } from './behind';
import { identify } from './book-identity';
import type { Command } from './command';
import { Continuity, type ContinuityOf } from './continuity';
import { execute } from './execute';
import { faultOf } from './fault-of';
import { followed, wholeBook } from './feed';
import { wholeBookApart } from './reading-thread';
import { requireOpenToMigration } from './migration';
import { openStore } from './open-store';
import { openViewsAt, requireViewsOf, VIEWS_SETTING } from './open-views';
import { OwnEvents } from './own-events';
import { Projector } from './projector';
import { requireTwoPlaces } from './settings';
import { StreamQueue } from './stream-queue';
import { storedEvent } from './stored-bytes';
import { storeAddress, viewsAddress, type StoreAddress } from './store-address';
import { asRefused } from './store-refused';
import { TailCache } from './tail-cache';
import type { Receipt, Tracker, TrackerStatus } from './tracker';
import type { Workshop } from './workshop';

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
  /** Takes views of another book too: `rebuild` makes them anew. Default: false. */
  readonly remakes?: boolean;
  /** Is told in one line, for whoever runs this, when all halts because the book went back, and when it goes on. */
  readonly told?: (line: string) => void;
}
const WAIT_MS = 5_000;

const DEFAULTS = { allowClockLift: false, migrates: false, projects: true, remakes: false } as const;

/** Opens a book and its views and keeps the views fed until it is closed. Throws `BadAddress`, `StoreRefused` and `ViewsRefused`. */
export async function openTracker(options: TrackerOptions): Promise<Tracker> {
  const { store: storeAt, readModel, clock: ownClock, allowClockLift, migrates, projects, remakes } = { ...DEFAULTS, ...options };
  const clock = ownClock ?? Date.now;
  const [bookAt, viewsAt] = [storeAddress('PARLEY_STORE', storeAt), viewsAddress(VIEWS_SETTING, readModel)];
  requireTwoPlaces(bookAt, viewsAt);
  const store = await openStore(bookAt, { clock, allowClockSkew: allowClockLift });
  try {
    const views = await openViewsAt(viewsAt, ownClock);
    try {
      const identity = await identified({ store, at: bookAt }, clock);
      if (!remakes) await requireViewsOf(identity, views);
      if (migrates) await requireOpenToMigration(store);
      const kept = await keptWhole({ store, views, ...identity, told: options.told });
      const shop = {
        store,
        book: identity.book,
        ...kept,
        queue: new StreamQueue<Command, Receipt>(),
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

/** Looks first whether the book holds what its views were made from. Whoever records or asks is told; it may be opened to be mended. */
async function keptWhole(of: Omit<ContinuityOf, 'forget'>): Promise<Pick<Workshop, 'tails' | 'continuity'>> {
  const tails = new TailCache(of.store, of.book);
  const continuity = new Continuity({ ...of, forget: () => tails.clear() });
  await continuity.look().catch(() => undefined);
  return { tails, continuity };
}

const identified = (book: { readonly store: EventStore; readonly at: StoreAddress }, clock: () => number) =>
  identify(book.store, clock).catch((error: unknown) => {
    throw asRefused(book.at, error);
  });

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
    const { continuity } = shop;
    this.projector = new Projector(views, { store: shop.store, own: shop.own, continuity, ...identity, projects });
  }

  execute(submission: Parameters<Tracker['execute']>[0]) {
    return execute(this.shop, submission);
  }

  async waitFor(position: string, { timeoutMs = WAIT_MS, signal }: { timeoutMs?: number; signal?: AbortSignal } = {}): Promise<boolean> {
    const target = position === 'head' ? await this.head() : position;
    return target === null || this.projector.hurried(() => this.views.waitFor(target, { timeoutMs, ...(signal && { signal }) }));
  }

  follow({ after, stream, signal }: Parameters<Tracker['follow']>[0]) {
    this.shop.continuity.check();
    return followed(this.store, { book: this.identity.book, after, signal, ...(stream !== undefined && { stream }) });
  }

  async stored(place: Parameters<Tracker['stored']>[0]) {
    this.shop.continuity.check();
    return storedEvent(this.store, place);
  }

  async head(): Promise<string | null> {
    this.shop.continuity.check();
    return this.store.head();
  }

  async status(): Promise<TrackerStatus> {
    const asked = this.store.head();
    asked.catch(() => undefined);
    const halted = await this.halted();
    const { state, lastError: failed } = this.projector.status();
    const lastError = halted ? faultOf(halted) : failed;
    const head = halted ? null : await asked;
    return {
      ...this.identity,
      store: this.at.kind,
      head,
      views: halted ? { ...this.views.lag(), behind: NOTHING_BEHIND, caughtUp: false } : await this.lag(head),
      writable: state !== 'stopped' && !halted,
      ...(lastError !== undefined && { lastError }),
      ...(halted && { halted: halted.message }),
    };
  }

  private async lag(head: string | null): Promise<TrackerStatus['views']> {
    const lag = this.views.lag();
    const { position } = lag;
    const now = this.shop.clock();
    return { ...lag, behind: await behind(this.store, { position, head, now }), caughtUp: isCaughtUp(position, head) };
  }

  /** What is taken from the views in use, or from those that were begun, is taken only where the book still holds it. */
  async rebuild(options: { onProgress?: (events: number) => void; signal?: AbortSignal } = {}): Promise<{ readonly events: number }> {
    const { at, identity, shop } = this;
    const { book } = identity;
    const isWhole = !(await this.halted()) && (await shop.continuity.holdsAll(await this.views.madeFrom('begun')));
    const whole = at.kind === 'sqlite' ? wholeBookApart(this.store, { file: at.file, book }) : wholeBook(this.store, { book, after: null });
    const made = await this.views.rebuild(whole, { ...options, fromBookAlone: !isWhole });
    await shop.continuity.accept();
    return made;
  }

  /** As the book says now; where it cannot be asked, as it last said. */
  private async halted(): Promise<Error | undefined> {
    const { continuity } = this.shop;
    await continuity.look().catch(() => undefined);
    try {
      continuity.check();
      return undefined;
    } catch (error) {
      return error as Error;
    }
  }

  async close(): Promise<void> {
    this.shop.continuity.stop();
    await this.projector.stop();
    await this.views.close();
    await this.store.close();
  }
}
