import type { Entry, Grade, LastAnswer, NegotiationState, Reflects } from '@parley/negotiation';

/** The two clocks and the evidence: which part of the record a question is asked of. All absent: everything recorded so far. */
export interface Moment {
  /** EDTF; what had certainly occurred by its end. */
  readonly asOf?: string;
  /** Integer milliseconds since 1970; what was recorded at or before it. */
  readonly knownAt?: number;
  /** Lowest grade that counts. */
  readonly evidence?: Grade;
}
/** A page of an answer; `after` is the cursor that the page before gave, and stands for one question with the same filters. */
export interface Paging {
  readonly limit?: number;
  readonly after?: string;
}
export interface Page<T> {
  readonly items: readonly T[];
  /** Present where there is more. */
  readonly next?: string;
  readonly reflects: Reflects;
}
/** A list of records. */
export interface RecordsPage<T> extends Page<T> {
  /** Records known by then of which nothing had occurred, or nothing on such evidence, whatever is looked for: they are not in the list. */
  readonly leftOut: number;
}
export type HistoryFilter = {
  readonly party?: string;
  /** Id, or exact name: then of everybody who has it. */
  readonly person?: string;
  readonly issue?: string;
  readonly meeting?: string;
  /** Event type, or the act that records it. */
  readonly kind?: string;
  /** Exactly this grade. */
  readonly grade?: Grade;
  readonly recordedBy?: string;
  /** Recorded more than 30 days after the latest moment at which it occurred. */
  readonly late?: boolean;
  readonly corrected?: boolean;
  readonly acknowledged?: boolean;
};
/** An entry in an answer: as it stands at the moment asked for, with what was done to it. Times are ISO instants (UTC). */
export interface EntryAnswer extends Omit<Entry, 'recordedAt' | 'notedAt'> {
  readonly recordedAt: string;
  readonly notedAt?: string;
  readonly recordedByName?: string;
  readonly grade: Grade | null;
  readonly earliest: string | null;
  readonly latest: string | null;
  readonly late: boolean;
  readonly corrections: readonly string[];
  readonly retractedBy?: string;
  readonly acknowledgedBy: readonly string[];
  readonly disputedBy: readonly string[];
}
/** Entries in few words, a hundred at most, in the order of recording; `count`: how many there are. */
export interface RelatedEntries {
  readonly count: number;
  readonly items: readonly { readonly entry: string; readonly revision: number; readonly type: string; readonly says: string }[];
}
/** One entry by itself, all that was done to it, and what it hangs together with. */
export interface WholeEntryAnswer extends EntryAnswer {
  /** As it was first recorded, where a part of it was replaced or added since. */
  readonly asRecorded?: Pick<Entry, 'type' | 'data' | 'occurred' | 'actors' | 'sources'>;
  /** What was done to it, in the order of recording: corrections, evidence, mergers, acknowledgements, disputes, its retraction. */
  readonly since: readonly EntryAnswer[];
  /** Of the same record: what was recorded in the same act. */
  readonly sameAct: RelatedEntries;
  /** What made the things that it names, or is stated to have caused it; not what was recorded in the same act. */
  readonly refersTo: RelatedEntries;
  /** What names it, or the things that it made; neither what was done to it nor what stands above. */
  readonly referredToBy: RelatedEntries;
  readonly reflects: Reflects;
}
export interface NegotiationRow {
  readonly id: string;
  readonly title: string;
  readonly level: string;
  readonly state: NegotiationState | 'undetermined';
  readonly parties: readonly string[];
  readonly open: { readonly questions: number; readonly objections: number; readonly conflicts: number; readonly actions: number };
  readonly entries: number;
  readonly last: LastAnswer | null;
}
export interface ConsortiumRow {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly last: LastAnswer | null;
}
/** A record and what it is called. */
export interface RecordNamed {
  readonly kind: 'negotiation' | 'consortium';
  readonly id: string;
  readonly title: string;
}
export interface Found {
  readonly kind: 'entry' | 'party' | 'person' | 'source' | 'negotiation' | 'consortium';
  readonly id: string;
  readonly stream: string;
  /** The record that the stream is of; absent for a register. */
  readonly record?: RecordNamed;
  readonly title: string;
  /** A few words around the hit, with the hit between ‹ and ›. */
  readonly excerpt: string;
  readonly entry: string;
}
export interface OfficeHolding {
  readonly office: string;
  readonly title: string;
  readonly party?: string;
  readonly from?: string;
  readonly to?: string;
  readonly entry: string;
}
export interface PartyAnswer {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly region?: string;
  readonly formerNames: readonly string[];
  readonly mergedInto?: string;
  readonly officeHolders: readonly (OfficeHolding & { readonly person: string; readonly name: string })[];
  readonly negotiations: readonly { readonly id: string; readonly title: string }[];
  readonly consortia: readonly { readonly id: string; readonly name: string }[];
  readonly entries: readonly string[];
  readonly reflects: Reflects;
}
export interface PersonAnswer {
  readonly id: string;
  readonly name: string;
  readonly distinguishing?: string;
  readonly offices: readonly OfficeHolding[];
  /** What the person said or did, in each office, across negotiations; `office` null where none was stated. */
  readonly said: readonly { readonly office: string | null; readonly entries: readonly EntryAnswer[] }[];
  readonly reflects: Reflects;
}
export interface SourceAnswer {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly retracted: boolean;
  readonly entries: readonly EntryAnswer[];
  readonly reflects: Reflects;
}
