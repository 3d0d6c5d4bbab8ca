import type { Entry } from '@parley/negotiation';
import type { Questions } from './questions';
import type { OwnRows } from './rows/tables';

/** A verified and decoded entry with its place in the book. Positions are opaque and compare as bytes. */
export interface FedEntry extends Entry {
  readonly position: string;
}
/** What is fed in one go: entries in the book's order (perhaps none), and the position up to which everything has now been fed. */
export interface Batch {
  readonly entries: readonly FedEntry[];
  readonly through: string;
}
/** The rows of a batch, made by `madeBatches` from the book's first entry on, perhaps in another thread. */
export interface MadeBatch {
  readonly made: OwnRows;
  readonly through: string;
}
/** Which book the rows were made from; another book's feed is refused. */
export interface BookIdentity {
  readonly book: string;
  readonly epoch: number;
}
/** What the rows were made from, so that the book can be asked whether it still holds it. */
export interface MadeFrom extends BookIdentity {
  /** Of the tables: a rebuild makes another. */
  readonly version: number;
  /** Everything up to it is in the rows; null before the first batch. */
  readonly position: string | null;
  /** The newest entry in the rows; absent while there is none. */
  readonly newest?: { readonly stream: string; readonly revision: number; readonly eventId: string; readonly position: string };
}
export interface RebuildOptions {
  /** How many entries the new version holds so far. */
  readonly onProgress?: (events: number) => void;
  readonly signal?: AbortSignal;
  /** The rows in use are no part of this book any more: nothing is taken from them, nor from a version that was begun before. Default: false. */
  readonly fromBookAlone?: boolean;
}
export interface Lag {
  readonly state: 'building' | 'catching-up' | 'live' | 'faulted' | 'waiting-for-writer';
  readonly position: string | null;
  readonly events: number;
  readonly lastError?: string;
}

/**
 * The read side: rows made from fed entries, and the questions asked of them. Never asks the book.
 * Rows and checkpoint commit together; a batch already applied is skipped; a batch that does not join on is refused.
 */
export interface Views extends Questions {
  /** Where feeding goes on: everything up to it is in the rows. Null: from the start. */
  checkpoint(identity: BookIdentity): Promise<string | null>;
  apply(batch: Batch): Promise<void>;
  /**
   * Does the work, which feeds, once it is this opener's turn, and gives the turn up afterwards. One at a time has it, across processes: it is
   * waited for until that one gives it up, says nothing for long or is gone. The work's signal is aborted when the turn is lost.
   */
  whileLeading<T>(work: (signal: AbortSignal) => Promise<T>, options: { readonly signal: AbortSignal }): Promise<T>;
  /** Only says in `lag` how far whoever feeds has come, until the signal, whose reason it rejects with. For processes that are not to feed. */
  whileOthersLead(options: { readonly signal: AbortSignal }): Promise<void>;
  /** Of the rows in use; or of those that a rebuild began and did not end, where there are any. `book` is empty where nothing was fed yet. */
  madeFrom(which?: 'live' | 'begun'): Promise<MadeFrom | undefined>;
  /** From now on questions and feeds are refused with this error, and waits end with it; undefined: no longer. A rebuild goes on all the same. */
  halt(error: Error | undefined): void;
  /** Brings what is derived from whole records, the lists, up to the rows: before a list is answered, and when nothing else is to do. */
  settle(): Promise<void>;
  /** Resolves true once everything up to the position is in the rows, false at the timeout. */
  waitFor(position: string, options: { timeoutMs: number; signal?: AbortSignal }): Promise<boolean>;
  /**
   * Makes a new version of every table beside the live one from the feed (from the book's start to its end), and switches to it in one
   * transaction; readers see the old or the new, never a part. A rebuild that was stopped goes on where it was.
   */
  rebuild(feed: AsyncIterable<Batch | MadeBatch>, options?: RebuildOptions): Promise<{ readonly events: number }>;
  lag(): Lag;
  /** Every row of the live version as text lines in a fixed order: equal dumps, equal rows. Without anything that differs by time of building. */
  dump(): AsyncIterable<string>;
  close(): Promise<void>;
}
