import { actsRecording, boundsOf, idsOfParty, peopleCalled, type Entry } from '@parley/negotiation';
import type { EntryAnswer, HistoryFilter, Moment, Page, Paging } from '../questions';
import { EntryAnswers, registersThen } from './entry-answer';
import { pageAsked, pageOf, type Place } from './paging';
import type { RecordThen } from './record-then';
import { PARTIES, PEOPLE, SOURCES, type Snapshot } from './snapshot';

type Asked = Moment & Paging & HistoryFilter & { readonly stream: string; readonly order?: 'recorded' | 'occurred' };

export async function history(snapshot: Snapshot, q: Asked, now: number): Promise<Page<EntryAnswer> | undefined> {
  const asked = pageAsked('history', q);
  await snapshot.load([q.stream, PEOPLE, SOURCES, ...(q.party === undefined ? [] : [PARTIES])]);
  const record = snapshot.record(q.stream);
  if (!record) return undefined;
  const answers = new EntryAnswers(record, registersThen(snapshot));
  const found = filtered(snapshot, { record, answers }, q);
  const { items, ...more } = pageOf(found, placeIn(answers, q.order), asked);
  return { items: items.map((entry) => answers.answer(entry)), ...more, reflects: snapshot.reflects(now) };
}

interface Answerable {
  readonly record: RecordThen;
  readonly answers: EntryAnswers;
  /** Which entries are asked about; left out, those that count at the moment. */
  readonly counts?: (entry: Entry) => boolean;
}
/** The entries of a record that pass the filters, in no certain order. A party is looked for under every id that was merged with it. */
export function filtered(
  snapshot: Snapshot,
  { record, answers, counts = (entry) => answers.counts(entry) }: Answerable,
  q: HistoryFilter,
): readonly Entry[] {
  const ids = idsFiltered(snapshot, q);
  return candidates(record, ids).filter((entry) => counts(entry) && passes(answers, entry, q));
}

function idsFiltered(snapshot: Snapshot, { issue, meeting, party, person }: HistoryFilter): Named {
  const [people, parties] = [snapshot.record(PEOPLE)?.view, snapshot.record(PARTIES)?.view];
  return {
    issue,
    meeting,
    party: party !== undefined && parties ? idsOfParty(parties, party) : party,
    person: person !== undefined && people ? peopleCalled(people, person) : person,
  };
}

/** In order of recording; or by the earliest moment possible, those without a date last, recording breaking ties. */
export function placeIn(answers: EntryAnswers, order: Asked['order']): (entry: Entry) => Place {
  if (order !== 'occurred') return ({ revision }) => [revision];
  return (entry) => {
    const bounds = boundsOf(answers.standing(entry));
    const earliest = bounds.earliest ?? bounds.latest;
    return [earliest === null ? 1 : 0, earliest ?? 0, entry.revision];
  };
}

/** The ids filtered by; a person's name can stand for several people. */
type NamedKind = 'party' | 'person' | 'issue' | 'meeting';
type Named = { readonly [kind in NamedKind]: string | readonly string[] | undefined };

/** What names the things that are filtered by, by the index of the fold; retracted entries stand in no index, and are found only without such a filter. */
function candidates(record: RecordThen, asked: Named): readonly Entry[] {
  const named = Object.entries(asked).filter(([, ids]) => ids !== undefined);
  const [first, ...more] = named.map(([kind, ids]) => [...new Set([ids ?? []].flat().flatMap((id) => record.whole.about(kind, id)))]);
  if (!first) return record.entries;
  return first.filter(({ eventId }) => more.every((others) => others.some((other) => other.eventId === eventId)));
}

type Test = (answer: EntryAnswer, q: HistoryFilter) => boolean;
/** What each filter asks of an entry as it stands. */
const TESTS: Readonly<Record<Exclude<keyof HistoryFilter, NamedKind>, Test>> = {
  kind: ({ type }, { kind }) => kind === type || actsRecording(type).some(({ act }) => act === kind),
  grade: ({ grade }, q) => grade === q.grade,
  recordedBy: ({ recordedBy, recordedByName }, q) => recordedBy === q.recordedBy || recordedByName === q.recordedBy,
  late: ({ late }, q) => late === q.late,
  corrected: ({ corrections }, q) => corrections.length > 0 === q.corrected,
  acknowledged: ({ acknowledgedBy }, q) => acknowledgedBy.length > 0 === q.acknowledged,
};

function passes(answers: EntryAnswers, entry: Entry, q: HistoryFilter): boolean {
  const tests = Object.entries(TESTS).filter(([filter]) => q[filter as keyof HistoryFilter] !== undefined);
  if (tests.length === 0) return true;
  const answer = answers.answer(entry);
  return tests.every(([, test]) => test(answer, q));
}
