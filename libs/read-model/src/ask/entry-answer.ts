import { boundsOf, eventOf, gradeOf, personName, type Entry, type RecordView } from '@parley/negotiation';
import type { EntryAnswer } from '../questions';
import { defined } from './defined';
import type { RecordThen } from './record-then';
import { PEOPLE, SOURCES, type Snapshot } from './snapshot';

/** Recorded later than this after the last moment at which it can have occurred is late. */
const LATE_MS = 30 * 86_400_000;
const iso = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

/** What was done to an entry later, by event id. */
interface Done {
  readonly corrections: string[];
  readonly acknowledgedBy: string[];
  readonly disputedBy: string[];
  retractedBy?: string;
}
const WHAT_IT_DOES: Readonly<Record<string, (done: Done, by: string) => void>> = {
  EntryCorrected: (done, by) => done.corrections.push(by),
  EvidenceAdded: (done, by) => done.corrections.push(by),
  EntryAcknowledged: (done, by) => done.acknowledgedBy.push(by),
  EntryDisputed: (done, by) => done.disputedBy.push(by),
  EntryRetracted: (done, by) => (done.retractedBy ??= by),
  DuplicatesMerged: (done, by) => (done.retractedBy ??= by),
};
function targetsOf(type: string, data: Entry['data']): readonly string[] {
  if (type === 'DuplicatesMerged') return data['duplicates'] as readonly string[];
  return Object.hasOwn(WHAT_IT_DOES, type) ? [String(data['entry'])] : [];
}
/** An entry that duplicates were merged into is not retracted by that; it stands for all of them. */
const concerns = ({ type, data }: Entry, id: string): boolean =>
  targetsOf(type, data).includes(id) || (type === 'DuplicatesMerged' && data['kept'] === id);

export const registersThen = (snapshot: Snapshot) => ({ people: snapshot.record(PEOPLE)?.whole, sources: snapshot.record(SOURCES)?.whole });

/** Answers for the entries of one record; names and grades are by the registers at the same moment. */
export class EntryAnswers {
  constructor(
    private readonly record: RecordThen,
    private readonly registers: { readonly people: RecordView | undefined; readonly sources: RecordView | undefined },
  ) {}

  /** By those that name it as they stand: a mark that was corrected is of the entry that it names since. */
  private doneTo(target: string): Done {
    const done: Done = { corrections: [], acknowledgedBy: [], disputedBy: [] };
    for (const { type, data, eventId } of this.record.whole.about('entry', target))
      if (targetsOf(type, data).includes(target)) WHAT_IT_DOES[type]?.(done, eventId);
    return done;
  }

  /** The entry with corrections in force, retracted or not. */
  standing(recorded: Entry): Entry {
    return this.record.whole.entry(recorded.eventId) ?? recorded;
  }

  /** The same with what was done to it. */
  answer(recorded: Entry): EntryAnswer {
    const entry = this.standing(recorded);
    const { recordedAt, notedAt, ...rest } = entry;
    const { earliest, latest } = boundsOf(entry);
    return {
      ...rest,
      recordedAt: new Date(recordedAt).toISOString(),
      ...defined({ notedAt: iso(notedAt ?? null) ?? undefined, recordedByName: this.recorder(entry) }),
      grade: this.grade(entry),
      earliest: iso(earliest),
      latest: iso(latest),
      late: latest !== null && recordedAt - latest > LATE_MS,
      ...this.doneTo(entry.eventId),
    };
  }

  /** What was done to it and still holds, in the order of recording. */
  since({ eventId }: Entry): readonly Entry[] {
    return this.record.whole.about('entry', eventId).filter((entry) => concerns(entry, eventId));
  }

  private recorder({ recordedBy }: Entry): string | undefined {
    const { people } = this.registers;
    return people?.maker('person', recordedBy) && personName(people, recordedBy);
  }

  /** Of what can still be cited: a source that was retracted bears nothing. */
  private grade({ type, sources }: Entry): EntryAnswer['grade'] {
    if (!eventOf(type)?.graded) return null;
    const isRetracted = (source: string): boolean =>
      this.registers.sources?.about('source', source).some((e) => e.type === 'SourceRetracted') ?? false;
    return gradeOf({ sources: sources.filter(({ source }) => !isRetracted(source)) });
  }

  /** Whether the entry belongs in an answer at its moment: retracted entries do, marked, unless a date or a grade is asked for. */
  counts({ eventId }: Entry): boolean {
    const { view, whole } = this.record;
    return view === whole || view.entry(eventId) !== undefined;
  }
}
