/**
 * The rows, as they stand in a database. `n` counts the entries in the book's order from 1: the same in every build from the same book.
 * Times are integer milliseconds since 1970. The tables of the first group exist once for each version.
 */
export interface FactRow {
  readonly n: number;
  readonly position: string;
  readonly stream: string;
  readonly revision: number;
  readonly event_id: string;
  readonly type: string;
  readonly recorded_at: number;
  readonly recorded_by: string;
  /** Rank of its grade as recorded, 0 the weakest; null for types that carry no evidence. */
  readonly grade: number | null;
  /** When it occurred, as recorded; half-open, null where open or unknown. */
  readonly earliest: number | null;
  readonly latest: number | null;
  /** The whole entry as recorded, in canonical JSON. */
  readonly entry: string;
}
/** That a record names a thing that lives elsewhere. A place to look: whether it still stands is asked of the fold. */
export interface NamingRow {
  readonly kind: string;
  readonly id: string;
  readonly stream: string;
}
export interface StreamRow {
  readonly stream: string;
  readonly category: string;
  /** Of the last entry. */
  readonly revision: number;
  readonly first_at: number;
  /** Up to which revision its row in the list is derived; −1 before the first time, and for registers. */
  readonly listed: number;
}
/** A record in the list, derived from everything recorded in it. */
export interface ListedRow {
  readonly id: string;
  readonly title_key: string;
  readonly state: string;
  /** Ids between spaces, with a space at either end. */
  readonly parties: string;
  /** When what happened last had happened at the latest, in UTC milliseconds; 0 where there is nothing. */
  readonly last_at: number;
  readonly answer: string;
}
/** What an entry says from one recording on, until another changes it: known at K where `from_at` <= K < `until_at`. */
export interface TextRow {
  /** 2n for the text of entry n itself, 2n+1 for the text that entry n gives to another; 2^48 more for things: parties, sources, records. */
  readonly id: number;
  readonly kind: string;
  readonly thing: string;
  readonly stream: string;
  readonly event_id: string;
  readonly type: string;
  readonly title: string;
  readonly body: string;
  readonly from_at: number;
  readonly until_at: number | null;
}
/** Rows that depend on nothing but the entries that they are of. */
export interface OwnRows {
  readonly facts: readonly FactRow[];
  readonly namings: readonly NamingRow[];
  readonly texts: readonly TextRow[];
}
export interface VersionedTables {
  fact: FactRow;
  naming: NamingRow;
  stream: StreamRow;
  negotiation: ListedRow;
  consortium: ListedRow;
  text: TextRow;
}

export interface CheckpointRow {
  readonly name: string;
  readonly version: number;
  /** Which program made the rows: others are made anew. */
  readonly format: string;
  readonly book: string;
  readonly epoch: number;
  /** Everything up to it is in the rows; null before the first batch. */
  readonly position: string | null;
  readonly events: number;
  readonly owner_epoch: number;
}
export interface RegistryRow {
  readonly name: string;
  readonly live_version: number;
  readonly building_version: number | null;
}
/** Who may write; `holder` may be taken over once `until_at` has passed or its process is gone. */
export interface LeaseRow {
  readonly name: string;
  readonly holder: string;
  readonly owner_epoch: number;
  readonly until_at: number;
}
export interface Tables extends VersionedTables {
  checkpoint: CheckpointRow;
  registry: RegistryRow;
  lease: LeaseRow;
}
export type VersionedTable = keyof VersionedTables;
export const VERSIONED_TABLES = [
  'fact',
  'naming',
  'stream',
  'negotiation',
  'consortium',
  'text',
] as const satisfies readonly VersionedTable[];
