/** A stretch of time as written, before its clock is known: `from` inclusive, `to` exclusive, ms since 1970 as the wall clock reads. */
export interface Span {
  readonly from: number;
  readonly to: number;
  /** How far that clock is ahead of UTC, in ms; absent for a local clock whose zone is not part of the text. */
  readonly offset?: number;
  readonly uncertain: boolean;
  readonly approximate: boolean;
}

export const plainSpan = (from: number, to: number): Span => ({ from, to, uncertain: false, approximate: false });
