/**
 * The course of a meeting: scheduled, opened, adjourned and reconvened, closed or cancelled.
 * Names and fields of events are storage: add, never rename.
 */
import { define } from '../../act/definition';
import { edtf } from '../../entry/entry-shape';
import { checked, described, flag, list, newOrKnownId, optional, record, reference, text, type Is } from '../../shape/shape';
import { outOfTurn } from './in-turn';
import { alreadyOnRecord } from './once';

const meetingId = () =>
  described(
    'Id of the meeting, made from the title where it is left out; one scheduled before is named by its id.',
    newOrKnownId('meeting', 'title'),
  );
const place = () => optional(described('Where, or by what means, as in "by video".', text(300)));
/** An item of the agenda, as printed, with the issue it is about where that is one of the record. */
const agendaItem = record({ item: text(500), issue: optional(reference('issue')) });
const agenda = () => optional(list(agendaItem, { max: 100 }));
const forum = () => optional(described('The body in which it meets, as in "Joint Negotiating Committee".', text(300)));

const scheduled = record({
  meeting: meetingId(),
  title: text(300),
  starts: described('When it is to begin, as EDTF with offset or zone where stated.', edtf()),
  forum: forum(),
  place: place(),
  agenda: agenda(),
  invited: optional(described('The parties called to it.', list(reference('party'), { max: 100 }))),
});
const paper = record({
  title: text(300),
  source: optional(reference('source')),
  proposal: optional(reference('proposal')),
});
const circulated = record({
  meeting: reference('meeting'),
  papers: list(paper, { max: 100 }),
  to: optional(described('To whom; all who are invited, where it is left out.', list(reference('party'), { max: 100 }))),
});
export const opened = record({ meeting: meetingId(), title: optional(text(300)), forum: forum(), place: place(), agenda: agenda() });
export const adjournment = {
  until: optional(described('When it is to go on, as EDTF.', edtf())),
  sineDie: optional(described('Adjourned without a day.', flag())),
  reason: optional(text(2000)),
};
type Adjournment = { readonly until?: string; readonly sineDie?: true };
/** Neither: nothing is known of when it goes on. Both cannot be. */
export const untilOrSineDie = ({ until, sineDie }: Adjournment) =>
  until !== undefined && sineDie
    ? { code: 'until-and-sine-die', says: 'Say until when, or sine die, not both.', path: 'sineDie' }
    : undefined;
const brokenOff = record({ meeting: reference('meeting'), ...adjournment });
const adjourned = checked<Is<typeof brokenOff>, typeof brokenOff>(brokenOff, untilOrSineDie);
const reconvened = record({ meeting: reference('meeting'), place: place(), agenda: agenda() });
export const closing = {
  outcome: optional(described('How it ended, in substance.', text(5000))),
  next: optional(described('When the next meeting is to be, as EDTF.', edtf())),
};
const closed = record({ meeting: reference('meeting'), ...closing });
const cancelled = record({
  meeting: reference('meeting'),
  reason: optional(text(2000)),
  replacedBy: optional(described('The meeting held or scheduled in its place.', reference('meeting'))),
});
export type MeetingScheduled = Is<typeof scheduled>;
export type PapersCirculated = Is<typeof circulated>;
export type MeetingOpened = Is<typeof opened>;
export type MeetingAdjourned = Is<typeof adjourned>;
export type MeetingReconvened = Is<typeof reconvened>;
export type MeetingClosed = Is<typeof closed>;
export type MeetingCancelled = Is<typeof cancelled>;

const inNegotiation = { tv: 1, records: ['negotiation'], graded: true } as const;
const id = 'example-rota-talks';

export const meetingCourse = [
  define<MeetingScheduled>({
    ...inNegotiation,
    type: 'MeetingScheduled',
    data: scheduled,
    act: 'schedule-meeting',
    says: 'A meeting is called for a day.',
    refuse: ({ meeting }, { record: on }) => alreadyOnRecord(on, 'MeetingScheduled', meeting),
    example: {
      id,
      body: {
        title: 'Rota working group',
        starts: '2025-06-03T10:00:00+01:00',
        invited: ['example-health-union'],
        occurred: { edtf: '2025-05-20' },
      },
    },
  }),
  define<PapersCirculated>({
    ...inNegotiation,
    type: 'PapersCirculated',
    data: circulated,
    act: 'circulate-papers',
    says: 'Papers for a meeting are sent round.',
    example: {
      id,
      body: {
        meeting: 'spare-scheduled',
        papers: [{ title: 'Draft rota', source: 'example-letter-1' }],
        occurred: { edtf: '2025-05-22' },
      },
    },
  }),
  define<MeetingOpened>({
    ...inNegotiation,
    type: 'MeetingOpened',
    data: opened,
    act: 'open-meeting',
    says: 'A meeting begins, scheduled before or not.',
    refuse: ({ meeting }, { record: on }) => alreadyOnRecord(on, 'MeetingOpened', meeting),
    irregular: outOfTurn,
    example: { id, body: { title: 'Talks on rest breaks', forum: 'Rota working group', occurred: { edtf: '2025-06-10T10:00:00+01:00' } } },
  }),
  define<MeetingAdjourned>({
    ...inNegotiation,
    type: 'MeetingAdjourned',
    data: adjourned,
    act: 'adjourn-meeting',
    says: 'A meeting breaks off, until a time or sine die.',
    irregular: outOfTurn,
    example: {
      id,
      body: {
        meeting: 'spare-open',
        until: '2025-05-13T10:00:00+01:00',
        reason: 'To count hours.',
        occurred: { edtf: '2025-05-12T12:00:00+01:00' },
      },
    },
  }),
  define<MeetingReconvened>({
    ...inNegotiation,
    type: 'MeetingReconvened',
    data: reconvened,
    act: 'reconvene-meeting',
    says: 'An adjourned meeting goes on.',
    irregular: outOfTurn,
    example: { id, body: { meeting: 'spare-adjourned', occurred: { edtf: '2025-06-17T14:00:00+01:00' } } },
  }),
  define<MeetingClosed>({
    ...inNegotiation,
    type: 'MeetingClosed',
    data: closed,
    act: 'close-meeting',
    says: 'A meeting ends.',
    irregular: outOfTurn,
    example: { id, body: { meeting: 'spare-open', outcome: 'No agreement on hours.', occurred: { edtf: '2025-05-13T16:00:00+01:00' } } },
  }),
  define<MeetingCancelled>({
    ...inNegotiation,
    type: 'MeetingCancelled',
    data: cancelled,
    act: 'cancel-meeting',
    says: 'A meeting that was called is not held.',
    irregular: outOfTurn,
    example: { id, body: { meeting: 'spare-scheduled', reason: 'No room was free.', occurred: { edtf: '2025-05-26' } } },
  }),
];
