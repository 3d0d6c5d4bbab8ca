import type { Actor, Occurred } from '@parley/negotiation';

/** What a line is about, as the act says it, and how the page calls it. */
export interface About {
  /** As in `{ issue: 'sick-pay' }`; a subject that is no thing of the record is `{ subject: 'parking' }`. */
  readonly target: Readonly<Record<string, string>>;
  readonly label: string;
  /** The newest version that is out, where it is a proposal. */
  readonly version?: number;
}
/** What the note-taker typed. Only who and what come first; the rest may wait. */
export interface Said {
  readonly who: string;
  /** Whom `who` means; absent where nobody of the register was chosen: then the words stand as printed. */
  readonly actor?: Actor;
  readonly what: string;
  /** Id of a kind (pages/meeting/kinds.ts); empty while the line is unsorted. */
  readonly kind: string;
  readonly about?: About;
  /** What the kind asks beside: a stance, an outcome, a day. */
  readonly detail: string;
  /** As typed: empty for now, a time of day, a date, or words. */
  readonly when: string;
}
export const NOTHING_SAID: Said = { who: '', what: '', kind: '', detail: '', when: '' };

/** Where a line belongs. */
export interface Place {
  readonly negotiation: string;
  readonly meeting: string;
}
/** An act as it was released; from then on it is sent again unchanged until it is known what became of it. */
export interface ReleasedAct {
  readonly act: string;
  readonly body: Readonly<Record<string, unknown>>;
}
export interface Trouble {
  readonly code: string;
  /** The id that the line asked for what it makes. */
  readonly asked?: string;
  readonly title: string;
  readonly detail: string;
}
/** One line of a note-taker, kept in this browser until it is in the joint record. */
export interface Line extends Place {
  /** Made before the first try and never again: the key under which the line is recorded once, however often it is sent. */
  readonly id: string;
  /** Lines stand, and are sent, in this order. */
  readonly order: number;
  /** The note-taker whose own draft it is. */
  readonly by: string;
  /** When it was kept, UTC. */
  readonly notedAt: string;
  readonly said: Said;
  /** As far as it could be read when it was kept; what may be a date is read when the line is shown or released. */
  readonly occurred: Occurred;
  /** It makes another thing than the one that stands on record under the id that was asked for. */
  readonly isAnother?: true;
  /** Present once it was released: it waits to be sent. */
  readonly released?: ReleasedAct;
  /** True from the first try on: what was sent may be on record, and cannot be taken back. */
  readonly tried?: true;
  /** Why it came back. */
  readonly trouble?: Trouble;
}
