import type { Expected, Instant, StreamName, Uuid } from './port';

/** What each error says beside its code. Revisions and indexes are 0-based, sizes and limits in bytes unless the reason says events. */
export interface StoreErrorFields {
  /** `actual` is the last revision, null for a stream that does not exist. */
  WrongExpectedRevision: { stream: StreamName; expected: Expected; actual: bigint | null };
  /** Some ids of the append are in the book already, but not all of them at the expected place. */
  PartialDuplicate: { stream: StreamName; known: Uuid[] };
  /**
   * Sent, and not answered. `resolve` says what became of it: 'absent' is final unless the append is sent again. It rejects with
   * StorePoisoned when only a store opened anew can tell.
   */
  AppendOutcomeUnknown: { stream: StreamName; ids: Uuid[]; resolve: () => Promise<'committed' | 'absent'> };
  EventTooLarge: { limit: number; size: number; index: number };
  /** `index` is the event with which the append passed the limit. */
  AppendTooLarge: { limit: number; size: number; index: number };
  InvalidAppend: { reason: InvalidAppendReason; index?: number };
  /** `at` lies more than 60 s ahead of the store's clock. */
  ClockSkewed: { at: Instant; storeNow: Instant };
  StreamTombstoned: { stream: StreamName };
  StreamTruncated: { stream: StreamName; firstRevision: bigint };
  StreamNotFound: { stream: StreamName };
  /** What stands there was not written by this program, or was changed: `what` says how it shows, never the content. */
  EventUnreadable: { stream: StreamName; revision: bigint; what: string };
  /** Nothing was written. */
  StoreUnavailable: { reason: string };
  /** The store can no longer say what is durable; it has stopped writing. Open it again, which verifies it. */
  StorePoisoned: { reason: string };
  /** `because`: where it is not a right that is missing, a sentence that says what to change. */
  AccessDenied: { what: string; because?: string };
  /** Not a position of this book: of another one, or of a later state than the one that was put back. `epoch` where the store knows it. */
  PositionForeign: { position: string; epoch?: number };
  NoIdentity: { stream: StreamName };
  Unsupported: { what: string };
}

export type InvalidAppendReason =
  | 'empty'
  | 'tooManyEvents'
  | 'streamName'
  | 'expected'
  | 'id'
  | 'sameIdTwice'
  | 'type'
  | 'at'
  | 'atFalls'
  | 'correlationId'
  | 'causationId'
  | 'bytes';

export type StoreErrorCode = keyof StoreErrorFields;

const RETRYABLE: ReadonlySet<StoreErrorCode> = new Set<StoreErrorCode>(['StoreUnavailable', 'AppendOutcomeUnknown']);

const shown = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? value.toString() : value);

export class StoreError<C extends StoreErrorCode = StoreErrorCode> extends Error {
  override readonly name = 'StoreError';
  /** The same request, unchanged, may succeed later. A conflict is not: it must be decided again. */
  readonly retryable: boolean;

  constructor(
    readonly code: C,
    readonly fields: StoreErrorFields[C],
    options?: { cause: unknown },
  ) {
    super(`${code} ${JSON.stringify(fields, shown)}`, options);
    this.retryable = RETRYABLE.has(code);
  }
}

export const isStoreError = (error: unknown): error is StoreError => error instanceof StoreError;

/** Narrows to one code, so that its fields can be read. */
export const isStoreErrorOf = <C extends StoreErrorCode>(error: unknown, code: C): error is StoreError<C> =>
  error instanceof StoreError && error.code === code;
