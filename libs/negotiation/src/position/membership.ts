import type { Entry } from '../entry/entry';
import type { MembershipClaimed } from '../families/consortium/formation';
import { isJoining } from '../families/consortium/subject';
import { latestOf } from '../record/in-order';
import type { RecordView } from '../record/record-view';
import type { MemberAnswer, MembershipAnswer, MemberState, Stated } from './answer';
import { BOARD_OUTCOMES, isBoardOutcome, outcomeOf, type Outcome } from './board-outcomes';
import { membersCounted } from './counted';
import { datedOf, idsOf } from './dated';
import { ofTypes } from './in-order-of-recording';
import { partyName, partyStandingFor } from './register-names';
import { stateBy } from './stated';

const TAKING_PART: readonly string[] = ['MemberJoined', 'MemberLeft', 'ConsortiumFormed'];
const BEARING_ON_MEMBERS: readonly string[] = ['MemberNamed', ...TAKING_PART, ...BOARD_OUTCOMES];

/** Who belongs to the consortium, as claimed, named, approved and taking part. Parties that were merged count as the one that stands for them. */
export function membershipOf(view: RecordView, register: RecordView): MembershipAnswer {
  const members = [...factsByMember(view, register)].map(([party, facts]) =>
    memberOf(view, { party, facts, name: partyName(register, party) }),
  );
  const { claimed, ...claims } = claimsOf(view);
  const counts = membersCounted(members);
  const isOpen = view.ofType('MemberNamed').some((e) => e.data['openList'] === true);
  return {
    claimed,
    ...claims,
    ...counts,
    ...(isOpen && { atLeast: true as const }),
    notNamed: claimed === null ? null : Math.max(0, claimed - counts.named),
    members,
  };
}

/** The facts of each member, in order of recording; whoever a fact names as a member, or decides on joining, is one. */
function factsByMember(view: RecordView, register: RecordView): ReadonlyMap<string, readonly Entry[]> {
  const facts = new Map<string, Entry[]>();
  for (const entry of ofTypes(view, BEARING_ON_MEMBERS)) {
    for (const named of membersIn(entry)) {
      const party = partyStandingFor(register, named);
      const known = facts.get(party);
      if (known) known.push(entry);
      else facts.set(party, [entry]);
    }
  }
  return facts;
}

function membersIn(entry: Entry): readonly string[] {
  if (entry.type === 'ConsortiumFormed') return (entry.data['members'] as readonly string[] | undefined) ?? [];
  const isOfMembership = entry.type === 'MemberNamed' || TAKING_PART.includes(entry.type) || (isBoardOutcome(entry) && isJoining(entry));
  return isOfMembership ? [String(entry.data['member'])] : [];
}

interface Member {
  readonly party: string;
  readonly name: string;
  readonly facts: readonly Entry[];
}
function memberOf(view: RecordView, { party, name, facts }: Member): MemberAnswer {
  const board = outcomeOf(view, facts.filter(isBoardOutcome));
  const stated = participationOf(view, facts) ?? board?.stated ?? { state: 'Named' as const, entries: idsOf(facts) };
  return { party, name, ...stated, ...(board && { board: board.stated }), conditions: conditionsOf(board) };
}
const conditionsOf = (board: Outcome | undefined): MemberAnswer['conditions'] => board?.conditions ?? [];

/** Whether it takes part, by the latest of joinings and leavings; a leaving follows the only joining there is. */
function participationOf(view: RecordView, facts: readonly Entry[]): Stated<MemberState> | undefined {
  const taking = facts.filter((e) => TAKING_PART.includes(e.type));
  const joinings = taking.filter((e) => e.type !== 'MemberLeft');
  const hasLeft = (e: Entry): boolean => e.type === 'MemberLeft' && e.data['stage'] === 'left';
  const follows = (a: Entry, b: Entry): boolean =>
    joinings.length <= 1 && a.type === 'MemberLeft' && (b.type !== 'MemberLeft' || (hasLeft(a) && !hasLeft(b)));
  return stateBy<MemberState>(view, taking, {
    stateOf: (e) => (hasLeft(e) ? 'Left' : e.type === 'MemberLeft' ? 'Withdrawing' : 'Active'),
    follows,
  });
}

function claimsOf(view: RecordView): Pick<MembershipAnswer, 'claimed' | 'claimedBetween' | 'claims'> {
  const counted = (entry: Entry) => ({ count: (entry.data as MembershipClaimed).count.value, entry: entry.eventId });
  const entries = view.ofType('MembershipClaimed');
  const claims = entries.map((e) => ({ ...counted(e), kind: (e.data as MembershipClaimed).count.kind, ...datedOf(e) }));
  const latest = latestOf(view, entries);
  if (latest.kind === 'none') return { claimed: null, claims };
  const last = (latest.kind === 'one' ? [latest.entry] : latest.entries).map(counted);
  const [first] = last;
  if (first && last.every(({ count }) => count === first.count)) return { claimed: first.count, claims };
  return { claimed: null, claimedBetween: last, claims };
}
