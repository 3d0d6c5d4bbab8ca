import { holds, isStoreError, isStoreErrorOf, type EventStore, type Place, type Position } from '@parley/event-store';
import type { MadeFrom, Views } from '@parley/read-model';
import { BookWentBack } from './book-went-back';

/** How often it is looked whether the book still holds what it held: so long may questions be answered from what it lost, at most. */
const LOOK_MS = 5_000;

export interface ContinuityOf {
  readonly store: EventStore;
  readonly views: Pick<Views, 'madeFrom' | 'halt' | 'lag'>;
  readonly book: string;
  readonly epoch: number;
  /** Drops what this process remembers of the book; it is read anew. */
  readonly forget: () => void;
  /** Is told in one line when all halts, and when it goes on. */
  readonly told: ((line: string) => void) | undefined;
}

const GOES_ON = 'The book holds what was recorded, or the views were made anew from it: acts and questions are taken again.';

/**
 * Watches that the book still holds what its views were made from and what this process recorded. A file or a node that is put back to an
 * earlier state tells nobody, and whoever went on would record and answer on top of what is gone. So all halts, until the newer state is
 * there again, or the views were made anew.
 */
export class Continuity {
  private halt: { readonly error: Error; readonly version: number | undefined } | undefined;
  /** The newest event that this process recorded, or decided on and did not find again. */
  private own: Place | undefined;
  /** The book could not be asked: what comes back may be another state of it. */
  private isUnsure = false;
  private looking: Promise<void> | undefined;
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly of: ContinuityOf) {
    this.timer = setInterval(() => void this.look().catch(() => undefined), LOOK_MS).unref();
  }

  /** Throws where the book is known to have gone back. */
  check(): void {
    if (this.halt) throw this.halt.error;
  }

  /** The same before something is written, and asks first where the book was away: throws then while it stays away. */
  async mustHold(): Promise<void> {
    this.check();
    if (this.isUnsure) await this.look();
  }

  /** Asks the book. Throws `BookWentBack`, or what keeps it from being asked. Whoever asks at the same time gets the same answer. */
  look(): Promise<void> {
    this.looking ??= this.lookOnce().finally(() => (this.looking = undefined));
    return this.looking;
  }

  /** The same, asked after this was called: a look that is under way may have been answered before what its caller has just learnt or done. */
  private async lookAnew(): Promise<void> {
    await this.looking?.catch(() => undefined);
    return this.look();
  }

  /** The newest place of the book that this process knows of; what is recorded after this was asked stands beyond it. */
  reached(): string {
    const { position } = this.of.views.lag();
    return [this.own?.position ?? '', position ?? ''].sort().at(-1) ?? '';
  }

  /**
   * An event was recorded. `reached`: asked before it was sent. One that did not come to stand beyond it stands in a book that was put back;
   * then this throws. Where that cannot be looked up now it stands there all the same.
   */
  async recorded(event: Place & { readonly position: Position }, reached: string): Promise<void> {
    if (event.position <= reached) await this.lookAnew().catch(() => this.check());
    if (event.position > (this.own?.position ?? '')) this.own = event;
  }

  /** An event that was decided on is not in the book any more, as the book itself says. */
  async missed(event: Place): Promise<void> {
    this.own = event;
    await this.lookAnew();
  }

  /** The views were made anew from the book as it is: that counts from now on. */
  async accept(): Promise<void> {
    this.own = undefined;
    await this.lookAnew();
  }

  /** Whether the book holds what these rows were made from; also true where they are another book's, which is told elsewhere. */
  async holdsAll(of: MadeFrom | undefined): Promise<boolean> {
    const { store, book, epoch } = this.of;
    if (!of || of.book !== book || of.epoch !== epoch) return true;
    const { newest, position } = of;
    if (newest && !(await holds(store, placeOf(newest)))) return false;
    return isFedBeyond(of) ? isPlaceOf(store, position as Position) : true;
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private async lookOnce(): Promise<void> {
    const rows = await this.of.views.madeFrom();
    if (this.halt && this.halt.version !== rows?.version) this.own = undefined;
    const error = await this.wrong(rows);
    if (error) this.haltWith(error, rows?.version);
    else if (this.halt) this.goOn();
    this.check();
  }

  private async wrong(rows: MadeFrom | undefined): Promise<Error | undefined> {
    try {
      const isWhole = (await this.holdsAll(rows)) && (!this.own || (await holds(this.of.store, this.own)));
      this.isUnsure = false;
      return isWhole ? undefined : new BookWentBack();
    } catch (error) {
      // a file that was moved away under this process does not come back to it
      if (isStoreErrorOf(error, 'StorePoisoned')) return error;
      this.isUnsure = isStoreError(error);
      throw error;
    }
  }

  private haltWith(error: Error, version: number | undefined): void {
    if (!this.halt) this.of.told?.(error.message);
    this.halt ??= { error, version };
    this.of.views.halt(this.halt.error);
  }

  private goOn(): void {
    this.of.forget();
    this.halt = undefined;
    this.of.views.halt(undefined);
    this.of.told?.(GOES_ON);
  }
}

const placeOf = ({ stream, revision, eventId: id, position }: NonNullable<MadeFrom['newest']>): Place => ({
  stream,
  revision: BigInt(revision),
  id,
  position: position as Position,
});

/** What came after the newest entry was of others. */
const isFedBeyond = ({ newest, position }: MadeFrom): boolean => position !== null && position !== newest?.position;

/** False where no event of the book can stand there. */
async function isPlaceOf(store: EventStore, position: Position): Promise<boolean> {
  try {
    for await (const _page of store.readAll({ after: position, page: 1 })) break;
    return true;
  } catch (error) {
    if (isStoreErrorOf(error, 'PositionForeign')) return false;
    throw error;
  }
}
