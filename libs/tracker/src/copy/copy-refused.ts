export type CopyRefusal =
  /** The two addresses are one place. */
  | 'same-place'
  /** There is no book at the source. */
  | 'no-book'
  /** An event of the source is not as its form, its commitment or its chain says; a copy would hide that. */
  | 'source-broken'
  /** The same of an event of the target. */
  | 'target-broken'
  /** The target holds another book. */
  | 'other-book'
  /** An event of the target is not the one that stands there in the source. */
  | 'differs'
  /** The target holds all of the source, and more. */
  | 'target-ahead'
  /** Somebody else wrote into the target meanwhile. */
  | 'target-moved'
  /** What was read back from the target is not what the source holds. */
  | 'unequal';

/** Why a book is not copied, or not on. What was copied before stays; nothing in the target was changed. */
export class CopyRefused extends Error {
  constructor(
    readonly code: CopyRefusal,
    readonly says: string,
  ) {
    super(`${code}: ${says}`);
  }
}
