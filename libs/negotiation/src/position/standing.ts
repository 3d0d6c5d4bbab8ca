import type { NegotiationRecordOpened } from '../families/negotiation-record';
import type { RecordView } from '../record/record-view';
import { actionsOf } from './actions';
import type { NegotiationPosition, ProposalAnswer } from './answer';
import { conflictsOf } from './conflicts';
import { countsOf } from './counted';
import { dueOf } from './due';
import { lastOf } from './last';
import { meetingsOf } from './meetings';
import { negotiationState } from './negotiation-state';
import { objectionsOf } from './objections';
import { proposalsOf } from './proposals';
import { questionsOf } from './questions';
import { aimsOf } from './terms';

/** How far a negotiation came and what waits in it: what is told of it in short, and the lists from which that is told. */
export function standingOf(view: RecordView, id: string) {
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
    ...{ proposals, aims, meetings, matters },
    opening: openingOf(view, id),
    state: negotiationState(view, proposals),
    counts: countsOf({ proposals, aims, ...matters }),
    issues: issuesRaised(view),
    agreed: agreedOf(proposals),
    last: lastOf(view),
    due: dueOf(view, { proposals, meetings }),
  };
}

export const issuesRaised = (view: RecordView): NegotiationPosition['issues'] =>
  view.ofType('IssueRaised').map(({ data, eventId }) => ({ id: String(data['issue']), title: String(data['title']), entry: eventId }));

export function openingOf(view: RecordView, id: string): Pick<NegotiationPosition, 'title' | 'level' | 'appliesTo'> {
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
