/** UTC milliseconds since 1970, a safe integer. */
export type Instant = number;
/** 36 characters, lower case. */
export type Uuid = string;
export type Bytes = Uint8Array;
/** `<category>-<rest>`: the category is `[a-z]+` and ends at the first dash; at most 200 printable ASCII characters. */
export type StreamName = string;
export type NonEmpty<T> = readonly [T, ...T[]];

/** What an append takes for granted about its stream. "Any" and "exists" are not offered: who decides knows what it decided on. */
export type Expected = { readonly kind: 'noStream' } | { readonly kind: 'at'; readonly revision: bigint };

/**
 * A place in the order of the whole book. Opaque: only the store makes one and reads one. Fixed width, lower-case hex, so that the
 * order of the strings (`<`) is the order of the book. It means nothing in another book or another epoch.
 */
export type Position = string & { readonly __pos: unique symbol };

/**
 * `header` and `payload` come back byte for byte. The header is JSON that holds `at`, the payload a JSON object in its canonical form:
 * a store that keeps JSON has no other place for them. They must not change until the append has settled.
 */
export interface NewEvent {
  /** Random, made once. Only a byte-identical resend uses it again; any other use is outside the contract. */
  readonly id: Uuid;
  readonly type: string;
  readonly header: Bytes;
  readonly payload: Bytes;
  /** When it was recorded, by the appending process's clock. Kept as given; it does not fall within a stream. */
  readonly at: Instant;
  readonly correlationId: Uuid;
  readonly causationId?: Uuid;
}

export interface Recorded extends NewEvent {
  readonly stream: StreamName;
  /** 0-based and without gaps within the stream. */
  readonly revision: bigint;
  readonly position: Position;
  /** The store's own clock: a locator, never an answer. */
  readonly storedAt: Instant;
}

export interface AppendResult {
  readonly firstRevision: bigint;
  readonly lastRevision: bigint;
  /** Of the last event of the append. */
  readonly position: Position;
}

export interface AppendOptions {
  readonly expected: Expected;
  /** After this the append rejects with `AppendOutcomeUnknown`; it may still be committed. Absent: waits for the store. */
  readonly timeoutMs?: number;
  /** Aborted before the append was called: rejects with the signal's reason and writes nothing. Afterwards: like a timeout. */
  readonly signal?: AbortSignal;
}

export interface ReadStreamOptions {
  /** Only revisions above this one. */
  readonly after?: bigint;
  /** Only revisions up to and including this one. */
  readonly to?: bigint;
  /** The order of delivery; `after` and `to` bound the same range either way. Default: forwards. */
  readonly direction?: 'forwards' | 'backwards';
  /** Events a page at most: 1 to 1,000, default 500. */
  readonly page?: number;
  /** Rejects with `StreamNotFound` instead of reading nothing. */
  readonly mustExist?: boolean;
  readonly signal?: AbortSignal;
}

export interface ReadAllOptions {
  /** Only what comes after it; null: from the beginning. */
  readonly after: Position | null;
  /** Up to and including; default: the head when the read began. */
  readonly to?: Position;
  /** Only streams of these categories; absent: every stream. */
  readonly categories?: readonly string[];
  readonly page?: number;
  readonly signal?: AbortSignal;
}

/** `events` may be empty: nothing up to `through` matched. */
export interface Page {
  readonly events: Recorded[];
  readonly through: Position;
}

export interface SubscribeOptions {
  readonly after: Position | null;
  readonly categories?: readonly string[];
  readonly page?: number;
  /** Ends the subscription without an error. */
  readonly signal: AbortSignal;
}

/**
 * `through` is safe to store once everything delivered up to and including this message is applied. It never falls, and no matching
 * event at or before it comes later. It is null only while the book is empty and the subscription began at null.
 */
export type Delivery =
  | { readonly kind: 'events'; readonly events: Recorded[]; readonly through: Position }
  /** A stretch in which nothing matched. */
  | { readonly kind: 'checkpoint'; readonly through: Position }
  /** Once: everything that stood in the book when the subscription began has been delivered. */
  | { readonly kind: 'caughtUp'; readonly through: Position | null }
  /** The subscription lives. `head` is news of the book, never a place to resume from. */
  | { readonly kind: 'heartbeat'; readonly head: Position | null; readonly at: Instant };

/** The book: streams of events, appended whole, read in order, never changed. Every failure it knows is a `StoreError`. */
export interface EventStore {
  /**
   * All events or none, contiguous in the stream and in the book, durable when the promise resolves. The expectation is decided in
   * the write itself. The same ids at the expected place: the first reply again, however much was appended since, and nothing is
   * written (the bytes are not compared). Limits and shape are checked before anything is sent.
   *
   * WrongExpectedRevision: reload and decide again. AppendOutcomeUnknown: `resolve()`, or resend unchanged. PartialDuplicate,
   * InvalidAppend, EventTooLarge, AppendTooLarge, StreamTombstoned: do not repeat. ClockSkewed: set the clock. StoreUnavailable:
   * nothing was written, resend. StorePoisoned: nothing was written and this store takes nothing more; open it again.
   */
  append(stream: StreamName, events: NonEmpty<NewEvent>, options: AppendOptions): Promise<AppendResult>;
  /**
   * Pages, never empty ones, from the range as it stood at the first page. The next page is read when it is asked for, and nothing
   * is held in between. StreamTruncated rather than a stream without its beginning.
   */
  readStream(stream: StreamName, options?: ReadStreamOptions): AsyncIterable<Recorded[]>;
  /** Ends. PositionForeign when `after` or `to` is no position of this book. */
  readAll(options: ReadAllOptions): AsyncIterable<Page>;
  /**
   * Every committed event after `after` that matches, exactly once and in order; then waits for more. A slow reader delays nobody and
   * holds no transaction. Ends when the signal is aborted or the store closed.
   */
  subscribeAll(options: SubscribeOptions): AsyncIterable<Delivery>;
  /** Position of the newest event; null while the book is empty. */
  head(): Promise<Position | null>;
  /**
   * Which book this is, from the field `book` of the JSON header at revision 0 of `book-identity`, and which epoch of it: a restore
   * begins a new one. Checkpoints carry both. NoIdentity until that event is written.
   */
  identity(): Promise<{ book: Uuid; epoch: number }>;
  /** Waits for appends under way, ends subscriptions, gives back what this store opened and nothing else. Can be repeated. */
  close(): Promise<void>;
}
