/** What the position of a consortium says. */
import type { Irregularity } from '../irregularity';
import type { Dated, LastAnswer, Reflects, Stated } from './stated-answer';

export type BoardState = 'BoardApproved' | 'ApprovedOnConditions' | 'BoardRefused' | 'Deferred' | 'Rescinded';
export type MemberState = 'Named' | BoardState | 'Active' | 'Withdrawing' | 'Left';

/** A condition on which a board approved; `entry` is the approval. */
export interface ConditionAnswer {
  readonly condition: string;
  readonly text: string;
  readonly met: boolean;
  readonly metBy: readonly string[];
  readonly entry: string;
}
export interface MemberAnswer extends Stated<MemberState> {
  readonly party: string;
  readonly name: string;
  /** What its board decided on joining, whatever became of the membership since. */
  readonly board?: Stated<BoardState>;
  readonly conditions: readonly ConditionAnswer[];
}
export interface MembershipAnswer {
  /** The number claimed, as last claimed; null where none is, or where the dates do not say which of several is the last (`claimedBetween`). It is not the count of the named. */
  readonly claimed: number | null;
  readonly claimedBetween?: readonly { readonly count: number; readonly entry: string }[];
  readonly claims: readonly ({ readonly count: number; readonly kind: string; readonly entry: string } & Dated)[];
  /** Organisations that the record names as members and that have not left; "including" makes them at least that many (`atLeast`). */
  readonly named: number;
  readonly atLeast?: true;
  /** By what the boards of those that have not left decided on joining: approved without condition or with all conditions met. */
  readonly approved: number;
  readonly approvedOnConditions: number;
  readonly refused: number;
  readonly deferred: number;
  readonly rescinded: number;
  /** By participation: taking part, notice of leaving given included. */
  readonly active: number;
  readonly left: number;
  /** Members of whom the dates do not say what they are, or what their board decided; in no other count than `named`. */
  readonly undetermined: number;
  /** claimed − named, 0 where more are named than claimed; not named is not "not approved". Null where no number is claimed. */
  readonly notNamed: number | null;
  readonly members: readonly MemberAnswer[];
}
/** What one board decided on one subject. `outcome` is a `BoardState`, or `undetermined`. */
export interface ApprovalAnswer extends Stated<BoardState>, Dated {
  readonly member: string;
  readonly name: string;
  readonly subject: Readonly<Record<string, unknown>>;
  readonly outcome: BoardState | 'undetermined';
  readonly resolution?: string;
  readonly conditions: readonly ConditionAnswer[];
  readonly entry: string;
}
export interface ContributionAnswer extends Dated {
  readonly member: string;
  readonly name: string;
  readonly what: string;
  /** `money`, `hours`, `period`, as recorded. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly entry: string;
}
export interface ConsortiumPosition extends Stated<'Proposed' | 'Formed' | 'Disbanded'> {
  readonly id: string;
  readonly name: string;
  readonly purpose?: string;
  readonly membership: MembershipAnswer;
  readonly approvals: readonly ApprovalAnswer[];
  readonly contributions: readonly ContributionAnswer[];
  readonly negotiations: readonly { readonly id: string; readonly title: string }[];
  readonly irregularities: readonly Irregularity[];
  readonly last: LastAnswer | null;
  /** Entries that the evidence threshold, or the moment asked for, leaves out. */
  readonly leftOut: number;
  readonly reflects: Reflects;
}
