import type { Entry } from '../entry/entry';

/**
 * One record folded: an index of its entries by what they make and name, with corrections, added evidence and
 * retractions in force. It holds facts side by side and orders nothing: which of two facts came first is asked of their dates.
 */
export interface RecordView {
  /** Number of events folded, record keeping included. */
  readonly size: number;
  /** The first standing entry that made this thing, else the retracted one that did: ids are never used again. */
  maker(kind: string, id: string): Entry | undefined;
  /** True where any standing entry makes or names it. */
  isNamed(kind: string, id: string): boolean;
  /** The standing entries that make, name or refer to it, in order of recording. */
  about(kind: string, id: string): readonly Entry[];
  /** How many things of the kind were ever made. */
  countMade(kind: string): number;
  /** By event id, or by `@revision`; with corrections in force, retracted entries too. */
  entry(idOrRevision: string): Entry | undefined;
  isRetracted(eventId: string): boolean;
  /** Standing entries of a type, in order of recording. */
  ofType(type: string): readonly Entry[];
  /** All standing entries, in order of recording. */
  all(): readonly Entry[];
}
