import type { Actor, Entry } from '../entry/entry';
import type { AttendanceChanged, AttendanceRecorded, SideMeetingHeld } from '../families/meetings/attendance';
import { concerns } from '../families/meetings/attendance';
import type { MeetingOpened, MeetingScheduled, PapersCirculated } from '../families/meetings/course';
import { entriesOf, followsStep, stepsOf } from '../families/meetings/in-turn';
import type { RecordView } from '../record/record-view';
import type { AttendeeAnswer, MeetingAnswer, MeetingState } from './meeting-answer';
import { minutesOf } from './minutes';
import { stateBy } from './stated';

const STATES: Readonly<Record<string, MeetingState>> = {
  MeetingScheduled: 'Scheduled',
  MeetingOpened: 'Opened',
  MeetingAdjourned: 'Adjourned',
  MeetingReconvened: 'Reconvened',
  MeetingClosed: 'Closed',
  MeetingCancelled: 'Cancelled',
};

/** Every meeting of which anything is on record, in the order in which it came on record. */
export function meetingsOf(view: RecordView): readonly MeetingAnswer[] {
  const first = (id: string): number => entriesOf(view, id)[0]?.revision ?? Infinity;
  const placed = view.named('meeting').map((id) => ({ id, at: first(id) }));
  return placed.sort((a, b) => a.at - b.at).flatMap(({ id }) => meetingOf(view, id) ?? []);
}

/** One meeting; undefined where nothing is on record of it. */
export function meetingOf(view: RecordView, id: string): MeetingAnswer | undefined {
  const entries = entriesOf(view, id);
  if (entries.length === 0) return undefined;
  const ofType = <D>(type: string): readonly Entry<D>[] => entries.filter((e) => e.type === type) as unknown as readonly Entry<D>[];
  const eventIds = (type: string): readonly string[] => ofType(type).map((e) => e.eventId);
  return {
    id,
    ...stateOf(view, id),
    ...calling(ofType<MeetingScheduled>('MeetingScheduled'), ofType<MeetingOpened>('MeetingOpened')),
    attendance: attendanceOf(view, ofType('AttendanceRecorded'), ofType('AttendanceChanged')),
    papers: ofType<PapersCirculated>('PapersCirculated').flatMap((e) => e.data.papers.map((paper) => ({ ...paper, entry: e.eventId }))),
    sideMeetings: ofType<SideMeetingHeld>('SideMeetingHeld').map((e) => e.eventId),
    sideNotes: eventIds('SideNotesFiled'),
    actions: ofType<{ action: string }>('ActionAgreed').map((e) => e.data.action),
    minutes: minutesOf(view, id),
    entries: entries.map((e) => e.eventId),
  };
}

/** Title, forum, place and agenda: the opening's word stands before the scheduling's. */
function calling([scheduled]: readonly Entry<MeetingScheduled>[], [opened]: readonly Entry<MeetingOpened>[]) {
  const { title, forum, place, agenda = [] } = { ...told(scheduled), ...told(opened) };
  return {
    ...present({ title, forum, place, starts: scheduled?.data.starts, date: opened?.occurred.edtf, phrase: opened?.occurred.phrase }),
    agenda,
  };
}
type Told = Pick<MeetingOpened, 'title' | 'forum' | 'place' | 'agenda'>;
const told = (entry: { readonly data: Told } | undefined): Told => {
  const { title, forum, place, agenda } = entry?.data ?? {};
  return present({ title, forum, place, agenda });
};
/** The same without what is undefined. */
const present = <T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> };

function stateOf(view: RecordView, id: string): Pick<MeetingAnswer, 'state' | 'between' | 'adjourned'> {
  const steps = stepsOf(view, id);
  const stated = stateBy(view, steps, { stateOf: (e) => STATES[e.type] ?? 'Unknown', follows: followsStep(steps) });
  if (!stated) return { state: 'Unknown' };
  const { state, between, entries } = stated;
  const last = entries.length === 1 && state === 'Adjourned' ? view.entry(String(entries[0])) : undefined;
  return { state, ...(between && { between }), ...(last && { adjourned: adjournment(last) }) };
}

const adjournment = ({ data, eventId }: Entry) => ({
  ...(typeof data['until'] === 'string' && { until: data['until'] }),
  ...(data['sineDie'] === true && { sineDie: true as const }),
  entry: eventId,
});

/** Each who was there or came, with what is last known of them; a party's walk-out is that of its people. */
function attendanceOf(
  view: RecordView,
  lists: readonly Entry<AttendanceRecorded>[],
  changes: readonly Entry<AttendanceChanged>[],
): readonly AttendeeAnswer[] {
  const listed = lists.flatMap((entry) => (entry.data.present as readonly Actor[]).map((who) => ({ who, entry: entry })));
  const moves = changes.map((entry) => ({ who: entry.data.who, entry: entry, change: entry.data.change }));
  const known = [...listed, ...moves.filter(({ who }) => !listed.some((one) => concerns(who, one.who)))];
  const attendees = known.filter(({ who }, index) => known.findIndex((other) => isSame(other.who, who)) === index);
  const there = attendees.map(({ who }) =>
    attendee(view, who, [...listed.filter((one) => isSame(one.who, who)), ...moves.filter((one) => concerns(one.who, who))]),
  );
  const sorry = lists.flatMap((entry) =>
    ((entry.data.apologies ?? []) as readonly Actor[]).map((who) => ({ ...who, state: 'apologies' as const, entries: [entry.eventId] })),
  );
  return [...there, ...sorry];
}

interface Seen {
  readonly who: Actor;
  readonly entry: Entry;
  readonly change?: 'arrived' | 'left' | 'walked-out';
}
function attendee(view: RecordView, who: Actor, seen: readonly Seen[]): AttendeeAnswer {
  const isChange = (e: Entry): boolean => e.type === 'AttendanceChanged';
  const stateAt = (entry: Entry) => {
    const change = seen.find((one) => one.entry.eventId === entry.eventId)?.change;
    return change === undefined || change === 'arrived' ? ('present' as const) : change;
  };
  const facts = seen.map((one) => one.entry);
  const stated = stateBy(view, facts, { stateOf: stateAt, follows: (a, b) => isChange(a) && !isChange(b) });
  return { ...who, state: 'present', ...stated, entries: facts.map((e) => e.eventId) };
}

const isSame = (a: Actor, b: Actor): boolean =>
  a.person === b.person && a.office === b.office && a.party === b.party && a.body === b.body && a.asPrinted === b.asPrinted;
