import type { Entry } from '../entry/entry';
import { comesBefore } from '../record/in-order';
import type { RecordView } from '../record/record-view';

/** What takes a negotiation out of its course until it is resumed or reopened. */
const STOPS = [
  'NegotiationSuspended',
  'NegotiationAbandoned',
  'FailureToAgreeRecorded',
  'AgreementConcluded',
  'AgreementEnded',
  'TermsImposed',
] as const;
export const stopped = (view: RecordView, types: readonly string[] = STOPS): readonly Entry[] => types.flatMap((type) => view.ofType(type));

/** The withdrawals that certainly came before the entry and after which no return can have: the party was not at the talks. */
export function notAtTalks(view: RecordView, party: string, at: Entry): readonly Entry[] {
  const others = (type: string) => view.ofType(type).filter((e) => e.eventId !== at.eventId && e.data['party'] === party);
  const leavings = others('PartyWithdrewFromTalks').filter((e) => comesBefore(view, e, at));
  if (leavings.length === 0) return [];
  const returns = others('PartyReturnedToTalks').filter((e) => !comesBefore(view, at, e));
  return leavings.filter((leaving) => returns.every((back) => comesBefore(view, back, leaving)));
}
