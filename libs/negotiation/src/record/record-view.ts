import type { Entry } from '../entry/entry';

/** What of a record derivations ask that need no more than its entries: those of a type, about a thing, by id, all of them. */
export type EntriesView = Pick<RecordView, 'entry' | 'entryOrRetracted' | 'ofType' | 'about' | 'all'>;

/**
 * One record folded: an index of its entries by what they make and name, with corrections, added evidence and
 * retractions in force. It holds facts side by side and orders nothing: which of two facts came first is asked of their dates.
 */
export interface RecordView {
  /** Number of events folded, record keeping included. */
  readonly size: number;
  /**
   * The entry that made this thing: of all in the record that did, in the order in which they came to make it, the first that counts in this
   * view. What an entry once made stays its own, also where a correction says something else. Where none counts, the first that was retracted,
   * as ids are never used again.
   */
  maker(kind: string, id: string): Entry | undefined;
  /** True where any standing entry makes or names it. */
  isNamed(kind: string, id: string): boolean;
  /** The first in order of recording of the standing entries that make, name or refer to it. */
  first(kind: string, id: string): Entry | undefined;
  /** Ids of this kind that standing entries make, name or refer to, in no certain order. */
  named(kind: string): readonly string[];
  /** The standing entries that make, name or refer to it, in order of recording. */
  about(kind: string, id: string): readonly Entry[];
  /** How many things of the kind were ever made: those that have a maker here. */
  countMade(kind: string): number;
  /** By event id, or by `@revision`; with corrections in force. In the whole record retracted entries too, else only what counts. */
  entry(idOrRevision: string): Entry | undefined;
  /**
   * By event id, what counts, and what was retracted, of whatever date and evidence: for what an entry was, as when it had occurred or what
   * it made. So it is the same wherever the entry itself is not left out.
   */
  entryOrRetracted(eventId: string): Entry | undefined;
  /** True also where the view holds the entry no more. */
  isRetracted(eventId: string): boolean;
  /** Standing entries of a type, in order of recording. */
  ofType(type: string): readonly Entry[];
  /** All standing entries, in order of recording. Where it is said what for, those that have no bearing on it may be missing. */
  all(bearingOn?: Bearing): readonly Entry[];
}

/** A record with all that was recorded by some event, of which a date or a grade may leave something out. */
export interface WholeRecord extends RecordView {
  /** Event ids of the entries that made the thing, retracted ones too, in the order in which they came to make it. */
  makers(kind: string, id: string): readonly string[];
  /** Ids of this kind among which are those of all things that were ever made. */
  made(kind: string): readonly string[];
}

/**
 * What a question to all entries is for, so that not each need be looked at: what happened `last` (the graded entry that reaches latest; all
 * entries where none has an end), `irregularities` (a rule of the type that looks at the record, or broken by the entry itself), `embargoes`.
 */
export type Bearing = 'last' | 'irregularities' | 'embargoes';
