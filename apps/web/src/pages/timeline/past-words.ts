import type { ChangeAnswer, Glance } from '@parley/negotiation';
import type { Schema } from '../../api/ask';
import type { Moment } from '../../moment/moment';
import type { Clock } from './clock-time';

/** A moment as the fold takes it: instants in ms since 1970. */
export type FoldMoment = Omit<Moment, 'knownAt'> & { readonly knownAt?: number };
export interface PastMoment {
  readonly moment: FoldMoment;
  /** Between which two moments to compare, the earlier first. */
  readonly against: { readonly from: FoldMoment; readonly to: FoldMoment } | undefined;
  readonly clock: Clock;
}
/** To the worker: read the facts anew (holding at least this place of the book), or tell of a moment. */
export type AskedOfPast = { readonly read: string; readonly atLeast: string | undefined } | { readonly tellOf: PastMoment };

/** Where a negotiation stood, in so few words that they can follow a moment that is dragged. */
export interface Stood {
  readonly state: Pick<Schema<'NegotiationPosition'>, 'state' | 'between'>;
  readonly glance: Glance<Schema<'NegotiationPosition'>>;
}
export interface PastAnswer {
  /** Null where nothing was on record by then. */
  readonly stood: Stood | null;
  /** The first of them, and how many there are. Null where nothing was to be compared. */
  readonly changes: { readonly first: readonly ChangeAnswer[]; readonly count: number } | null;
  /** Why there is no answer. */
  readonly failed?: string;
}
export interface NamedIssue {
  readonly id: string;
  readonly title: string;
}
/** From the worker: how far the facts are read, what there is in them once they are, or an answer. */
export type ToldOfPast =
  { readonly read: number; readonly of: number } | { readonly issues: readonly NamedIssue[] } | { readonly answer: PastAnswer };
