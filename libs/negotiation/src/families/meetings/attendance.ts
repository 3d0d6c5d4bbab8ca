/** Who is in the room. Names and fields of events are storage: add, never rename. */
import { define } from '../../act/definition';
import { actorShape } from '../../entry/entry-shape';
import type { Actor, Entry } from '../../entry/entry';
import type { Irregularity } from '../../irregularity';
import type { RecordView } from '../../record/record-view';
import { described, list, oneOf, optional, record, reference, text, type Is } from '../../shape/shape';
import { entriesOf, outOfTurn } from './in-turn';

export const attendance = {
  present: described('Who is there, people or whole parties.', list(actorShape, { max: 200 })),
  apologies: optional(described('Who sent apologies.', list(actorShape, { max: 200 }))),
  chair: optional(actorShape),
  noteTaker: optional(described('Who takes the note; with the meeting, the citation for what is said there.', actorShape)),
};
const recorded = record({ meeting: reference('meeting'), ...attendance });
export const change = {
  who: actorShape,
  change: described('A walk-out leaves in protest.', oneOf('arrived', 'left', 'walked-out')),
  reason: optional(text(2000)),
};
const changed = record({ meeting: reference('meeting'), ...change });
const side = () => oneOf('management-side', 'staff-side');
const sideMeeting = record({
  meeting: optional(described('The meeting during or beside which it was held.', reference('meeting'))),
  who: list(actorShape, { max: 200 }),
  side: optional(described('Where one side met by itself.', side())),
  about: optional(text(2000)),
  outcome: optional(text(5000)),
});
export type AttendanceRecorded = Is<typeof recorded>;
export type AttendanceChanged = Is<typeof changed>;
export type SideMeetingHeld = Is<typeof sideMeeting>;

const WHO = ['person', 'office', 'asPrinted', 'party', 'body'] as const;
/** True where the two can be the same: they share a name of some kind and differ in none (a party stands for its people). */
export function concerns(who: Actor, attendee: Actor): boolean {
  const both = WHO.filter((key) => who[key] !== undefined && attendee[key] !== undefined);
  return both.some((key) => key !== 'body') && both.every((key) => who[key] === attendee[key]);
}

/** Somebody leaves of whom the attendance knows nothing. Without recorded attendance nothing is flagged. */
function notInTheRoom(entry: Entry<AttendanceChanged>, view: RecordView): readonly Irregularity[] {
  const { meeting, who, change: how } = entry.data;
  if (how === 'arrived') return [];
  const others = entriesOf(view, meeting);
  const lists = others.filter((e) => e.type === 'AttendanceRecorded');
  const there = lists.flatMap((e) => (e.data as unknown as AttendanceRecorded).present as readonly Actor[]);
  const came = others.filter((e) => e.type === 'AttendanceChanged' && e.data['change'] === 'arrived').map((e) => e.data['who'] as Actor);
  if (lists.length === 0 || [...there, ...came].some((attendee) => concerns(who, attendee))) return [];
  const says = 'Nobody recorded as present is meant by this.';
  return [{ rule: 'not-in-the-room', says, entry: entry.eventId, because: lists.map((e) => e.eventId) }];
}

const inNegotiation = { tv: 1, records: ['negotiation'], graded: true } as const;
const id = 'example-rota-talks';

export const attendances = [
  define<AttendanceRecorded>({
    ...inNegotiation,
    type: 'AttendanceRecorded',
    data: recorded,
    act: 'record-attendance',
    says: 'Who is at a meeting, with apologies, chair and note-taker.',
    irregular: outOfTurn,
    example: {
      id,
      body: {
        meeting: 'spare-open',
        present: [{ party: 'example-care-union', person: 'Jo Bloggs' }, { party: 'example-valley-trust' }],
        chair: { asPrinted: 'the independent chair' },
        occurred: { edtf: '2025-05-12' },
      },
    },
  }),
  define<AttendanceChanged>({
    ...inNegotiation,
    type: 'AttendanceChanged',
    data: changed,
    act: 'change-attendance',
    says: 'Somebody arrives at a meeting, leaves it, or walks out.',
    irregular: (entry, view) => [...outOfTurn(entry, view), ...notInTheRoom(entry, view)],
    example: {
      id,
      body: {
        meeting: 'spare-open',
        who: { party: 'example-health-union' },
        change: 'walked-out',
        reason: 'The paper had been changed overnight.',
        occurred: { edtf: '2025-05-12T11:15:00+01:00' },
      },
    },
  }),
  define<SideMeetingHeld>({
    ...inNegotiation,
    type: 'SideMeetingHeld',
    data: sideMeeting,
    act: 'record-side-meeting',
    says: 'Some of those at the talks met apart: one side by itself, or a few of both.',
    example: {
      id,
      body: {
        meeting: 'spare-closed',
        who: [{ party: 'example-health-union' }, { party: 'example-care-union' }],
        side: 'staff-side',
        about: 'Whether to go on.',
        occurred: { edtf: '2025-05-07T12:30:00+01:00' },
      },
    },
  }),
];
