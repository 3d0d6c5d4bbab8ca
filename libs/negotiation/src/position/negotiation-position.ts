import { irregularitiesOf } from '../record/irregularities';
import { withMergedParties } from '../record/merged-parties';
import type { RecordView } from '../record/record-view';
import type { NegotiationPosition, Reflects } from './answer';
import { constraintsOf } from './constraints';
import { membershipOf } from './membership';
import { consortiaOf, partiesOf, type Registers } from './parties';
import { reportsOf } from './reports';
import { stancesOf } from './stances';
import { standingOf } from './standing';

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
  const { opening, state, counts, issues, proposals, aims, agreed, matters, meetings, last, due } = standingOf(view, context.id);
  return {
    id: context.id,
    ...opening,
    ...state,
    ...{ counts, issues, proposals, aims, agreed },
    positions: stancesOf(view),
    ...matters,
    constraints: constraintsOf(view),
    meetings,
    reports: reportsOf(view),
    parties: partiesOf(view, context),
    consortia: consortiaIn(view, context),
    irregularities: irregularitiesOf(view),
    ...{ last, due },
    leftOut: context.leftOut,
    reflects: context.reflects,
  };
}

function consortiaIn(view: RecordView, { register, consortia }: NegotiationContext): NegotiationPosition['consortia'] {
  return consortiaOf(view, register).map((id) => {
    const consortium = consortia(id);
    const name = consortium?.ofType('ConsortiumProposed')[0]?.data['name'];
    return { id, name: typeof name === 'string' ? name : id, membership: consortium ? membershipOf(consortium, register) : null };
  });
}
