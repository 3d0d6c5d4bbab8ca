import { withMergedParties } from '../record/merged-parties';
import type { RecordView } from '../record/record-view';
import type { NegotiationPosition } from './answer';
import { listsAtAGlance, type ListsAtAGlance } from './glance';
import type { NegotiationContext } from './negotiation-position';
import { standingOf } from './standing';

/** Each field as the position of the same record says it. */
type Standing = Pick<NegotiationPosition, 'id' | 'title' | 'level' | 'appliesTo' | 'state' | 'between' | 'entries' | 'counts'>;
export interface NegotiationInShort extends Standing, Pick<NegotiationPosition, 'last' | 'due' | 'leftOut' | 'reflects'> {
  /** How much there is in the lists of the position. */
  readonly glance: ListsAtAGlance;
}

/** A negotiation without the lists of its position, and without the work that those take which only the whole position tells. */
export function negotiationInShort(
  recorded: RecordView,
  { id, register, leftOut, reflects }: Pick<NegotiationContext, 'id' | 'register' | 'leftOut' | 'reflects'>,
): NegotiationInShort {
  const standing = standingOf(withMergedParties(recorded, register), id);
  const { opening, counts, last, due } = standing;
  const { state, between, entries } = standing.state;
  return {
    id,
    ...opening,
    state,
    ...(between && { between }),
    entries,
    counts,
    last,
    due,
    glance: listsAtAGlance(standing),
    leftOut,
    reflects,
  };
}
