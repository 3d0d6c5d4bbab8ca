import type { ChangeAnswer, Entry, Family, Grade, KindOfThing, LeftOut, Reflects, RuleAnswer } from '@parley/negotiation';
import type { EntryAnswer, HistoryFilter, Moment, Page, Paging } from './answers';

/** Two moments on one clock: EDTF on the clock of what occurred, integer milliseconds since 1970 on that of recording. `to` left out: all that is recorded now. */
export type Between =
  | { readonly clock: 'occurred'; readonly from: string; readonly to?: string }
  | { readonly clock: 'recorded'; readonly from: number; readonly to?: number };
/** A negotiation or a consortium by its id. */
export interface OneRecord {
  readonly record: 'negotiation' | 'consortium';
  readonly id: string;
}
/** What differs between two moments. The other clock and the evidence are those of the question, at both moments. */
export interface ChangesAnswer extends Page<ChangeAnswer> {
  readonly clock: Between['clock'];
  /** Entries that may have occurred by `to`, but not certainly; none of the changes rests on them. */
  readonly possible: number;
  /** What the earlier moment stands on; null where nothing was on record by then. `reflects` is of the later one. */
  readonly reflectsFrom: Reflects | null;
}

/** An entry on a timeline: when it can have occurred and when it was recorded, in few words. Times are ISO instants (UTC), half-open. */
export interface SpanAnswer {
  readonly entry: string;
  readonly revision: number;
  readonly type: string;
  /** What it is and says, in one line. */
  readonly says: string;
  /** Its lane by kind. */
  readonly family: Family;
  /** Its lanes by party: who did it. Empty where no party is identified. */
  readonly parties: readonly string[];
  /** EDTF as recorded, and the words of the source. */
  readonly date?: string;
  readonly phrase?: string;
  /** Null where open or not known. */
  readonly earliest: string | null;
  readonly latest: string | null;
  readonly recordedAt: string;
  readonly grade: Grade | null;
  /** By the date asked for. Without one, everything has occurred. */
  readonly when: 'certain' | 'possible';
  /** With how many other entries of this answer (all pages) its order cannot be told. */
  readonly undecided: number;
  /** What it is stated to come after, or before. */
  readonly after?: readonly string[];
  readonly before?: readonly string[];
  readonly late?: true;
  readonly leaked?: true;
  readonly corrected?: true;
  readonly retracted?: true;
}
export interface TimelineAnswer extends Page<SpanAnswer> {
  /** Of all pages, with how many entries each holds; parties in the order of their names. */
  readonly lanes: {
    readonly parties: readonly { readonly id: string; readonly name: string; readonly entries: number }[];
    readonly families: readonly { readonly id: Family; readonly entries: number }[];
  };
  /** What the whole of it spans, for axes; null where nothing is dated, or nothing is there. */
  readonly spans: {
    readonly earliest: string | null;
    readonly latest: string | null;
    readonly recordedFrom: string | null;
    readonly recordedTo: string | null;
  };
  readonly entries: number;
}
/** Facts as recorded, before any correction, stream by stream in order of recording: what a position is folded from. */
export interface FactsAnswer extends Page<Entry> {
  /** Of all pages. */
  readonly entries: number;
}
/** An entry that does not count, and why: its evidence does not reach, or it occurred later, or perhaps later, than the date asked for. */
export interface LeftOutAnswer {
  readonly because: LeftOut['because'];
  readonly entry: EntryAnswer;
}

/** Something that a position says something of. */
export interface ThingAnswer {
  /** Its name, to be asked why with. */
  readonly thing: string;
  readonly kind: KindOfThing;
  /** What the position says of it, in one sentence. */
  readonly says: string;
}
/** Why it is so. */
export interface WhyAnswer extends ThingAnswer {
  /** As the position says it. */
  readonly value: unknown;
  readonly rule: RuleAnswer;
  /** Of a figure: what it counts. */
  readonly counts: readonly ThingAnswer[];
  /** Event ids of everything it rests on; of a figure, what the counted things rest on. */
  readonly entries: readonly string[];
  /** Those entries with their sources and the places in them; the first 200. */
  readonly causes: readonly EntryAnswer[];
  readonly reflects: Reflects;
}
/** There is no thing of that name, or it was not known then; `things` are those that there are. */
export interface WhyUnknown {
  readonly unknown: string;
  readonly things: readonly string[];
}

/** What is asked of the past of a record: what differed, when, and on what it rested. */
export interface PastQuestions {
  things(q: Moment & Paging & OneRecord): Promise<Page<ThingAnswer> | undefined>;
  why(q: Moment & OneRecord & { readonly thing: string }): Promise<WhyAnswer | WhyUnknown | undefined>;
  /** Undefined where there is no such record at the later moment. Throws `between-reversed`. */
  changes(q: Moment & Paging & OneRecord & Between): Promise<ChangesAnswer | undefined>;
  /** Entries as spans, those that may have occurred by the date included and marked. Up to 5,000 in a page. */
  timeline(
    q: Moment & Paging & HistoryFilter & OneRecord & { readonly order?: 'recorded' | 'occurred' },
  ): Promise<TimelineAnswer | undefined>;
  /** Everything that the position of a negotiation is folded from. Up to 5,000 in a page. */
  facts(q: Pick<Moment, 'knownAt'> & Paging & { readonly id: string }): Promise<FactsAnswer | undefined>;
  /** What is on record and does not count at the moment; nothing where neither a date nor evidence is asked for. */
  leftOut(q: Moment & Paging & OneRecord & { readonly because?: LeftOut['because'] }): Promise<Page<LeftOutAnswer> | undefined>;
}
