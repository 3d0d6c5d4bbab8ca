/**
 * What every entry carries, as the folds see it: decoded from the stored event, upcast to the newest version of its type.
 * Field names are storage and interface: add, never rename.
 */

/** Evidence of a citation, weakest first. */
export const GRADES = ['rumour', 'unattributed', 'report', 'on-record', 'formal-record'] as const;
export type Grade = (typeof GRADES)[number];
export const STANDINGS = ['on-the-record', 'without-prejudice', 'off-the-record'] as const;
export type Standing = (typeof STANDINGS)[number];

/** When it happened, as stated; earliest and latest instants are derived, never stored. `{}`: nothing is known. */
export interface Occurred {
  /** EDTF (ISO 8601-2): day, interval, or local time with offset. */
  readonly edtf?: string;
  /** IANA zone of a local time without offset. */
  readonly zone?: string;
  readonly basis?: 'stated' | 'inferred' | 'unknown';
  /** As printed: "last Wednesday". */
  readonly phrase?: string;
  /** Event ids of entries this one is stated to come after, or before. */
  readonly after?: readonly string[];
  readonly before?: readonly string[];
}
/** Who did or said it. An unidentified speaker is `asPrinted` alone. */
export interface Actor {
  readonly party?: string;
  readonly body?: string;
  readonly person?: string;
  readonly office?: string;
  readonly asPrinted?: string;
}
export interface Citation {
  readonly source: string;
  readonly locator: string;
  readonly quote?: string;
  readonly grade: Grade;
  readonly leaked?: true;
}
export interface Embargo {
  /** EDTF. */
  readonly until: string;
  readonly reason?: string;
}
/** The parts of an entry that its recorder gives beside the type's own fields. */
export interface EntryParts {
  readonly occurred: Occurred;
  readonly actors: readonly Actor[];
  readonly sources: readonly Citation[];
  readonly standing?: Standing;
  /** Integer milliseconds since 1970: when it was written down before it could be recorded. */
  readonly notedAt?: number;
  readonly confirms?: readonly string[];
  readonly embargo?: Embargo;
}
export type Data = Readonly<Record<string, unknown>>;

/** A recorded entry. `revision` is 0-based in its stream; `recordedAt` is integer milliseconds since 1970. */
export interface Entry<D = Data> extends EntryParts {
  readonly eventId: string;
  readonly type: string;
  readonly stream: string;
  readonly revision: number;
  readonly recordedAt: number;
  readonly recordedBy: string;
  readonly via: string;
  readonly onBehalfOf?: string;
  readonly commandId: string;
  readonly correlationId: string;
  readonly causationId?: string;
  readonly data: D;
}
/** What a decision yields: an entry before it has a place, a time and an id of its own. */
export interface NewEntry<D = Data> extends EntryParts {
  readonly type: string;
  readonly tv: number;
  readonly data: D;
}

const rank = (grade: Grade): number => GRADES.indexOf(grade);
/** An entry's grade is its best citation's; without any citation nobody is named for it: `unattributed`. */
export function gradeOf(entry: { readonly sources: readonly Pick<Citation, 'grade'>[] }): Grade {
  let best: Grade | undefined;
  for (const { grade } of entry.sources) if (best === undefined || rank(grade) > rank(best)) best = grade;
  return best ?? 'unattributed';
}
export const reaches = (grade: Grade, threshold: Grade): boolean => rank(grade) >= rank(threshold);
