import { eventOf } from '../catalogue';
import { gradeOf, reaches, type Entry, type Grade } from '../entry/entry';
import { CountingView, type Counting } from '../record/history/counting-view';
import { KnownView } from '../record/history/known-view';
import type { RecordHistory } from '../record/history/record-history';
import { rankOf } from '../record/history/versions';
import { boundsOf } from '../record/in-order';
import { leftOf, recordOf } from '../record/record-of';
import type { RecordView } from '../record/record-view';
import { parsePeriod } from '../values/financial-year';

/** The two clocks and the evidence. All absent: everything recorded so far. */
export interface Moment {
  /** EDTF or a financial year; what had certainly occurred by its end. One that is no date, or open at its end, leaves nothing out. */
  readonly asOf?: string;
  /** Integer milliseconds since 1970; what was recorded at or before it. */
  readonly knownAt?: number;
  /** Lowest grade that counts. */
  readonly evidence?: Grade;
  /** The register of sources as known at the same instant: a citation of a source that was retracted counts for nothing. */
  readonly sources?: RecordView;
}
export interface AtMoment {
  readonly view: RecordView;
  /** Entries on record by `knownAt` that the evidence, or `asOf`, leaves out. */
  readonly leftOut: number;
  /** Those of them that may have occurred by `asOf`, but not certainly: the date is not known, or reaches past it. */
  readonly possible: number;
  /** Revision of the last event recorded by `knownAt`; null where there is none. */
  readonly through: number | null;
}

/**
 * What is left of one stream at a moment: the prefix recorded by `knownAt`, with the corrections, retractions and added evidence
 * within it in force; of that, what the evidence bears; of that, what had certainly occurred by the end of `asOf`.
 * Types without a grade (openings, registers, record keeping) count at every threshold, and at `asOf` unless they certainly
 * came later. Where only part of a date's span lies by `asOf`, or nothing is known of the date, the entry is left out and counted
 * in `possible`. Order that was merely stated (`after`, `before`) does not bring an undated entry in.
 * `entries` are in order of recording, as recorded.
 */
export function atMoment(entries: readonly Entry[], moment: Moment = {}): AtMoment {
  const { knownAt, asOf } = moment;
  const known = knownAt === undefined ? entries : entries.filter((e) => e.recordedAt <= knownAt);
  const folded = recordOf(known);
  const through = known.at(-1)?.revision ?? null;
  const standing = folded.all();
  const borne = borneBy(standing, moment);
  const end = endOf(asOf);
  const kept = borne.filter((e) => occurredBy(e, end) === 'certain');
  const isAltered = kept.some((e, index) => e !== standing[index]);
  if (asksAll({ end, rank: rankAsked(moment) }) && !isAltered) return { view: folded, leftOut: 0, possible: 0, through };
  const possible = borne.filter((e) => occurredBy(e, end) === 'possible');
  return { view: leftOf(folded, kept), leftOut: standing.length - kept.length, possible: possible.length, through };
}

/** The lowest rank of grade that counts. */
const rankAsked = ({ evidence }: { readonly evidence?: Grade | undefined }): number => (evidence === undefined ? 0 : rankOf(evidence));
/** Where a date or a grade is asked for, what was retracted is not in view, whether anything else is left out or not. */
const asksAll = ({ end, rank }: Pick<Counting, 'end' | 'rank'>): boolean => end === null && rank === 0;

/** What a moment lets count of any record, beside what was recorded by then: worked out once where many records are asked. */
export type Reach = Pick<Counting, 'end' | 'rank' | 'retracted'>;
export const reachOf = ({ asOf, evidence, sources }: Omit<Moment, 'knownAt'>): Reach => ({
  end: endOf(asOf),
  rank: rankAsked({ evidence }),
  retracted: new Set((sources?.ofType('SourceRetracted') ?? []).map(({ data }) => String(data['source']))),
});

/**
 * The same of the first `count` events of a record, looked up in its history instead of folded: as `atMoment` of those events says it, to
 * the letter. What was known by an instant is such a first part, as times of recording do not fall within a record.
 */
export const lookedUpAt = (history: RecordHistory, count: number, moment: Omit<Moment, 'knownAt'> = {}): AtMoment =>
  countedIn(history, { count, ...reachOf(moment) });

function countedIn(history: RecordHistory, counting: Counting): AtMoment {
  const { count } = counting;
  const known = new KnownView(history, count);
  const through = count === 0 ? null : count - 1;
  const view = new CountingView(history, counting);
  const leftOut = known.standingCount - view.kept;
  if (asksAll(counting) && !view.isAltered) return { view: known, leftOut, possible: 0, through };
  return { view, leftOut, possible: view.keptOrPossible - view.kept, through };
}

/** The entries that reach the evidence asked for, each without the citations of retracted sources. */
function borneBy(standing: readonly Entry[], { evidence, sources }: Moment): readonly Entry[] {
  const cited = sources ? standing.map((e) => withoutRetracted(e, sources)) : standing;
  return evidence === undefined ? cited : cited.filter((e) => !isGraded(e) || reaches(gradeOf(e), evidence));
}

const isGraded = (entry: Entry): boolean => eventOf(entry.type)?.graded ?? true;

function endOf(asOf: string | undefined): number | null {
  const period = asOf === undefined ? undefined : parsePeriod(asOf);
  return period?.ok ? period.value.bounds.latest : null;
}
/** Whether an entry had occurred by then: for certain, perhaps, or only later. Null: by any time. */
function occurredBy(entry: Entry, end: number | null): 'certain' | 'possible' | 'later' {
  if (end === null) return 'certain';
  const { earliest, latest } = boundsOf(entry);
  if (earliest !== null && earliest >= end) return 'later';
  return !isGraded(entry) || (latest !== null && latest <= end) ? 'certain' : 'possible';
}

/** An entry that is on record and does not count at a moment: what its evidence bears comes first, then when it occurred. */
export interface LeftOut {
  readonly entry: Entry;
  readonly because: 'evidence' | 'possible' | 'later';
}
/** The entries that `atMoment` leaves out, in order of recording, each as it stands by then. */
export function leftOutOf(standing: readonly Entry[], moment: Moment): readonly LeftOut[] {
  const end = endOf(moment.asOf);
  const borne = new Map(borneBy(standing, moment).map((entry) => [entry.eventId, entry]));
  return standing.flatMap((entry): readonly LeftOut[] => {
    const when = occurredBy(entry, end);
    if (!borne.has(entry.eventId)) return [{ entry, because: 'evidence' }];
    return when === 'certain' ? [] : [{ entry: borne.get(entry.eventId) ?? entry, because: when }];
  });
}

function withoutRetracted(entry: Entry, sources: RecordView): Entry {
  const isRetracted = ({ source }: { readonly source: string }): boolean =>
    sources.about('source', source).some((e) => e.type === 'SourceRetracted' && e.data['source'] === source);
  return entry.sources.some(isRetracted) ? { ...entry, sources: entry.sources.filter((citation) => !isRetracted(citation)) } : entry;
}
