import type { Schema } from '../../api/ask';
import type { Labels } from '../../names/labels';

/** What each part of the page is given. */
export interface PositionProps {
  readonly position: Schema<'NegotiationPosition'>;
  readonly labels: Labels;
}
