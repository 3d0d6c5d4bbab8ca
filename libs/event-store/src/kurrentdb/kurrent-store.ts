import { setTimeout as sleep } from 'node:timers/promises';
import type { RetryPolicy } from '../attempts';
import { StoreError } from '../errors';
import { bookNamedIn, IDENTITY_STREAM } from '../identity';
import type { AppendOptions, AppendResult, Delivery, EventStore, NewEvent, NonEmpty, Page, Position, ReadAllOptions } from '../port';
import type { ReadStreamOptions, Recorded, StreamName, SubscribeOptions, Uuid } from '../port';
import { retried, retrying } from '../retry';
import { Appends } from './appends';
import { BookReader, EPOCH } from './book-reader';
import { Clients } from './clients';
import { readFailure } from './node-errors';
import { notOpened } from './not-opened';
import { within } from './own-timer';
import { Retention } from './retention';
import { StoreClock } from './store-clock';
import type { Canonical } from './stored-json';
import { StreamNames } from './stream-names';
import { StreamReader } from './stream-reader';
import { follow } from './subscription';

export interface KurrentStoreOptions {
  /** As the official client takes it: `kurrentdb://`, `esdb://` and their `+discover` forms, several hosts, TLS, certificates, credentials. */
  readonly connectionString: string;
  /** The categories of the book's streams: small letters. Other streams of the node are not of the book. */
  readonly categories: readonly string[];
  /** Small letters put before every stream name on the node, so that several books can stand on one. Default: none. */
  readonly streamPrefix?: string;
  /** How a payload is written: see {@link Canonical}. */
  readonly canonical: Canonical;
  /** Lets an append lie further ahead of the node's clock than 60 s. Default: false. */
  readonly allowClockSkew?: boolean;
  /** How often a subscription without news asks whether it missed any; it is given up when it did. Default: 15,000. */
  readonly heartbeatMs?: number;
  /** How long a node that is away, or a change of the leader, is waited for. Default: 15 s altogether, up to 1 s between tries. */
  readonly retry?: Partial<RetryPolicy>;
}

export interface KurrentStore extends EventStore {
  /** What the node calls itself, as `24.10.14`; undefined where it does not say. */
  readonly serverVersion: string | undefined;
}

/** Within this a node says what it can do. */
const SAYS_MS = 5_000;
const RETRY: RetryPolicy = {
  attemptsMax: 100,
  budgetMs: 15_000,
  delayMsFirst: 100,
  delayMsMax: 1_000,
  now: () => performance.now(),
  random: Math.random,
  sleep: (ms, signal) => sleep(ms, undefined, { signal }).catch(() => undefined),
};

/** A book on one node or cluster, without retries. */
export class KurrentBook implements EventStore {
  private readonly appending: Clients;
  private readonly reading: Clients;
  private readonly following: Clients;
  private readonly names: StreamNames;
  private readonly streams: StreamReader;
  private readonly book: BookReader;
  private readonly appends: Appends;
  private readonly clock: StoreClock;
  private readonly closed = new AbortController();
  private closing: Promise<void> | undefined;
  serverVersion: string | undefined;

  constructor(private readonly options: KurrentStoreOptions) {
    const { connectionString, categories, canonical, streamPrefix = '', allowClockSkew = false } = options;
    this.names = new StreamNames(categories, streamPrefix);
    this.appending = new Clients(connectionString);
    this.reading = new Clients(connectionString);
    this.following = new Clients(connectionString);
    this.streams = new StreamReader(this.reading, this.names, canonical);
    this.book = new BookReader(this.reading, this.names, canonical);
    this.clock = new StoreClock(this.following, { stream: this.names.onNode(IDENTITY_STREAM), isSkewAllowed: allowClockSkew });
    const retention = new Retention(this.reading, this.names);
    const { clock, names, streams: reader } = this;
    this.appends = new Appends({ clients: this.appending, names, reader, retention, clock, canonical });
  }

  /** Finds out whether the node can be used, and what it says of itself. */
  async begin(): Promise<void> {
    await this.book.head().catch(async (error: unknown) => {
      throw await notOpened(error, this.options.connectionString, () => this.clock.ask());
    });
    await this.clock.ask().catch(() => undefined);
    this.serverVersion = await this.versionSaid();
  }

  /** The client keeps a failed answer: after one it is made anew. */
  private async versionSaid(): Promise<string> {
    const client = this.appending.current();
    try {
      return (await within(SAYS_MS, client['capabilities'])).serverVersion;
    } catch (error) {
      this.appending.renew(client);
      throw readFailure(error, {});
    }
  }

  async append(stream: StreamName, events: NonEmpty<NewEvent>, options: AppendOptions): Promise<AppendResult> {
    this.checkOpen();
    const result = await this.appends.append(stream, events, options);
    this.book.seen(result.position);
    return result;
  }

  async *readStream(stream: StreamName, options: ReadStreamOptions = {}): AsyncGenerator<Recorded[], void, undefined> {
    this.checkOpen();
    yield* this.streams.pages(stream, options);
  }

  async *readAll(options: ReadAllOptions): AsyncGenerator<Page, void, undefined> {
    this.checkOpen();
    options.signal?.throwIfAborted();
    await this.book.check(options.after);
    await this.book.check(options.to);
    const to = options.to ?? (await this.book.head());
    if (to !== null) yield* this.book.pages({ ...options, to });
  }

  subscribeAll(options: SubscribeOptions): AsyncGenerator<Delivery, void, undefined> {
    const { following: clients, names, book: reader } = this;
    const { heartbeatMs = 15_000 } = this.options;
    return follow({ clients, names, reader, heartbeatMs, closing: this.closed.signal }, options);
  }

  async head(): Promise<Position | null> {
    this.checkOpen();
    return this.book.head();
  }

  async identity(): Promise<{ book: Uuid; epoch: number }> {
    return { book: await bookNamedIn(this.readStream(IDENTITY_STREAM, { to: 0n })), epoch: EPOCH };
  }

  close(): Promise<void> {
    this.closing ??= this.closeAll();
    return this.closing;
  }

  private checkOpen(): void {
    if (this.closing) throw new StoreError('StoreUnavailable', { reason: 'the store is closed' });
  }

  private async closeAll(): Promise<void> {
    this.closed.abort();
    await this.appends.settled();
    await Promise.all([this.appending, this.reading, this.following].map((clients) => clients.close()));
  }
}

/**
 * Opens the book on an EventStoreDB / KurrentDB node or cluster. What a node that is away cannot answer is tried again within the
 * budget, appends with the same ids and the same expectation. Rejects with StoreUnavailable, AccessDenied (`$all` has to be readable)
 * or Unsupported. `AppendOutcomeUnknown` surfaces only when the budget is spent.
 */
export async function openKurrentStore(options: KurrentStoreOptions): Promise<KurrentStore> {
  const book = new KurrentBook(options);
  const policy = { ...RETRY, ...options.retry };
  try {
    await retried(policy, () => book.begin());
  } catch (error) {
    await book.close();
    throw error;
  }
  return Object.assign(retrying(book, policy), { serverVersion: book.serverVersion });
}
