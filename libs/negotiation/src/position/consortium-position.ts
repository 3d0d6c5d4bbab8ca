import type { Entry } from '../entry/entry';
import type { ContributionRecorded } from '../families/consortium/members';
import { subjectKey, subjectOf, type BoardSubject } from '../families/consortium/subject';
import { grouped } from '../grouped';
import { irregularitiesOf } from '../record/irregularities';
import type { RecordView } from '../record/record-view';
import type { ApprovalAnswer, ConsortiumPosition, ContributionAnswer, Reflects } from './answer';
import { BOARD_OUTCOMES, outcomeOf } from './board-outcomes';
import { consortiumState } from './consortium-state';
import { datedOf } from './dated';
import { ofTypes } from './in-order-of-recording';
import { lastOf } from './last';
import { membershipOf } from './membership';
import { partyName, partyStandingFor } from './register-names';

/** What a position says besides what its own record says. */
export interface ConsortiumContext {
  readonly id: string;
  readonly reflects: Reflects;
  /** The register of parties at the same moment. */
  readonly register: RecordView;
  /** The negotiations in which the consortium takes part. */
  readonly negotiations: readonly { readonly id: string; readonly title: string }[];
  /** Entries that the threshold or the moment leaves out of `view`. */
  readonly leftOut: number;
}

/** The position of a consortium, from whatever of its entries the view holds. */
export function consortiumPosition(
  view: RecordView,
  { id, reflects, register, negotiations, leftOut }: ConsortiumContext,
): ConsortiumPosition {
  const proposed = view.ofType('ConsortiumProposed')[0]?.data as { readonly name: string; readonly purpose?: string } | undefined;
  return {
    id,
    name: proposed?.name ?? id,
    ...(proposed?.purpose !== undefined && { purpose: proposed.purpose }),
    ...consortiumState(view),
    membership: membershipOf(view, register),
    approvals: approvalsOf(view, register),
    contributions: contributionsOf(view, register),
    negotiations,
    irregularities: irregularitiesOf(view),
    last: lastOf(view),
    leftOut,
    reflects,
  };
}

/** What each board decided on each subject, in the order in which the subjects came on record. */
export function approvalsOf(view: RecordView, register: RecordView): readonly ApprovalAnswer[] {
  const decided = grouped(
    ofTypes(view, BOARD_OUTCOMES),
    (entry) => `${partyStandingFor(register, String(entry.data['member']))} ${subjectKey(subjectOf(entry) as BoardSubject)}`,
  );
  return [...decided.values()].flatMap((entries) => approvalOf(view, { entries, register }) ?? []);
}

function approvalOf(
  view: RecordView,
  of: { readonly entries: readonly Entry[]; readonly register: RecordView },
): ApprovalAnswer | undefined {
  const outcome = outcomeOf(view, of.entries);
  const shown = of.entries.find((e) => e.eventId === outcome?.stated.entries[0]);
  if (!outcome || !shown) return undefined;
  const member = partyStandingFor(of.register, String(shown.data['member']));
  const resolution = shown.data['resolution'] as string | undefined;
  return {
    member,
    name: partyName(of.register, member),
    subject: subjectOf(shown) as BoardSubject,
    ...outcome.stated,
    outcome: outcome.stated.state,
    ...(resolution !== undefined && { resolution }),
    conditions: outcome.conditions,
    entry: shown.eventId,
    ...datedOf(shown),
  };
}

function contributionsOf(view: RecordView, register: RecordView): readonly ContributionAnswer[] {
  return view.ofType('ContributionRecorded').map((entry) => {
    const { member, what, money, hours, period } = entry.data as ContributionRecorded;
    const party = partyStandingFor(register, member);
    const values = { ...(money && { money }), ...(hours && { hours }), ...(period !== undefined && { period }) };
    return { member: party, name: partyName(register, party), what, values, entry: entry.eventId, ...datedOf(entry) };
  });
}
