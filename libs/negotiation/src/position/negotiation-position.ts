import type { NegotiationRecordOpened } from '../families/negotiation-record';
import { irregularitiesOf } from '../record/irregularities';
import type { RecordView } from '../record/record-view';
import { actionsOf } from './actions';
import type { NegotiationPosition, ProposalAnswer, ProposalState, Reflects } from './answer';
import { conflictsOf } from './conflicts';
import { constraintsOf } from './constraints';
import { dueOf } from './due';
import { lastOf } from './last';
import { meetingsOf } from './meetings';
import { membershipOf } from './membership';
import { negotiationState } from './negotiation-state';
import { objectionsOf } from './objections';
import { consortiaOf, partiesOf, type Registers } from './parties';
import { proposalsOf } from './proposals';
import { questionsOf } from './questions';
import { reportsOf } from './reports';
import { stancesOf } from './stances';
import { aimsOf } from './terms';

/** What a position needs beside the record itself, every record cut at the same moment. */
export interface NegotiationContext extends Registers {
  /** Id of the negotiation. */
  readonly id: string;
  readonly reflects: Reflects;
  /** The record of a consortium; undefined where there is none. */
  readonly consortia: (id: string) => RecordView | undefined;
  /** Entries that the moment leaves out, as `atMoment` counts them. */
  readonly leftOut: number;
}

/** Where a negotiation stands. Total: any subset of its entries, in any order, has a position, which names only entries of the subset. */
export function negotiationPosition(view: RecordView, context: NegotiationContext): NegotiationPosition {
  const proposals = proposalsOf(view);
  const matters = {
    objections: objectionsOf(view),
    questions: questionsOf(view),
    conflicts: conflictsOf(view),
    actions: actionsOf(view),
  };
  return {
    id: context.id,
    ...openingOf(view, context.id),
    ...negotiationState(view, proposals),
    counts: { ...proposalCounts(view, proposals), ...matterCounts(matters) },
    issues: view
      .ofType('IssueRaised')
      .map(({ data, eventId }) => ({ id: String(data['issue']), title: String(data['title']), entry: eventId })),
    proposals,
    aims: aimsOf(view),
    agreed: agreedOf(proposals),
    positions: stancesOf(view),
    ...matters,
    constraints: constraintsOf(view),
    meetings: meetingsOf(view),
    reports: reportsOf(view),
    parties: partiesOf(view, context),
    consortia: consortiaIn(view, context),
    irregularities: irregularitiesOf(view),
    last: lastOf(view),
    due: dueOf(view),
    leftOut: context.leftOut,
    reflects: context.reflects,
  };
}

function openingOf(view: RecordView, id: string): Pick<NegotiationPosition, 'title' | 'level' | 'appliesTo'> {
  const opened = view.ofType('NegotiationRecordOpened')[0]?.data as NegotiationRecordOpened | undefined;
  return { title: opened?.title ?? id, level: opened?.level ?? 'unknown', appliesTo: opened?.appliesTo ?? [] };
}

const STATES_AT_END: readonly (ProposalState | 'undetermined')[] = ['Withdrawn', 'Lapsed', 'Superseded', 'Rejected', 'Accepted'];
const isOpen = ({ state }: ProposalAnswer): boolean => !STATES_AT_END.includes(state);
const stageReached = ({ versions }: ProposalAnswer): string | undefined =>
  ['tabled', 'published', 'floated'].find((stage) => versions.some(({ out }) => out === stage));

type Counts = NegotiationPosition['counts'];
function proposalCounts(view: RecordView, proposals: readonly ProposalAnswer[]) {
  const open = proposals.filter(isOpen);
  const termsOfFloated = proposals.filter(({ state }) => state === 'Floated').flatMap(({ terms }) => terms.map(({ id }) => id));
  return {
    tabledProposals: open.filter((one) => stageReached(one) === 'tabled').length,
    publishedProposals: open.filter((one) => stageReached(one) === 'published').length,
    floatedTerms: new Set(termsOfFloated).size,
    aims: view.ofType('AimStated').length,
  } satisfies Partial<Counts>;
}
function matterCounts({
  objections,
  questions,
  conflicts,
  actions,
}: Pick<NegotiationPosition, 'objections' | 'questions' | 'conflicts' | 'actions'>) {
  const openOf = (some: readonly { readonly open: boolean }[]): number => some.filter(({ open }) => open).length;
  return {
    questionsOpen: questions.filter(({ open, state }) => open && state !== 'PartlyAddressed').length,
    questionsPartlyAddressed: questions.filter(({ state }) => state === 'PartlyAddressed').length,
    objectionsOpen: openOf(objections),
    conflictsOpen: openOf(conflicts),
    actionsOpen: openOf(actions),
  } satisfies Partial<Counts>;
}

/** What is agreed: nothing by silence, so only what was accepted, by name of the proposal and its version. */
function agreedOf(proposals: readonly ProposalAnswer[]): NegotiationPosition['agreed'] {
  return proposals
    .filter(({ state }) => state === 'Accepted')
    .map(({ id, title, versions, entries }) => {
      const version = Math.max(1, ...versions.filter(({ out }) => out === 'tabled' || out === 'published').map((one) => one.version));
      return { proposal: id, version, what: `${title ?? id}, version ${version}, accepted`, entries };
    });
}

function consortiaIn(view: RecordView, { register, consortia }: NegotiationContext): NegotiationPosition['consortia'] {
  return consortiaOf(view, register).map((id) => {
    const consortium = consortia(id);
    const name = consortium?.ofType('ConsortiumProposed')[0]?.data['name'];
    return { id, name: typeof name === 'string' ? name : id, membership: consortium ? membershipOf(consortium, register) : null };
  });
}
