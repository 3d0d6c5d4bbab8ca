import type { ReferenceKind } from '../../shape/shape';
import type { EntriesView } from '../record-view';

/** A part of what is said of a record in short, and on what it rests. */
export interface SummaryPart<T> {
  /** Types of the entries that it is derived from, beside those that they are stated to come after or before. */
  readonly types: readonly string[];
  /** Kinds of things about which it asks. */
  readonly things: readonly ReferenceKind[];
  readonly says: (view: EntriesView, id: string) => T;
}
