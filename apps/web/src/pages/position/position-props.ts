import type { Schema } from '../../api/ask';
import type { Labels } from './labels';

/** What each part of the page is given. */
export interface PositionProps {
  readonly position: Schema<'NegotiationPosition'>;
  readonly labels: Labels;
}
