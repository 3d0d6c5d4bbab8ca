import type { Entry } from '../entry/entry';
import type { RecordView } from '../record/record-view';
import type { ConsortiumPosition, Stated } from './answer';
import { stateBy } from './stated';

type State = Exclude<ConsortiumPosition['state'], 'undetermined'>;
const STATES: Readonly<Record<string, State>> = {
  ConsortiumProposed: 'Proposed',
  ConsortiumFormed: 'Formed',
  ConsortiumDisbanded: 'Disbanded',
};
const ORDER: readonly string[] = Object.keys(STATES);

/** How far the consortium has come: proposed, formed, disbanded, each following the one before unless the dates say otherwise. */
export function consortiumState(view: RecordView): Stated<State> {
  const facts = ORDER.flatMap((type) => view.ofType(type));
  const follows = (a: Entry, b: Entry): boolean => ORDER.indexOf(a.type) > ORDER.indexOf(b.type);
  return stateBy(view, facts, { stateOf: (e) => STATES[e.type] as State, follows }) ?? { state: 'undetermined', entries: [] };
}
