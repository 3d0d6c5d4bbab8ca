import type { Entry } from '../entry/entry';
import type { EntriesView } from '../record/record-view';
import type { ConsortiumPosition, Stated } from './answer';
import { stateBy } from './stated';

type State = Exclude<ConsortiumPosition['state'], 'undetermined'>;
const STATES: Readonly<Record<string, State>> = {
  ConsortiumProposed: 'Proposed',
  ConsortiumFormed: 'Formed',
  ConsortiumDisbanded: 'Disbanded',
};
/** The types that move a consortium, in their course. */
export const MOVING_CONSORTIUM: readonly string[] = Object.keys(STATES);

/** How far the consortium has come: proposed, formed, disbanded, each following the one before unless the dates say otherwise. */
export function consortiumState(view: EntriesView): Stated<State> {
  const facts = MOVING_CONSORTIUM.flatMap((type) => view.ofType(type));
  const follows = (a: Entry, b: Entry): boolean => MOVING_CONSORTIUM.indexOf(a.type) > MOVING_CONSORTIUM.indexOf(b.type);
  return stateBy(view, facts, { stateOf: (e) => STATES[e.type] as State, follows }) ?? { state: 'undetermined', entries: [] };
}
