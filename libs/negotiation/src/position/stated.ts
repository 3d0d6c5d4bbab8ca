import type { Entry } from '../entry/entry';
import { comesBefore, latestOf } from '../record/in-order';
import type { EntriesView } from '../record/record-view';
import type { Stated } from './answer';

export interface Course<S extends string> {
  readonly stateOf: (entry: Entry) => S;
  /** `a` can only have come after `b` by what it is, as a rescission follows its approval. Dates that say otherwise win. */
  readonly follows?: (a: Entry, b: Entry) => boolean;
}

/**
 * The state that the latest of these facts makes; `undetermined` with the candidates where the dates do not say which is the
 * latest and the candidates differ. Undefined where there is no fact.
 */
export function stateBy<S extends string>(
  view: EntriesView,
  facts: readonly Entry[],
  { stateOf, follows }: Course<S>,
): Stated<S> | undefined {
  const after = follows && ((a: Entry, b: Entry) => follows(a, b) && !comesBefore(view, a, b));
  const latest = latestOf(view, facts, after);
  if (latest.kind === 'none') return undefined;
  if (latest.kind === 'one') return { state: stateOf(latest.entry), entries: [latest.entry.eventId] };
  const between = latest.entries.map((entry) => ({ state: stateOf(entry), entry: entry.eventId }));
  const entries = between.map(({ entry }) => entry);
  const [first] = between;
  if (first && between.every(({ state }) => state === first.state)) return { state: first.state, entries };
  return { state: 'undetermined', between, entries };
}
