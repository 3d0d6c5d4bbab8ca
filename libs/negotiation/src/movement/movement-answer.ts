/** What is answered of how the parties moved on one issue. */
import type { DerivedAnswer, ProposalAnswer, VersionAnswer } from '../position/answer';

/** How a move relates to what the same party said before on the same matter, as far as dates and stated order tell. */
export interface Moved {
  /** The entry that made the move. */
  readonly entry: string;
  /**
   * `first`: nothing came before it. `same`: whatever came before said the same. `changed`: whatever came before said something else.
   * `undetermined`: the dates do not say which of several came before it.
   */
  readonly change: 'first' | 'same' | 'changed' | 'undetermined';
  /** The moves that it follows with nothing of the lane certainly between: one, or several of which the dates do not say which was last. */
  readonly follows: readonly string[];
  /** With how many other moves of its lane its order cannot be told. */
  readonly undecided: number;
}
/** Moves of one party on one matter, in an order that contradicts nothing that is certain. */
export interface Lane<M extends Moved> {
  readonly moves: readonly M[];
  /** Moves that are not listed, where there are more than 200: the earliest. Absent where all are there. */
  readonly earlier?: number;
  /** Entries of the moves that may be the last, of those that had certainly occurred by the date asked for: one where the dates decide. */
  readonly last: readonly string[];
}

export interface StanceMove extends Moved {
  readonly move: 'stance';
  /** A stance, or `withdrawn`. */
  readonly stance: string;
  readonly position: string;
  readonly ground?: string;
  readonly conditions?: string;
  /** The stance that was given up, where the source says it. */
  readonly from?: string;
}
/** A figure, or words where nothing is a figure, as a term of a proposal puts it. */
export interface FigureMove extends Moved {
  readonly move: 'figure';
  readonly proposal: string;
  readonly kind: ProposalAnswer['kind'];
  readonly version: number;
  /** How far that version of the proposal came, and by which entries. */
  readonly out: VersionAnswer['out'];
  readonly outBy: readonly string[];
  readonly term: string;
  /** As `values` of a term: baseline, target, minimum, maximum and so on, as printed. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly derived: readonly DerivedAnswer[];
}
/** A reply to a version that puts a term on the issue. */
export interface ReplyMove extends Moved {
  readonly move: 'reply';
  readonly proposal: string;
  readonly version: number;
  readonly response: string;
  readonly conditions?: readonly string[];
  /** The counter-proposal, where the reply is one. */
  readonly counter?: string;
}

/** How one party moved. `S`, `F`, `R`: the moves, perhaps with more said of each. */
export interface PartyMovement<S extends StanceMove = StanceMove, F extends FigureMove = FigureMove, R extends ReplyMove = ReplyMove> {
  /** Id of the party, or the author as printed; null where nobody is named. */
  readonly party: string | null;
  readonly stances: readonly (Lane<S> & { readonly target: Readonly<Record<string, unknown>>; readonly body?: string })[];
  readonly figures: readonly (Lane<F> & { readonly parameter: string; readonly staffGroup?: string })[];
  readonly replies: readonly (Lane<R> & { readonly proposal: string; readonly body?: string })[];
}
/** What the parties last put for one parameter, side by side. */
export interface SideBySide {
  readonly parameter: string;
  readonly staffGroup?: string;
  readonly held: readonly {
    readonly party: string | null;
    /** One, or several of which the dates do not say which is the last. */
    readonly figures: readonly Pick<FigureMove, 'entry' | 'proposal' | 'kind' | 'version' | 'out' | 'values'>[];
  }[];
}
