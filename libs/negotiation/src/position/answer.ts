/**
 * What a position says. Every statement names the events that cause it (`entries`, or `entry` where it is one).
 * `undetermined`: the order of two facts decides, and their dates do not; both are named.
 */
import type { Irregularity } from '../irregularity';
import type { MembershipAnswer } from './consortium-answer';
import type { MeetingAnswer } from './meeting-answer';
import type { ConflictAnswer, ConstraintAnswer, ObjectionAnswer, QuestionAnswer, ReportAnswer } from './open-answer';
import type { ProposalAnswer, StanceAnswer, TermAnswer } from './proposal-answer';
import type { LastAnswer, Reflects, Stated } from './stated-answer';

export type * from './consortium-answer';
export type * from './meeting-answer';
export type * from './open-answer';
export type * from './proposal-answer';
export type * from './statement-answer';
export type * from './stated-answer';

export type NegotiationState =
  /** Nothing that counts opens it: at this moment, or at this evidence. */
  | 'NotBegun'
  | 'Exploring'
  | 'Convened'
  | 'Tabled'
  | 'InTalks'
  | 'AgreedInPrinciple'
  | 'OutToMembers'
  | 'Agreed'
  | 'InForce'
  | 'Ended'
  | 'FailedToAgree'
  | 'Suspended'
  | 'Reopened'
  | 'Abandoned';
export interface ActionAnswer extends Stated<'Agreed' | 'Completed'> {
  readonly id: string;
  readonly open: boolean;
  readonly what: string;
  readonly who: readonly string[];
  readonly due?: string;
}
/** Who was appointed to speak for the party, on what, from when to when (EDTF). */
export interface NegotiatorAnswer {
  readonly person?: string;
  readonly name?: string;
  readonly body?: string;
  readonly scope?: string;
  readonly issues?: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly entry: string;
}
export interface PartyAnswer {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  /** Where it is certain; `talks` tells what it rests on, and what is not certain. */
  readonly withdrawnFromTalks?: true;
  /** Whether it is at the talks, where it ever withdrew. */
  readonly talks?: Stated<'Withdrawn' | 'Returned'>;
  readonly negotiators: readonly NegotiatorAnswer[];
  readonly entries: readonly string[];
}
export interface DueAnswer {
  readonly what: string;
  readonly due: string;
  readonly kind: 'reply' | 'action' | 'milestone' | 'meeting' | 'embargo';
  readonly entry: string;
}

export interface NegotiationPosition extends Stated<NegotiationState> {
  readonly id: string;
  readonly title: string;
  readonly level: string;
  readonly appliesTo: readonly string[];
  readonly counts: {
    /** Proposals put to the other side that are neither accepted nor at an end. */
    readonly tabledProposals: number;
    /** Proposals in a public document that were not put to the other side and are not at an end. */
    readonly publishedProposals: number;
    readonly floatedTerms: number;
    readonly aims: number;
    readonly questionsOpen: number;
    readonly questionsPartlyAddressed: number;
    readonly objectionsOpen: number;
    readonly conflictsOpen: number;
    readonly actionsOpen: number;
  };
  readonly issues: readonly { readonly id: string; readonly title: string; readonly entry: string }[];
  readonly proposals: readonly ProposalAnswer[];
  /** Aims of the negotiation as a whole; those of a proposal stand with it. */
  readonly aims: readonly TermAnswer[];
  readonly agreed: readonly {
    readonly proposal?: string;
    readonly version?: number;
    readonly what: string;
    readonly entries: readonly string[];
  }[];
  readonly positions: readonly StanceAnswer[];
  readonly objections: readonly ObjectionAnswer[];
  readonly questions: readonly QuestionAnswer[];
  readonly conflicts: readonly ConflictAnswer[];
  readonly actions: readonly ActionAnswer[];
  readonly constraints: readonly ConstraintAnswer[];
  readonly meetings: readonly MeetingAnswer[];
  readonly reports: readonly ReportAnswer[];
  readonly parties: readonly PartyAnswer[];
  readonly consortia: readonly { readonly id: string; readonly name: string; readonly membership: MembershipAnswer | null }[];
  readonly irregularities: readonly Irregularity[];
  readonly last: LastAnswer | null;
  readonly due: readonly DueAnswer[];
  /** Entries that the evidence threshold, or the moment asked for, leaves out. */
  readonly leftOut: number;
  readonly reflects: Reflects;
}
