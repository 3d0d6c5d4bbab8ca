import type { ActDefinition, EventPart } from '../../act/definition';
import { freshId } from '../../act/new-ids';
import { entryFields, occurredShape } from '../../entry/entry-shape';
import type { RecordView } from '../../record/record-view';
import { checked, described, list, optional, record, type Description, type Is, type RecordShape } from '../../shape/shape';
import { action } from './actions';
import { attendance, change } from './attendance';
import { adjournment, closing, opened, untilOrSineDie } from './course';

const own = {
  ...opened.fields,
  present: optional(attendance.present),
  apologies: attendance.apologies,
  chair: attendance.chair,
  noteTaker: attendance.noteTaker,
};
const when = { occurred: optional(described('When, where it is not when the meeting began.', occurredShape)) };
const changes = list(record({ ...change, ...when }), { max: 200 });
const adjourned = checked(record({ ...adjournment, ...when }), untilOrSineDie);
const closed = record({ ...closing, ...when });
const fields = {
  ...own,
  changes: optional(described('Who arrived, left or walked out, each at its own time.', changes)),
  actions: optional(described('What was agreed to be done.', list(record(action), { max: 100 }))),
  adjourned: optional(adjourned),
  closed: optional(closed),
};
type Timed = { readonly occurred?: Is<typeof occurredShape> };
interface Logged extends Record<string, unknown> {
  readonly meeting?: string;
  readonly title?: string;
  readonly present?: unknown;
  readonly changes?: readonly (Is<typeof changes>[number] & Timed)[];
  readonly actions?: readonly Record<string, unknown>[];
  readonly adjourned?: Is<typeof adjourned> & Timed;
  readonly closed?: Is<typeof closed> & Timed;
}
const body = checked(record(fields as Record<string, Description>), (given) =>
  given['present'] === undefined && ['apologies', 'chair', 'noteTaker'].some((key) => given[key] !== undefined)
    ? { code: 'attendance-without-present', says: 'Say who was present as well.', path: 'present' }
    : undefined,
);

/** The fields of the body that stand in a shape, as this event's data. */
const pick = (given: Record<string, unknown>, keys: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(keys.flatMap((key) => (given[key] === undefined ? [] : [[key, given[key]]])));
/** An event of the meeting that has a time of its own, or else that of the body. */
function timed(type: string, meeting: string, { occurred, ...data }: Timed & Record<string, unknown>): EventPart {
  return { type, data: { meeting, ...data }, ...(occurred && { carries: { occurred } }) };
}

function eventsOf(read: Record<string, unknown>, on: RecordView): readonly EventPart[] {
  const given = read as Logged;
  const meeting = given.meeting ?? freshId('meeting', given.title, on);
  const opening: EventPart = { type: 'MeetingOpened', data: { ...pick(given, Object.keys(opened.fields)), meeting } };
  const attended: EventPart = { type: 'AttendanceRecorded', data: { meeting, ...pick(given, Object.keys(attendance)) } };
  return [
    opening,
    ...(given.present === undefined ? [] : [attended]),
    ...(given.changes ?? []).map((one) => timed('AttendanceChanged', meeting, one)),
    ...(given.actions ?? []).map((one) => ({ type: 'ActionAgreed', data: { ...one, meeting } })),
    ...(given.adjourned ? [timed('MeetingAdjourned', meeting, given.adjourned)] : []),
    ...(given.closed ? [timed('MeetingClosed', meeting, given.closed)] : []),
  ];
}

/** A whole meeting at once: what is sent is recorded together or not at all. `occurred` is when it began. */
export const logMeeting: ActDefinition = {
  act: 'log-meeting',
  says: 'A meeting is recorded as a whole: opening, attendance and its changes, actions, adjournment, closing.',
  record: 'negotiation',
  body: { ...record({ ...fields, ...entryFields }), check: body.check } as RecordShape<Record<string, unknown>>,
  events: eventsOf,
  example: {
    id: 'example-rota-talks',
    body: {
      title: 'Talks on weekend pay',
      forum: 'Rota working group',
      agenda: [{ item: 'Weekend pay', issue: 'weekend-pay' }],
      present: [{ party: 'example-health-union', person: 'Jo Bloggs' }, { party: 'example-north-trust' }],
      changes: [
        {
          who: { party: 'example-health-union' },
          change: 'walked-out',
          reason: 'No answer on weekend pay.',
          occurred: { edtf: '2025-06-12T11:40:00+01:00' },
        },
      ],
      actions: [{ what: 'Answer on weekend pay in writing.', who: [{ party: 'example-north-trust' }], due: '2025-06-20' }],
      closed: { outcome: 'Broken off.', occurred: { edtf: '2025-06-12T11:45:00+01:00' } },
      occurred: { edtf: '2025-06-12T10:00:00+01:00' },
    },
  },
};
