import type {
  Actor,
  Citation,
  ConflictAnswer,
  Contradiction,
  CorrectedSince,
  DecisionAnswer,
  Family,
  FigureConflict,
  FigureMove,
  PartyMovement,
  ProposalAnswer,
  Reflects,
  ReplyMove,
  SideBySide,
  StanceMove,
} from '@parley/negotiation';
import type { Moment } from './answers';
import type { OneRecord, SpanAnswer } from './past-questions';

/** An entry behind a statement, with who did it and what it rests on. */
export interface EntryEvidence extends Omit<SpanAnswer, 'family' | 'parties' | 'undecided'> {
  readonly actors: readonly Actor[];
  readonly sources: readonly Citation[];
}
type Evidenced<M> = M & EntryEvidence;
interface NamedParty {
  /** As registered; null where nobody is named. */
  readonly name: string | null;
}
/** How each party moved on an issue, step by step. */
export interface MovementAnswer {
  readonly issue: { readonly id: string; readonly title: string; readonly entry: string };
  readonly parties: readonly (NamedParty & PartyMovement<Evidenced<StanceMove>, Evidenced<FigureMove>, Evidenced<ReplyMove>>)[];
  /** What each last put for the same parameter; by the date asked for, of what had certainly occurred. */
  readonly sideBySide: readonly (Omit<SideBySide, 'held'> & { readonly held: readonly (NamedParty & SideBySide['held'][number])[] })[];
  readonly reflects: Reflects;
}

/** An entry that a decision can have rested on, with the record in which it stands. */
export interface BasisEntry extends Omit<EntryEvidence, 'when'> {
  readonly stream: string;
  readonly family: Family;
}
/** The entries recorded last, up to 500; `more`: so many earlier ones are not told. */
export interface BasisEntries<E = BasisEntry> {
  readonly items: readonly E[];
  readonly more?: number;
}
/** What a decision rested on, as far as it was on record. Times are ISO instants (UTC), half-open. */
export interface BasisAnswer {
  readonly decision: BasisEntry &
    Omit<DecisionAnswer, 'by'> & { readonly by: readonly { readonly party: string; readonly name: string }[] };
  /** Between which moments it was decided: by its date, and not after it was recorded. Null: not known from when on. */
  readonly decided: { readonly earliest: string | null; readonly latest: string | null };
  /** The proposal with its versions and terms, as on record when it was decided; null where none was, or it is on something else. */
  readonly proposal: ProposalAnswer | null;
  /** On record by the earliest moment at which it can have been decided; each as it stood then, with the grade that it had. */
  readonly onRecord: BasisEntries;
  /** Had certainly occurred by then, and counts (was recorded, or was borne out by evidence) only since. */
  readonly recordedLater: BasisEntries;
  /** The dates do not say: `recording`, whether it was on record by then; `occurrence`, whether it had occurred by then. */
  readonly undetermined: BasisEntries<BasisEntry & { readonly because: 'recording' | 'occurrence' }>;
  /** Of what was on record, what reads otherwise now, or counts no more. */
  readonly correctedSince: BasisEntries<CorrectedSince>;
  /** What `onRecord` and `proposal` stand on; null where it is not known from when on it can have been decided. */
  readonly reflectsThen: Reflects | null;
  readonly reflects: Reflects;
}

type Behind = Omit<EntryEvidence, 'when'>;
/** What does not agree. Nothing is merged: both sides stand. */
export interface ConflictsAnswer {
  /** The conflicts that were noted. `sides`: the entries that disagree, as far as they are known and counted at the moment asked for. */
  readonly items: readonly (ConflictAnswer & { readonly sides: readonly Behind[] })[];
  /** Different figures for one parameter, side by side. */
  readonly figures: readonly (Omit<FigureConflict, 'sides'> & { readonly sides: readonly (FigureConflict['sides'][number] & Behind)[] })[];
  /** Opposite stances on one target, and whether they are a reversal. */
  readonly contradictions: readonly (Omit<Contradiction, 'earlier' | 'later'> & {
    readonly earlier: Contradiction['earlier'] & Behind & { readonly name: string };
    readonly later: Contradiction['later'] & Behind & { readonly name: string };
  })[];
  readonly reflects: Reflects;
}

/** What moved the parties, what they decided on, and what does not agree. */
export interface GroundsQuestions {
  /** `entry`: event id, or `@revision`, of a decision in this record. Undefined where it is none, or was not known or not decided by then. */
  basis(q: Moment & OneRecord & { readonly entry: string }): Promise<BasisAnswer | undefined>;
  /** Undefined where there is no such negotiation, or no such issue in it, by then. */
  movement(q: Moment & { readonly id: string; readonly issue: string }): Promise<MovementAnswer | undefined>;
  /** `open`: only what is open, or only what is not. Undefined where there is no such negotiation by then. */
  conflicts(q: Moment & { readonly id: string; readonly open?: boolean }): Promise<ConflictsAnswer | undefined>;
}
