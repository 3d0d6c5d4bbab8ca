import { Attempts, Patience, type RetryPolicy } from './attempts';
import { isStoreErrorOf } from './errors';
import { mustHold, type Place } from './held';
import type { AppendOptions, AppendResult, Delivery, EventStore, NewEvent, NonEmpty, Page, ReadAllOptions } from './port';
import type { ReadStreamOptions, Recorded, StreamName, SubscribeOptions } from './port';

async function repeating<T>(attempts: Attempts, ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      await attempts.after(error);
    }
  }
}

/** Asks again until there is an answer, within the policy. */
export const retried = <T>(policy: RetryPolicy, ask: () => Promise<T>): Promise<T> => repeating(new Attempts(policy, undefined), ask);

/**
 * The one place that retries: transport errors only, with the same events, ids and expectation, so that a try that did get through is
 * answered by its first reply. Conflicts and refusals pass: they are the caller's to decide again. Reads go on where they stopped.
 */
export const retrying = (store: EventStore, policy: RetryPolicy): EventStore => new RetryingStore(store, policy);

class RetryingStore implements EventStore {
  private isClosed = false;
  private readonly isOver = (): boolean => this.isClosed;

  constructor(
    private readonly store: EventStore,
    private readonly policy: RetryPolicy,
  ) {}

  /** Once an outcome was unknown, "nothing was written" by a later try says nothing of the earlier one, so that error is the one to surface. */
  async append(stream: StreamName, events: NonEmpty<NewEvent>, options: AppendOptions): Promise<AppendResult> {
    const { budgetMs } = this.policy;
    const attempts = this.attempts(options.signal, Math.min(budgetMs, options.timeoutMs ?? budgetMs));
    let unknown: unknown;
    for (;;) {
      try {
        return await this.store.append(stream, events, options);
      } catch (error) {
        if (isStoreErrorOf(error, 'AppendOutcomeUnknown')) unknown = error;
        await attempts.after(error).catch((last: unknown) => {
          throw unknown !== undefined && leavesOpen(last) ? unknown : last;
        });
      }
    }
  }

  readStream(stream: StreamName, options: ReadStreamOptions = {}): AsyncIterable<Recorded[]> {
    return this.resuming(options, {
      open: (rest) => this.store.readStream(stream, rest),
      rest: (rest, page) => {
        const last = page.at(-1);
        if (last === undefined) return rest;
        return rest.direction === 'backwards' ? { ...rest, to: last.revision - 1n } : { ...rest, after: last.revision };
      },
    });
  }

  readAll(options: ReadAllOptions): AsyncIterable<Page> {
    return this.resuming(options, { open: (rest) => this.store.readAll(rest), rest: (rest, page) => ({ ...rest, after: page.through }) });
  }

  /**
   * A subscription that was resumed catches up again; that is told once. A store that comes back may be an earlier state of the book: it is
   * resumed only where it still holds what was delivered last.
   */
  async *subscribeAll(options: SubscribeOptions): AsyncGenerator<Delivery, void, undefined> {
    let isCaughtUp = false;
    let last: Place | undefined;
    const resumed = this.resuming(options, {
      open: (rest) => this.subscribedAfter(last, rest),
      rest: (rest, delivery: Delivery) => (delivery.kind === 'heartbeat' ? rest : { ...rest, after: delivery.through }),
      isProgress: ({ kind }) => kind !== 'caughtUp',
    });
    for await (const delivery of resumed) {
      if (delivery.kind === 'events') last = placeOf(delivery.events.at(-1)) ?? last;
      if (delivery.kind !== 'caughtUp' || !isCaughtUp) yield delivery;
      isCaughtUp ||= delivery.kind === 'caughtUp';
    }
  }

  private async *subscribedAfter(last: Place | undefined, options: SubscribeOptions): AsyncGenerator<Delivery, void, undefined> {
    if (last) await mustHold(this.store, last);
    yield* this.store.subscribeAll(options);
  }

  head(): ReturnType<EventStore['head']> {
    return repeating(this.attempts(), () => this.store.head());
  }

  identity(): ReturnType<EventStore['identity']> {
    return repeating(this.attempts(), () => this.store.identity());
  }

  /** What is being tried again then fails as it last failed. */
  close(): Promise<void> {
    this.isClosed = true;
    return this.store.close();
  }

  private attempts(signal?: AbortSignal, budgetMs = this.policy.budgetMs): Attempts {
    return new Attempts({ ...this.policy, budgetMs }, signal, this.isOver);
  }

  private async *resuming<O extends { signal?: AbortSignal }, T>(options: O, walk: Walk<O, T>): AsyncGenerator<T, void, undefined> {
    const { isProgress = () => true } = walk;
    const patience = new Patience(this.policy, () => this.attempts(options.signal));
    for (let rest = options; ;) {
      patience.opens();
      try {
        for await (const item of walk.open(rest)) {
          rest = walk.rest(rest, item);
          yield item;
          patience.said(isProgress(item));
        }
        return;
      } catch (error) {
        await patience.after(error);
      }
    }
  }
}

interface Walk<O, T> {
  readonly open: (rest: O) => AsyncIterable<T>;
  /** What is left to ask for after an item. */
  readonly rest: (rest: O, item: T) => O;
  /** Default: every item. */
  readonly isProgress?: (item: T) => boolean;
}

const placeOf = (event: Recorded | undefined): Place | undefined =>
  event && { stream: event.stream, revision: event.revision, id: event.id, position: event.position };

const leavesOpen = (error: unknown): boolean =>
  isStoreErrorOf(error, 'StoreUnavailable') || isStoreErrorOf(error, 'StorePoisoned') || isStoreErrorOf(error, 'AccessDenied');
