/** What a position says of things that are open until something is done about them. */
import type { Dated, Stated } from './stated-answer';

export interface ObjectionAnswer extends Stated<'Raised' | 'Answered' | 'Upheld' | 'Overruled' | 'Withdrawn'>, Dated {
  readonly id: string;
  /** Open until answered, upheld, overruled or withdrawn. */
  readonly open: boolean;
  readonly by: readonly string[];
  readonly target: Readonly<Record<string, unknown>>;
  readonly ground: string;
  /** The entries that answer it. */
  readonly answers: readonly string[];
}
export interface QuestionAnswer extends Stated<'Put' | 'PartlyAddressed' | 'Addressed' | 'NotAddressed'>, Dated {
  readonly id: string;
  /** Open while no reply addresses any of it. One that is partly addressed is not open: it is `PartlyAddressed`, and counted apart. */
  readonly open: boolean;
  readonly by: readonly string[];
  readonly to?: readonly string[];
  readonly limbs: readonly string[];
  /** Put only if another question, or a limb of it counted from 1, is answered so. */
  readonly conditionalOn?: { readonly question: string; readonly limb?: number; readonly answer: string };
  /** `limb`, counted from 1, where the reply addresses that one alone. */
  readonly replies: readonly ({ readonly entry: string; readonly limb?: number; readonly addressed: 'fully' | 'partly' | 'not' } & Dated)[];
}
export interface ConflictAnswer extends Stated<'Noted' | 'Resolved'> {
  readonly id: string;
  readonly open: boolean;
  readonly parameter: string;
  /** The entries that do not agree. */
  readonly disagreeing: readonly string[];
  /** `prevails`: the entry that turned out to be right. */
  readonly resolutions: readonly { readonly resolution: string; readonly prevails?: string; readonly entry: string }[];
}
export interface ConstraintAnswer extends Dated {
  readonly subject: string;
  /** `bound` and `period` as recorded; `edtf`: the period as EDTF, a financial year from 1 April on. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly by: readonly string[];
  readonly entry: string;
}
export interface ReportAnswer {
  readonly id: string;
  readonly title: string;
  readonly cites: readonly string[];
  /** True where an entry that it cites was changed after the report went out. */
  readonly stale: boolean;
  /** The changes that make it so. */
  readonly because: readonly string[];
  readonly entry: string;
}
