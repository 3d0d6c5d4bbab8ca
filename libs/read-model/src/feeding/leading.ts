import { ViewsError } from '../errors';
import type { Feeding } from './feeding';
import { giveUpLease, RENEW_MS, takeLease, type Claimant } from './lease';
import type { Projector } from './projector';
import { liveCheckpoint, sharedRows } from './registry';
import type { Waiting } from './waiting';

/** How often it is tried to take over from whoever feeds; that one gives its turn up, goes silent or is gone. */
const TRY_MS = 1_000;

/** The turn to feed, which one opener of all processes has at a time. */
export class Leading {
  constructor(
    private readonly feeding: Feeding,
    private readonly part: { readonly projector: Projector; readonly waiting: Waiting },
  ) {}

  async during<T>(work: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T> {
    await this.turn(signal);
    const lost = new AbortController();
    const renewing = setInterval(() => void this.renew(lost), RENEW_MS).unref();
    try {
      return await work(AbortSignal.any([signal, lost.signal]));
    } finally {
      clearInterval(renewing);
      await this.feeding.database.writing('live', (writing) => giveUpLease(writing, this.claimant())).catch(() => undefined);
    }
  }

  /** Never takes the turn: says how far whoever feeds has come, until the signal. */
  async onlyLook(signal: AbortSignal): Promise<void> {
    await this.saying(signal, async () => {
      while (!signal.aborted) await this.lookOn(signal);
    });
  }

  /** Resolves when it is this one's turn. */
  private async turn(signal: AbortSignal): Promise<void> {
    await this.saying(signal, async () => {
      while (!(await this.take())) await this.lookOn(signal);
    });
    this.part.projector.feeds();
  }

  /** A failure to look is said: how far the other has come is not known then. */
  private async saying(signal: AbortSignal, look: () => Promise<void>): Promise<void> {
    try {
      await look();
    } catch (error) {
      if (!signal.aborted) this.part.projector.failed(error);
      throw error;
    }
  }

  /** Says how far the other has come, with each of its commits, until it is time to try again. */
  private async lookOn(signal: AbortSignal): Promise<void> {
    const { projector, waiting } = this.part;
    const until = performance.now() + TRY_MS;
    while (performance.now() < until) {
      signal.throwIfAborted();
      const next = waiting.nextCommit([signal], TRY_MS);
      try {
        projector.waits(await this.feeding.database.reading((reading) => liveCheckpoint(sharedRows(reading))));
        await next.promise;
      } finally {
        next.give();
      }
    }
  }

  private async take(): Promise<boolean> {
    const ownerEpoch = await this.feeding.database.writing('live', (writing) => takeLease(writing, this.claimant()));
    return ownerEpoch !== undefined;
  }

  /** Where the database cannot be reached nothing can be fed either: the work finds out itself. */
  private async renew(lost: AbortController): Promise<void> {
    const isOurs = await this.take().catch(() => true);
    if (!isOurs) lost.abort(new ViewsError('writer-elsewhere', {}));
  }

  private claimant(): Claimant {
    const { database, now } = this.feeding;
    return { holder: database.holder, now: now(), part: 'writer' };
  }
}
