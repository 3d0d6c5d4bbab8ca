import type { ChangeAnswer, NegotiationPosition } from '@parley/negotiation';
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
export type AskedOfPast = { readonly read: string; readonly atLeast: string | undefined } | ({ readonly n: number } & PastMoment);

/** From the worker. */
export interface PastAnswer {
  /** Of the question that it answers. */
  readonly n: number;
  /** Null where nothing was on record by then. */
  readonly position: NegotiationPosition | null;
  readonly changes: readonly ChangeAnswer[] | null;
  /** Why there is no answer. */
  readonly failed?: string;
}
