/** What a list says of a record: a part of its position, from the record alone, without the work that the whole position takes. */
import type { NegotiationRecordOpened } from '../families/negotiation-record';
import type { RecordView } from '../record/record-view';
import { actionsOf } from './actions';
import type { ConsortiumPosition, LastAnswer, NegotiationPosition } from './answer';
import { conflictsOf } from './conflicts';
import { consortiumState } from './consortium-state';
import { lastOf } from './last';
import { negotiationState } from './negotiation-state';
import { objectionsOf } from './objections';
import { partyIds } from './parties';
import { proposalStates } from './proposals';
import { questionsOf } from './questions';

/** Each field as the position of the same record says it; `open` counts what the position calls open. */
export interface NegotiationSummary extends Pick<NegotiationPosition, 'title' | 'level' | 'state' | 'last'> {
  /** Ids of the parties, in the order in which they came on record. */
  readonly parties: readonly string[];
  readonly open: { readonly questions: number; readonly objections: number; readonly conflicts: number; readonly actions: number };
}
export interface ConsortiumSummary extends Pick<ConsortiumPosition, 'name' | 'state'> {
  readonly last: LastAnswer | null;
}
const openAmong = (things: readonly { readonly open: boolean }[]): number => things.filter(({ open }) => open).length;

/** `id`: stands for the title where the opening is not in view. */
export function negotiationSummary(view: RecordView, id: string): NegotiationSummary {
  const opened = view.ofType('NegotiationRecordOpened')[0]?.data as NegotiationRecordOpened | undefined;
  return {
    title: opened?.title ?? id,
    level: opened?.level ?? 'unknown',
    state: negotiationState(view, proposalStates(view)).state,
    parties: partyIds(view),
    open: {
      questions: openAmong(questionsOf(view)),
      objections: openAmong(objectionsOf(view)),
      conflicts: openAmong(conflictsOf(view)),
      actions: openAmong(actionsOf(view)),
    },
    last: lastOf(view),
  };
}

/** `id`: stands for the name where the proposal to form it is not in view. */
export function consortiumSummary(view: RecordView, id: string): ConsortiumSummary {
  const name = view.ofType('ConsortiumProposed')[0]?.data['name'];
  return { name: typeof name === 'string' ? name : id, state: consortiumState(view).state, last: lastOf(view) };
}
