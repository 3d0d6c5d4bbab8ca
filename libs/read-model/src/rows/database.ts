import type { Kysely } from 'kysely';
import type { Tables, TextRow, VersionedTable, VersionedTables } from './tables';

export type Rows = Kysely<Tables>;

/** What words are looked for in: the text known at a moment, by falling id: things before entries, newest recorded first. */
export interface TextQuestion {
  /** Each must occur; letters and digits only, never a query language. */
  readonly words: readonly string[];
  readonly knownAt?: number;
  readonly stream?: string;
  /** Only ids below this one. */
  readonly after?: number;
  readonly limit: number;
}
export type TextHit = Omit<TextRow, 'body'> & { readonly excerpt: string };

/** A transaction that writes. `rows` speaks of the tables of the version asked for; unversioned tables are the same in each. */
export interface Writing {
  rows(version: number): Rows;
  /**
   * Adds rows in bulk. Where a row with the same key is there: a naming is passed over, a stream's and a listed record's row takes its
   * place (but a stream's first recording stays), anything else is an error.
   */
  insert<T extends VersionedTable>(version: number, table: T, rows: readonly VersionedTables[T][]): void | Promise<void>;
  /** Makes text findable; each id once. Where `finishTables` is still to come, it is not needed. */
  indexTexts(version: number, texts: readonly TextRow[]): void | Promise<void>;
  /** Empty tables without what only questions need, or, with `finished`, whole ones. */
  makeTables(version: number, options: { readonly finished: boolean }): Promise<void>;
  /** What only questions need, for tables that were filled without. Can be repeated. */
  finishTables(version: number): Promise<void>;
  /** Makes everything in the text rows findable, and nothing else. Can be repeated. */
  indexAllTexts(version: number): Promise<void>;
  dropTables(version: number): Promise<void>;
  /** Milliseconds since 1970, by a clock that everybody who may hold a lease shares; absent where each has but its own. */
  readonly sharedNow?: number;
  /** True where whoever goes by this name certainly writes no more. */
  isGone(holder: string): Promise<boolean>;
  /** Tells those who watch, in other processes, once this is committed. */
  announce(): Promise<void>;
}
export interface Reading {
  rows(version: number): Rows;
  findText(version: number, question: TextQuestion): Promise<TextHit[]>;
}
/** What a transaction writes: the live rows, a version that is still being made, or both, as where one takes the other's place. */
export type Part = 'live' | 'rebuild' | 'both';

/**
 * The port to a database. Only the dialect lies behind it (transactions, bulk inserts, tables, full text); what is asked and written is
 * said once, in Kysely.
 */
export interface RowDatabase {
  /** Names this opener across processes. */
  readonly holder: string;
  /** One committed state of all rows, whatever is written meanwhile; never waits for a writer. May ask again from the beginning. */
  reading<T>(ask: (reading: Reading) => Promise<T>): Promise<T>;
  /** All or nothing, for each part one at a time across processes, durable as far as the rows need: what is lost can be fed again. */
  writing<T>(part: Part, change: (writing: Writing) => Promise<T>): Promise<T>;
  /** Like `reading`, beside the questions, for something long; asks once. */
  readingApart<T>(read: (reading: Reading) => AsyncIterable<T>): AsyncIterable<T>;
  /** Calls back when another process may have committed. Absent where nobody tells: then one has to look. */
  watch?(look: () => void): void;
  close(): Promise<void>;
}
