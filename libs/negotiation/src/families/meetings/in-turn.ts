import type { Entry } from '../../entry/entry';
import type { Irregularity } from '../../irregularity';
import { comesBefore, latestOf } from '../../record/in-order';
import type { RecordView } from '../../record/record-view';

/** What moves a meeting on, each with those it can come after; an event of no such kind does not. */
const AFTER = {
  MeetingScheduled: [],
  MeetingOpened: ['MeetingScheduled'],
  MeetingAdjourned: ['MeetingOpened', 'MeetingReconvened'],
  MeetingReconvened: ['MeetingAdjourned'],
  MeetingClosed: ['MeetingOpened', 'MeetingAdjourned', 'MeetingReconvened'],
  MeetingCancelled: ['MeetingScheduled'],
} as const satisfies Record<string, readonly string[]>;
type Step = keyof typeof AFTER;
const isStep = (type: string): type is Step => Object.hasOwn(AFTER, type);
/** What only a meeting that was opened can have. */
const NEEDS_OPENING: readonly string[] = [
  'MeetingAdjourned',
  'MeetingReconvened',
  'MeetingClosed',
  'AttendanceRecorded',
  'AttendanceChanged',
];
/** What can come after an opening other than the end. */
const TAKES_UP: readonly string[] = ['MeetingAdjourned', 'MeetingReconvened'];
const ENDS: readonly string[] = ['MeetingClosed', 'MeetingCancelled'];

/** The entries that are about this meeting in their own field, not merely mentioning it (as a replacement does). */
export const entriesOf = (view: RecordView, meeting: string): readonly Entry[] =>
  view.about('meeting', meeting).filter((e) => e.data['meeting'] === meeting);
export const stepsOf = (view: RecordView, meeting: string): readonly Entry[] => entriesOf(view, meeting).filter((e) => isStep(e.type));

/** True where a step can only have come after the other by what it is: a closing after its opening. */
export function followsStep(steps: readonly Entry[]): (a: Entry, b: Entry) => boolean {
  const count = (type: Step): number => steps.filter((e) => e.type === type).length;
  const allTakenUp = count('MeetingReconvened') >= count('MeetingAdjourned');
  return (a, b) => {
    if (a.type === b.type || b.type === 'MeetingCancelled') return false;
    if (a.type === 'MeetingClosed' || b.type === 'MeetingScheduled') return true;
    if (b.type === 'MeetingOpened') return TAKES_UP.includes(a.type);
    return a.type === 'MeetingReconvened' && b.type === 'MeetingAdjourned' && allTakenUp;
  };
}

const NOT_OPEN = { rule: 'meeting-not-open', says: 'No opening of the meeting before this is on record.' };
const OVER = { rule: 'meeting-over', says: 'The meeting had been closed or cancelled already.' };
const OUT_OF_TURN = { rule: 'meeting-out-of-turn', says: 'The meeting was not in a state from which this follows.' };

/** A step, or attendance, that the course of the meeting leaves no room for. Only what is certain is flagged. */
export function outOfTurn(entry: Entry<{ readonly meeting: string }>, view: RecordView): readonly Irregularity[] {
  const others = stepsOf(view, entry.data.meeting).filter((e) => e.eventId !== entry.eventId);
  const openings = others.filter((e) => e.type === 'MeetingOpened');
  if (NEEDS_OPENING.includes(entry.type) && openings.every((e) => comesBefore(view, entry, e)))
    return [irregular(entry, NOT_OPEN, openings)];
  const ended = others.filter((e) => ENDS.includes(e.type) && comesBefore(view, e, entry));
  if (ended.length > 0) return [irregular(entry, OVER, ended)];
  const before = others.filter((e) => comesBefore(view, e, entry));
  const follows = followsStep(before);
  const last = latestOf(view, before, (a, b) => follows(a, b) && !comesBefore(view, a, b));
  if (last.kind !== 'one' || !isStep(entry.type) || !isStep(last.entry.type)) return [];
  const allowed: readonly string[] = AFTER[entry.type];
  if (allowed.includes(last.entry.type)) return [];
  return [irregular(entry, OUT_OF_TURN, [last.entry])];
}

type Rule = Pick<Irregularity, 'rule' | 'says'>;
const irregular = (entry: Entry<unknown>, rule: Rule, because: readonly Entry[]): Irregularity => ({
  ...rule,
  entry: entry.eventId,
  because: because.map((e) => e.eventId),
});
