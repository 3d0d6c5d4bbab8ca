/** What each count of a position counts. A count is the number of these things, and nothing else. */
import type { ConsortiumPosition, MemberAnswer, MembershipAnswer, NegotiationPosition, ProposalAnswer, ProposalState } from './answer';

type Countable = Pick<NegotiationPosition, 'proposals' | 'aims' | 'objections' | 'questions' | 'conflicts' | 'actions'>;
/** The id of a counted thing and its kind, as a position lists it. */
interface Counted {
  readonly kind: 'proposal' | 'term' | 'aim' | 'question' | 'objection' | 'conflict' | 'action';
  readonly ids: readonly string[];
}

const AT_END: readonly (ProposalState | 'undetermined')[] = ['Withdrawn', 'Lapsed', 'Superseded', 'Rejected', 'Accepted'];
const isOpen = ({ state }: ProposalAnswer): boolean => !AT_END.includes(state);
const stageReached = ({ versions }: ProposalAnswer): string | undefined =>
  ['tabled', 'published', 'floated'].find((stage) => versions.some(({ out }) => out === stage));
const idsOf = (things: readonly { readonly id: string }[]): readonly string[] => things.map(({ id }) => id);
const openAmong = (things: readonly { readonly id: string; readonly open: boolean }[]): readonly string[] =>
  idsOf(things.filter(({ open }) => open));
const atStage = ({ proposals }: Countable, stage: string): readonly string[] =>
  idsOf(proposals.filter((one) => isOpen(one) && stageReached(one) === stage));

export const COUNTED: Readonly<Record<keyof NegotiationPosition['counts'], (in_: Countable) => Counted>> = {
  tabledProposals: (p) => ({ kind: 'proposal', ids: atStage(p, 'tabled') }),
  publishedProposals: (p) => ({ kind: 'proposal', ids: atStage(p, 'published') }),
  floatedTerms: ({ proposals }) => {
    const floated = proposals.filter(({ state }) => state === 'Floated').flatMap(({ terms }) => idsOf(terms));
    return { kind: 'term', ids: [...new Set(floated)] };
  },
  aims: ({ proposals, aims }) => ({ kind: 'aim', ids: idsOf([...proposals.flatMap((one) => one.aims), ...aims]) }),
  questionsOpen: ({ questions }) => ({ kind: 'question', ids: openAmong(questions) }),
  questionsPartlyAddressed: ({ questions }) => ({
    kind: 'question',
    ids: idsOf(questions.filter(({ state }) => state === 'PartlyAddressed')),
  }),
  objectionsOpen: ({ objections }) => ({ kind: 'objection', ids: openAmong(objections) }),
  conflictsOpen: ({ conflicts }) => ({ kind: 'conflict', ids: openAmong(conflicts) }),
  actionsOpen: ({ actions }) => ({ kind: 'action', ids: openAmong(actions) }),
};

export function countsOf(in_: Countable): NegotiationPosition['counts'] {
  const counts = Object.entries(COUNTED).map(([name, counted]) => [name, counted(in_).ids.length]);
  return Object.fromEntries(counts) as NegotiationPosition['counts'];
}

type MemberCount =
  'named' | 'approved' | 'approvedOnConditions' | 'refused' | 'deferred' | 'rescinded' | 'active' | 'left' | 'undetermined';
const isStaying = ({ state }: MemberAnswer): boolean => state !== 'Left';
const decided =
  (state: MemberAnswer['state']) =>
  (member: MemberAnswer): boolean =>
    isStaying(member) && member.board?.state === state;

/** Which members each figure of a membership counts. */
export const MEMBERS_COUNTED: Readonly<Record<MemberCount, (member: MemberAnswer) => boolean>> = {
  named: isStaying,
  approved: decided('BoardApproved'),
  approvedOnConditions: decided('ApprovedOnConditions'),
  refused: decided('BoardRefused'),
  deferred: decided('Deferred'),
  rescinded: decided('Rescinded'),
  active: ({ state }) => state === 'Active' || state === 'Withdrawing',
  left: (member) => !isStaying(member),
  undetermined: (member) => isStaying(member) && (member.state === 'undetermined' || member.board?.state === 'undetermined'),
};

export function membersCounted(members: ConsortiumPosition['membership']['members']): Pick<MembershipAnswer, MemberCount> {
  const counts = Object.entries(MEMBERS_COUNTED).map(([name, isCounted]) => [name, members.filter(isCounted).length]);
  return Object.fromEntries(counts) as Pick<MembershipAnswer, MemberCount>;
}
