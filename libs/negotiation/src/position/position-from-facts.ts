import { FoldedFacts, type AskedOfThen, type Facts } from './folded-facts';
import type { NegotiationPosition } from './answer';
import type { Moment } from './moment';

export interface AskedOfFacts extends Omit<Moment, 'sources'>, AskedOfThen {}

/**
 * Where a negotiation stood at a moment, folded from facts at hand: the answer that the views give to the same question when they hold the
 * same facts. Undefined where nothing of it was on record by then. Total, as `negotiationPosition` is.
 */
export function positionFromFacts(facts: Facts, { id, rules, now, ...moment }: AskedOfFacts): NegotiationPosition | undefined {
  return new FoldedFacts(facts).at(moment).position({ id, rules, now });
}
