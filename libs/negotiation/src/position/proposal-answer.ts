/** What a position says of proposals, their terms and replies, and of the stances of the parties. */
import type { Dated, Stated, Undetermined } from './stated-answer';

export type ProposalState =
  | 'Floated'
  | 'Published'
  | 'Tabled'
  | 'UnderReply'
  | 'Accepted'
  | 'Countered'
  | 'Rejected'
  | 'Withdrawn'
  | 'Lapsed'
  | 'Superseded'
  | 'Deferred'
  /** Only replies or terms are on record at this evidence, not how it came out. */
  | 'Unknown';

/** A figure that nobody printed, and how it was made of two that somebody did. `value`: decimal. */
export interface DerivedAnswer {
  readonly value: string;
  readonly unit: string;
  readonly label: string;
  readonly formula: string;
}
/** A term or an aim, with the figures as printed and those derived, each labelled. */
export interface TermAnswer {
  readonly id: string;
  readonly issue?: string;
  readonly parameter: string;
  readonly version?: number;
  /** The term of an earlier version that it takes the place of. */
  readonly revises?: string;
  /** Those of baseline, target, minimum, maximum, thing, unit, period, consolidated, staffGroup, text that were given. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly derived: readonly DerivedAnswer[];
  readonly leaked?: true;
  readonly entries: readonly string[];
}
export interface LinkAnswer {
  readonly kind: 'package' | 'condition';
  readonly terms: readonly string[];
  readonly inReturnFor?: readonly string[];
  readonly text?: string;
  readonly entry: string;
}
/** `date`: when it first came as far as `out` says. */
export interface VersionAnswer extends Dated {
  readonly version: number;
  readonly out: 'floated' | 'published' | 'tabled' | 'unknown';
  readonly entries: readonly string[];
}
export interface ReplyAnswer extends Dated {
  readonly party: string;
  readonly body?: string;
  readonly version: number;
  /** accept, reject, question, refer-to-members, counter. */
  readonly response: string;
  readonly conditions?: readonly string[];
  /** The counter-proposal, where the reply is one. */
  readonly counter?: string;
  readonly entry: string;
}
/** The state is that of the current version: the highest that is out. */
export interface ProposalAnswer extends Stated<ProposalState> {
  readonly id: string;
  readonly kind: 'claim' | 'offer' | 'proposal' | 'unknown';
  readonly title?: string;
  readonly summary?: string;
  /** Ids of the parties, or the author as printed. */
  readonly author: readonly string[];
  readonly to: readonly string[];
  /** Not all of its terms are known: those listed are at least some. */
  readonly openList?: true;
  /** Some of its terms stand or fall together. */
  readonly package?: true;
  /** Some of its terms are given in return for others. */
  readonly conditional?: true;
  readonly openUntil?: string;
  readonly subjectTo?: readonly string[];
  /** The version that it answers. */
  readonly counters?: { readonly proposal: string; readonly version?: number };
  readonly leaked?: true;
  /** How the sources put it, as in "on the table". */
  readonly phrases: readonly string[];
  readonly versions: readonly VersionAnswer[];
  readonly terms: readonly TermAnswer[];
  readonly aims: readonly TermAnswer[];
  readonly links: readonly LinkAnswer[];
  readonly responses: readonly ReplyAnswer[];
  readonly referredTo: readonly ({
    readonly party?: string;
    readonly body?: string;
    readonly asPrinted?: string;
    readonly entry: string;
  } & Dated)[];
}

/** Where a party, or a body of it, stands on one target. `date`: of the entry by which it came to stand so. */
export interface StanceAnswer extends Dated {
  readonly party: string;
  readonly body?: string;
  /** Who spoke for the party when it came to stand so, and in which office. */
  readonly person?: string;
  readonly office?: string;
  readonly issue?: string;
  readonly proposal?: string;
  readonly version?: number;
  readonly term?: string;
  readonly subject?: string;
  /** The whole target, whatever its kind. */
  readonly target: Readonly<Record<string, unknown>>;
  /** A stance, `withdrawn`, or `undetermined`: then `between` says which may be the last. */
  readonly stance: string;
  readonly between?: readonly Undetermined<string>[];
  readonly ground?: string;
  readonly conditions?: string;
  readonly restsOn?: string;
  /** Since when, as EDTF; null where the date of the entry is not known. */
  readonly since: string | null;
  /** The entry by which the party came to stand so. */
  readonly entry: string;
  /** Ids of the positions, as they were recorded. */
  readonly positions: readonly string[];
  /** Everything that bears on it, in order of recording. */
  readonly entries: readonly string[];
}
