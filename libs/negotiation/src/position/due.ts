import type { Entry } from '../entry/entry';
import type { RecordView } from '../record/record-view';
import { parsePeriod } from '../values/financial-year';
import { actionsOf } from './actions';
import type { DueAnswer, ProposalAnswer } from './answer';
import type { MeetingAnswer } from './meeting-answer';
import { meetingsOf } from './meetings';
import { proposalsOf } from './proposals';

/** States in which nobody waits for a reply any more. */
const AT_END: readonly string[] = ['Accepted', 'Rejected', 'Withdrawn', 'Lapsed', 'Superseded'];

/**
 * What is due, soonest first: replies to open proposals, actions not completed, milestones, meetings to come, embargoes.
 * Dates only: what is overdue depends on today, which the rules do not know.
 */
export function dueOf(view: RecordView, { proposals = proposalsOf(view), meetings = meetingsOf(view) } = {}): readonly DueAnswer[] {
  const all = [...replies(view, proposals), ...actionsDue(view), ...milestones(view), ...meetings.flatMap(toCome), ...embargoes(view)];
  return all
    .map((due) => ({ due, at: endOf(due.due), revision: view.entry(due.entry)?.revision ?? 0 }))
    .sort((a, b) => a.at - b.at || a.revision - b.revision)
    .map(({ due }) => due);
}

/** The end of a due date as milliseconds since 1970; a date that is open or unreadable stands last. */
function endOf(due: string): number {
  const period = parsePeriod(due);
  return period.ok ? (period.value.bounds.latest ?? Number.MAX_SAFE_INTEGER) : Number.MAX_SAFE_INTEGER;
}
const textIn = (data: Entry['data'], key: string): string | undefined => (typeof data[key] === 'string' ? data[key] : undefined);

/** The deadline of the version that can be answered now. */
const replies = (view: RecordView, proposals: readonly ProposalAnswer[]): readonly DueAnswer[] =>
  proposals.flatMap(({ id, title, state, openUntil, versions }) => {
    const outs = versions.flatMap(({ entries }) => entries).reverse();
    const entry = outs.find((one) => view.entry(one)?.data['openUntil'] === openUntil);
    if (openUntil === undefined || entry === undefined || AT_END.includes(state)) return [];
    return [{ what: `reply to ${title ?? id}`, due: openUntil, kind: 'reply' as const, entry }];
  });

const actionsDue = (view: RecordView): readonly DueAnswer[] =>
  actionsOf(view).flatMap(({ open, what, due, entries }) =>
    open && due !== undefined ? [{ what, due, kind: 'action' as const, entry: String(entries[0]) }] : [],
  );

const milestones = (view: RecordView): readonly DueAnswer[] =>
  view.ofType('MilestoneAnnounced').flatMap((e) => {
    const due = textIn(e.data, 'due');
    return due === undefined ? [] : [{ what: textIn(e.data, 'what') ?? 'milestone', due, kind: 'milestone' as const, entry: e.eventId }];
  });

function toCome(meeting: MeetingAnswer): readonly DueAnswer[] {
  const scheduled = meeting.state === 'Scheduled' ? { until: meeting.starts, entry: meeting.entries[0] } : undefined;
  const { until, entry } = meeting.adjourned ?? scheduled ?? {};
  if (until === undefined || entry === undefined) return [];
  return [{ what: meeting.title ?? meeting.id, due: until, kind: 'meeting', entry }];
}

/** The embargo of an entry as set last, be it with the entry or by itself, unless it was released since; record keeping goes by revision. */
function embargoes(view: RecordView): readonly DueAnswer[] {
  const held = new Map<unknown, DueAnswer>();
  for (const { eventId, type, data, embargo } of view.all('embargoes')) {
    const until = type === 'EmbargoSet' ? textIn(data, 'until') : undefined;
    if (type === 'EmbargoReleased') held.delete(data['entry']);
    if (until !== undefined) held.set(data['entry'], embargoed(until, eventId));
    if (embargo) held.set(eventId, embargoed(embargo.until, eventId));
  }
  return [...held.values()];
}
const embargoed = (due: string, entry: string): DueAnswer => ({ what: 'embargo ends', due, kind: 'embargo', entry });
