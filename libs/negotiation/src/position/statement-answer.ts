import type { Dated, Stated } from './stated-answer';

/** A statement as it stands: what its speaker last made of it. The words of every earlier form stay with their entries. */
export interface StatementAnswer extends Stated<'Made' | 'Revised' | 'Withdrawn'>, Dated {
  readonly id: string;
  readonly kind: string;
  readonly channel?: string;
  /** The words or their substance as last revised; where the dates do not say which revision is the last, as first made (see `between`). */
  readonly substance: string;
  readonly verbatim?: true;
  readonly rightsReserved?: true;
  readonly by: readonly string[];
  readonly about: readonly Readonly<Record<string, unknown>>[];
  readonly entry: string;
}
