import type { Entry, Irregularity, Refusal } from '@parley/negotiation';
import type { Lag, Questions } from '@parley/read-model';

/** An act as a face hands it in. `record` and `act` name it in the catalogue of acts. */
export interface Submission {
  readonly act: string;
  readonly record: 'negotiation' | 'consortium' | 'register-parties' | 'register-people' | 'register-sources';
  /** Id of the record in the route; absent for registers and for acts that open a record. */
  readonly id?: string;
  /** The body as parsed from JSON; checked here by the act's shape. */
  readonly body: unknown;
  /** Name or person id of who records. */
  readonly recorder: string;
  readonly via?: 'unauthenticated' | 'system' | 'migration';
  /** UUID, or any text of at most 200 characters, which is turned into one. Absent: a fresh one. */
  readonly commandId?: string;
  /** Refuse unless this is the revision of the record's last event. */
  readonly expectedRevision?: number;
  /**
   * When it was recorded where it is taken over from, in milliseconds since 1970; then it stands as recorded by migration. Only where the
   * tracker was opened for a migration, not after its clock, and not before the last event of the same record.
   */
  readonly recordedAt?: number;
  /** Correlates the commands of one intention, as of one import. */
  readonly correlationId?: string;
}
export interface Receipt {
  /** Of each event: where it stands, and its leaf hash. `position` is that of the act's last event: wait for it to read one's own write. */
  readonly events: readonly {
    readonly eventId: string;
    readonly type: string;
    readonly stream: string;
    readonly revision: number;
    readonly position: string;
    readonly leaf: string;
  }[];
  readonly irregularities: readonly Irregularity[];
  /** The stream, its last revision after the act (−1 for an unwritten stream), and the record's id. */
  readonly stream: string;
  readonly revision: number;
  readonly id?: string;
  /** True where an earlier try of the same command had stored it. */
  readonly repeated: boolean;
}

/** A fault of a body: where, which, and what to do. */
export interface BodyFault {
  readonly path: string;
  readonly code: string;
  readonly says: string;
}
/** Why an act was not recorded; nothing of it is stored. `code` is stable and public. */
export class NotRecorded extends Error {
  readonly faults: readonly BodyFault[];
  /** What there is to choose from, where a name fits several. */
  readonly choice: readonly string[];

  constructor(
    readonly code: string,
    readonly says: string,
    { faults = [], choice = [] }: { readonly faults?: readonly BodyFault[]; readonly choice?: readonly string[] } = {},
  ) {
    super(`${code}: ${says}`);
    this.faults = faults;
    this.choice = choice;
  }
  static because({ code, says, path, choice = [] }: Refusal): NotRecorded {
    return new NotRecorded(code, says, { faults: path === undefined ? [] : [{ path, code, says }], choice });
  }
}

/** An event of the live feed. */
export interface Followed {
  readonly position: string;
  readonly entry: Entry;
}
/** What is recorded and not yet in the views. */
export interface Behind {
  /** Counted in the book when it is asked; at most 1,000, or more where `isMore`. */
  readonly events: number;
  readonly isMore: boolean;
  /** Since the first of them was recorded; 0 where there are none. */
  readonly seconds: number;
}
export interface TrackerStatus {
  readonly book: string;
  readonly epoch: number;
  readonly store: string;
  readonly head: string | null;
  /** `caughtUp`: they hold everything up to `head`. */
  readonly views: Lag & { readonly behind: Behind; readonly caughtUp: boolean };
  readonly writable: boolean;
  readonly lastError?: string;
  /** Where all has halted until somebody who runs it does something: what. */
  readonly halted?: string;
}

/** An event as the book keeps it, for whoever proves it without trusting the program that answers. */
export interface StoredEvent {
  readonly eventId: string;
  readonly type: string;
  readonly stream: string;
  readonly revision: number;
  readonly position: string;
  /** The header's exact characters, whose leaf hash a receipt names. */
  readonly header: string;
  /** The payload in its canonical form; the header's `pc` commits to it. */
  readonly payload: string;
  /** The header of the next event of the stream, whose `prev` is the leaf of this one; absent while there is none. */
  readonly next?: string;
}

export interface Tracker {
  /**
   * Throws `NotRecorded`, or a store error whose `code` and `retryable` say what to do. Like every question, wait and feed it throws an error
   * with the code `book-went-back` while the book does not hold what it held: nothing goes on then but `status` and `rebuild`.
   */
  execute(submission: Submission): Promise<Receipt>;
  readonly ask: Questions;
  /** Resolves once the views hold everything up to the position (`head`: all that is recorded now); false at the timeout or for a foreign position. */
  waitFor(position: string, options?: { timeoutMs?: number; signal?: AbortSignal }): Promise<boolean>;
  /** Everything recorded after the position (`null`: from the start), in the book's order, then live, until the signal. Yields empty batches as heartbeats. */
  follow(options: { after: string | null; stream?: string; signal: AbortSignal }): AsyncIterable<readonly Followed[]>;
  /** The bytes of the event at this place, read from the book; undefined where another stands there. Whether they match is for the asker to find out. */
  stored(place: Pick<StoredEvent, 'eventId' | 'stream' | 'revision'>): Promise<StoredEvent | undefined>;
  /** Position of the last event in the book. */
  head(): Promise<string | null>;
  status(): Promise<TrackerStatus>;
  rebuild(options?: { onProgress?: (events: number) => void; signal?: AbortSignal }): Promise<{ readonly events: number }>;
  close(): Promise<void>;
}
