import type { Fault, RecordKind } from '@parley/negotiation';

/** One act of an import file, ready to be submitted. Lines and columns count from 1. */
export interface Step {
  readonly kind: 'step';
  /** The line it starts on. */
  readonly line: number;
  readonly act: string;
  readonly record: RecordKind;
  /** Id of the record in the route; absent for registers and opening acts. */
  readonly id?: string;
  /** In the words of the API; entries of the same file may be named by their local names. */
  readonly body: Readonly<Record<string, unknown>>;
  /** The same at every import of the file, so that what an earlier run recorded is found. At most 200 characters. */
  readonly commandId: string;
  /** The name by which later steps of the file refer to the entries of this one, as in A14; several steps may share it. */
  readonly local?: string;
  /** What the file calls it, for reports: A14/2, `party devon-partnership`. */
  readonly label: string;
  /** When it was recorded where the file comes from, in milliseconds since 1970; counts only where a record is taken over as it was. */
  readonly recordedAt?: number;
  /** How many steps the file has, where that is known. */
  readonly total?: number;
}
/** A place of a file that cannot be read as a step, with every fault found there. */
export interface Faulty {
  readonly kind: 'faulty';
  readonly line: number;
  readonly label: string;
  readonly faults: readonly PlacedFault[];
}
export interface PlacedFault extends Fault {
  readonly line: number;
  readonly column?: number;
}
export type Imported = Step | Faulty;

/** At most this many faults of one file are reported. */
export const FAULTS_REPORTED_MAX = 200;
/** Bytes of a line of JSON Lines, its end not counted; four times what the API takes as a body. */
export const LINE_BYTES_MAX = 1_048_576;
/** Bytes of a case file, which is read as a whole. */
export const CASE_FILE_BYTES_MAX = 8_388_608;
