import type { NegotiationRecordOpened } from '../families/negotiation-record';
import { irregularitiesOf } from '../record/irregularities';
import { withMergedParties } from '../record/merged-parties';
import type { RecordView } from '../record/record-view';
import { actionsOf } from './actions';
import type { NegotiationPosition, ProposalAnswer, Reflects } from './answer';
import { conflictsOf } from './conflicts';
import { constraintsOf } from './constraints';
import { countsOf } from './counted';
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

/**
 * Where a negotiation stands. Total: any subset of its entries, in any order, has a position, which names only entries of the subset.
 * Parties that were merged count as the one that stands for them.
 */
export function negotiationPosition(recorded: RecordView, context: NegotiationContext): NegotiationPosition {
  const view = withMergedParties(recorded, context.register);
  const proposals = proposalsOf(view);
  const aims = aimsOf(view);
  const meetings = meetingsOf(view);
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
    counts: countsOf({ proposals, aims, ...matters }),
    issues: view
      .ofType('IssueRaised')
      .map(({ data, eventId }) => ({ id: String(data['issue']), title: String(data['title']), entry: eventId })),
    proposals,
    aims,
    agreed: agreedOf(proposals),
    positions: stancesOf(view),
    ...matters,
    constraints: constraintsOf(view),
    meetings,
    reports: reportsOf(view),
    parties: partiesOf(view, context),
    consortia: consortiaIn(view, context),
    irregularities: irregularitiesOf(view),
    last: lastOf(view),
    due: dueOf(view, { proposals, meetings }),
    leftOut: context.leftOut,
    reflects: context.reflects,
  };
}

function openingOf(view: RecordView, id: string): Pick<NegotiationPosition, 'title' | 'level' | 'appliesTo'> {
  const opened = view.ofType('NegotiationRecordOpened')[0]?.data as NegotiationRecordOpened | undefined;
  return { title: opened?.title ?? id, level: opened?.level ?? 'unknown', appliesTo: opened?.appliesTo ?? [] };
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
