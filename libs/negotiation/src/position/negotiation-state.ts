import type { Entry } from '../entry/entry';
import { comesBefore } from '../record/in-order';
import type { EntriesView } from '../record/record-view';
import type { NegotiationState, ProposalState, Stated, Undetermined } from './answer';
import { idsOf } from './dated';
import { stateBy } from './stated';

/** What takes a negotiation out of its course, or back. Families to come add theirs here, and how far they bring it to `progress`. */
const COURSE: Readonly<Record<string, NegotiationState | 'Resumed'>> = {
  NegotiationSuspended: 'Suspended',
  NegotiationResumed: 'Resumed',
  FailureToAgreeRecorded: 'FailedToAgree',
  NegotiationAbandoned: 'Abandoned',
  NegotiationReopened: 'Reopened',
};
/** Every type that has a part in where a negotiation stands, beside those of its proposals. */
export const MOVING: readonly string[] = [
  ...Object.keys(COURSE),
  ...['NegotiationRecordOpened', 'NegotiationConvened', 'MeetingOpened', 'ProposalTabled', 'ProposalCountered', 'ResponseGiven'],
];
/** What leads back into talks from a failure to agree; a reply leads there only by accepting. */
const LEADS_OUT_OF_FAILURE = (e: Entry): boolean =>
  e.type !== 'MeetingOpened' && (e.type !== 'ResponseGiven' || e.data['response'] === 'accept');

/**
 * Where the negotiation stands. How far it came is a matter of what is on record (convened, tabled, answered, accepted), not of order;
 * whether it stands still, failed or was taken up again is a matter of which of those facts came last.
 */
export function negotiationState(view: EntriesView, proposals: readonly Stated<ProposalState>[]): Stated<NegotiationState> {
  const course = Object.keys(COURSE).flatMap((type) => view.ofType(type));
  return stateAfter(view, course, progressOf(view, proposals));
}

interface Progress extends Stated<NegotiationState> {
  /** What happened in talks: tablings, replies, meetings. */
  readonly talks: readonly Entry[];
  /** Event ids of the acceptances that make an agreement in principle. */
  readonly accepted: readonly string[];
}

function progressOf(view: EntriesView, proposals: readonly Stated<ProposalState>[]): Progress {
  const of = (...types: readonly string[]): readonly Entry[] => types.flatMap((type) => view.ofType(type));
  const [meetings, tabled, replies] = [
    of('MeetingOpened'),
    of('ProposalTabled', 'ProposalCountered'),
    of('ResponseGiven', 'ProposalCountered'),
  ];
  const accepted = proposals.filter(({ state }) => state === 'Accepted').flatMap(({ entries }) => entries);
  const talks = [...new Set([...tabled, ...replies, ...meetings])];
  const over = tabled.length === 0 ? [] : meetings.filter((meeting) => !tabled.every((one) => comesBefore(view, meeting, one)));
  const reached = (state: NegotiationState, entries: readonly Entry[]): Progress => ({ state, entries: idsOf(entries), talks, accepted });
  if (accepted.length > 0) return { state: 'AgreedInPrinciple', entries: accepted, talks, accepted };
  if (replies.length + over.length > 0) return reached('InTalks', [...replies, ...over]);
  if (tabled.length > 0) return reached('Tabled', tabled);
  const convened = [...of('NegotiationConvened'), ...meetings];
  if (convened.length > 0) return reached('Convened', convened);
  const opened = of('NegotiationRecordOpened');
  return reached(opened.length > 0 ? 'Exploring' : 'NotBegun', opened);
}

function stateAfter(view: EntriesView, course: readonly Entry[], progress: Progress): Stated<NegotiationState> {
  const latest = stateBy(view, course, { stateOf: (e) => COURSE[e.type] ?? 'Exploring', follows: (a, b) => takesUp(course, a, b) });
  if (!latest) return { state: progress.state, entries: progress.entries };
  const each = latest.entries.flatMap((id) => view.entry(id) ?? []).map((entry) => afterOne(view, entry, { course, progress }));
  const between = each.flatMap(candidates);
  const [first] = between;
  const entries = [...new Set(each.flatMap((one) => one.entries))];
  if (first && between.every(({ state }) => state === first.state)) return { state: first.state, entries };
  return { state: 'undetermined', between, entries };
}

/** A resumption follows its suspension, a reopening the end it undoes: where there are as many of the one as of the other. */
function takesUp(course: readonly Entry[], a: Entry, b: Entry): boolean {
  const count = (...types: readonly string[]): number => course.filter((e) => types.includes(e.type)).length;
  if (a.type === 'NegotiationResumed' && b.type === 'NegotiationSuspended') return count(a.type) >= count(b.type);
  const ends = ['NegotiationAbandoned', 'FailureToAgreeRecorded'];
  return a.type === 'NegotiationReopened' && ends.includes(b.type) && count(a.type) >= count(...ends);
}

interface Whole {
  readonly course: readonly Entry[];
  readonly progress: Progress;
}
function afterOne(view: EntriesView, latest: Entry, { course, progress }: Whole): Stated<NegotiationState> {
  const state = COURSE[latest.type] ?? 'Exploring';
  if (state === 'Suspended' || state === 'Abandoned') return { state, entries: [latest.eventId] };
  if (state === 'Resumed') {
    const rest = course.filter((e) => e.type !== 'NegotiationResumed' && e.type !== 'NegotiationSuspended');
    const back = stateAfter(view, rest, progress);
    return { ...back, entries: [...back.entries, latest.eventId] };
  }
  const leading = state === 'FailedToAgree' ? progress.talks.filter(LEADS_OUT_OF_FAILURE) : progress.talks;
  const stays = { state, entries: [latest.eventId] };
  const after = leading.filter((e) => comesBefore(view, latest, e));
  if (after.length > 0) return { state: talksAgain(after, progress), entries: [latest.eventId, ...idsOf(after)] };
  const unordered = leading.filter((e) => !comesBefore(view, e, latest));
  if (unordered.length === 0) return stays;
  const between = [...candidates(stays), ...unordered.map((e) => ({ state: talksAgain([e], progress), entry: e.eventId }))];
  return { state: 'undetermined', between, entries: [latest.eventId, ...idsOf(unordered)] };
}

const talksAgain = (since: readonly Entry[], { accepted }: Progress): NegotiationState =>
  since.some((e) => accepted.includes(e.eventId)) ? 'AgreedInPrinciple' : 'InTalks';

const candidates = ({ state, between, entries }: Stated<NegotiationState>): readonly Undetermined<NegotiationState>[] =>
  state === 'undetermined' ? (between ?? []) : entries.slice(0, 1).map((entry) => ({ state, entry }));
