import type { Entry } from '../entry/entry';
import { conditionsOf, isMet, metBy } from '../families/consortium/subject';
import type { RecordView } from '../record/record-view';
import type { BoardState, ConditionAnswer, Stated } from './answer';
import { idsOf } from './dated';
import { stateBy } from './stated';

const OUTCOMES: Readonly<Record<string, BoardState>> = {
  BoardApprovalRecorded: 'BoardApproved',
  BoardRefusalRecorded: 'BoardRefused',
  BoardDecisionDeferred: 'Deferred',
  BoardApprovalRescinded: 'Rescinded',
};
export const BOARD_OUTCOMES: readonly string[] = Object.keys(OUTCOMES);
export const isBoardOutcome = ({ type }: Entry): boolean => Object.hasOwn(OUTCOMES, type);

export interface Outcome {
  readonly stated: Stated<BoardState>;
  /** The conditions of the approvals that stand, or that may stand. */
  readonly conditions: readonly ConditionAnswer[];
}

/**
 * What a board decided on one subject, of all that it is on record to have decided on it: the latest by the dates. A rescission
 * follows the approval that it names, or the only one there is.
 */
export function outcomeOf(view: RecordView, decided: readonly Entry[]): Outcome | undefined {
  const approvals = decided.filter(isApproval);
  const follows = (a: Entry, b: Entry): boolean =>
    a.type === 'BoardApprovalRescinded' && isApproval(b) && (a.data['approval'] === b.eventId || approvals.length === 1);
  const stated = stateBy(view, decided, { stateOf: (e) => stateAfter(view, e), follows });
  if (!stated) return undefined;
  const standing = decided.filter((e) => isApproval(e) && stated.entries.includes(e.eventId));
  const conditions = standing.flatMap((e) => conditionsIn(view, e));
  return { stated: { ...stated, entries: [...stated.entries, ...conditions.flatMap((one) => one.metBy)] }, conditions };
}

const isApproval = (entry: Entry): boolean => entry.type === 'BoardApprovalRecorded';

function stateAfter(view: RecordView, entry: Entry): BoardState {
  if (isApproval(entry) && conditionsOf(entry).some(({ condition }) => !isMet(view, condition))) return 'ApprovedOnConditions';
  return OUTCOMES[entry.type] as BoardState;
}

function conditionsIn(view: RecordView, approval: Entry): readonly ConditionAnswer[] {
  return conditionsOf(approval).map(({ condition, text }) => {
    const met = idsOf(metBy(view, condition));
    return { condition, text, met: met.length > 0, metBy: met, entry: approval.eventId };
  });
}
