/** The forms in which a position states what it states. */
import type { Grade } from '../entry/entry';

/** Where the dates do not decide between facts, what each of them would make of it. */
export interface Undetermined<S extends string> {
  readonly state: S;
  readonly entry: string;
}
export interface Stated<S extends string> {
  readonly state: S | 'undetermined';
  /** Present where `state` is undetermined. */
  readonly between?: readonly Undetermined<S>[];
  readonly entries: readonly string[];
}
/** Names as the record printed or the register knows them; `date` is EDTF as recorded, absent where nothing is known. */
export interface Dated {
  readonly date?: string;
  readonly phrase?: string;
}
export interface Reflects {
  readonly asOf: string | null;
  /** ISO instant asked for, or null for all that is recorded. */
  readonly knownAt: string | null;
  /** Present and true where `knownAt` lies within the last 60 s: the answer may still grow. */
  readonly provisional?: true;
  readonly evidence: Grade;
  /** Stream → revision of the last event it reflects. */
  readonly streams: Readonly<Record<string, number>>;
  /** Version of the rules. */
  readonly rules: string;
}
export interface LastAnswer extends Dated {
  readonly entry: string;
  readonly type: string;
  readonly recordedAt: string;
  /** Other entries that may have been the last: the dates do not decide between them and this one. */
  readonly between?: readonly string[];
}
