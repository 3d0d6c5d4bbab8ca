/** What a list says of a record: a part of its position, from the record alone, without the work that the whole position takes. */
import type { NegotiationRecordOpened } from '../families/negotiation-record';
import type { SummaryPart } from '../record/history/summary-part';
import type { EntriesView } from '../record/record-view';
import { actionsOf } from './actions';
import type { ConsortiumPosition, LastAnswer, NegotiationPosition } from './answer';
import { conflictsOf } from './conflicts';
import { consortiumState, MOVING_CONSORTIUM } from './consortium-state';
import { lastOf } from './last';
import { MOVING, negotiationState } from './negotiation-state';
import { objectionsOf } from './objections';
import { BRINGING_PARTIES, partyIds } from './parties';
import { ABOUT_ONE, proposalStates } from './proposals';
import { questionsOf } from './questions';

/** Each field as the position of the same record says it. */
export interface NegotiationSummary extends Pick<NegotiationPosition, 'title' | 'level' | 'state' | 'last'> {
  /** Ids of the parties, in the order in which they came on record. */
  readonly parties: readonly string[];
  /** How many the position calls open. */
  readonly open: { readonly questions: number; readonly objections: number; readonly conflicts: number; readonly actions: number };
}
export interface ConsortiumSummary extends Pick<ConsortiumPosition, 'name' | 'state'> {
  readonly last: LastAnswer | null;
}
/** What is said in parts, each of which rests on other entries; what happened last is none, as every entry bears on it. */
export type NegotiationParts = Pick<NegotiationSummary, 'title' | 'level' | 'state' | 'parties'> & NegotiationSummary['open'];
export type ConsortiumParts = Pick<ConsortiumSummary, 'name' | 'state'>;
export type SummaryParts<P> = { readonly [field in keyof P]: SummaryPart<P[field]> };

const openAmong = (things: readonly { readonly open: boolean }[]): number => things.filter(({ open }) => open).length;
const openingOf = (view: EntriesView): Partial<NegotiationRecordOpened> | undefined => view.ofType('NegotiationRecordOpened')[0]?.data;

/** The id stands for the title where the opening is not in view. */
export const NEGOTIATION_SUMMARY: SummaryParts<NegotiationParts> = {
  title: { types: ['NegotiationRecordOpened'], things: [], says: (view, id) => openingOf(view)?.title ?? id },
  level: { types: ['NegotiationRecordOpened'], things: [], says: (view) => openingOf(view)?.level ?? 'unknown' },
  state: { types: [...MOVING, ...ABOUT_ONE], things: ['proposal'], says: (view) => negotiationState(view, proposalStates(view)).state },
  parties: { types: BRINGING_PARTIES, things: [], says: partyIds },
  questions: { types: ['QuestionPut', 'ReplyRecorded'], things: ['question'], says: (view) => openAmong(questionsOf(view)) },
  objections: {
    types: ['ObjectionRaised', 'ObjectionAnswered', 'ObjectionResolved'],
    things: ['objection'],
    says: (view) => openAmong(objectionsOf(view)),
  },
  conflicts: { types: ['ConflictNoted', 'ConflictResolved'], things: ['conflict'], says: (view) => openAmong(conflictsOf(view)) },
  actions: { types: ['ActionAgreed', 'ActionCompleted'], things: ['action'], says: (view) => openAmong(actionsOf(view)) },
};

/** The id stands for the name where the proposal to form it is not in view. */
export const CONSORTIUM_SUMMARY: SummaryParts<ConsortiumParts> = {
  name: {
    types: ['ConsortiumProposed'],
    things: [],
    says: (view, id) => {
      const name = view.ofType('ConsortiumProposed')[0]?.data['name'];
      return typeof name === 'string' ? name : id;
    },
  },
  state: { types: MOVING_CONSORTIUM, things: [], says: (view) => consortiumState(view).state },
};

export function negotiationSummary(view: EntriesView, id: string): NegotiationSummary {
  const { title, level, state, parties, ...open } = saidBy(NEGOTIATION_SUMMARY, view, id);
  return { title, level, state, parties, open, last: lastOf(view) };
}
export const consortiumSummary = (view: EntriesView, id: string): ConsortiumSummary => ({
  ...saidBy(CONSORTIUM_SUMMARY, view, id),
  last: lastOf(view),
});

function saidBy<P>(parts: SummaryParts<P>, view: EntriesView, id: string): P {
  const each = Object.entries<SummaryPart<unknown>>(parts).map(([field, part]) => [field, part.says(view, id)]);
  return Object.fromEntries(each) as P;
}
