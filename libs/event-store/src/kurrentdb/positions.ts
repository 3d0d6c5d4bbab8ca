import type { Position } from '../port';

/** A place in the node's log. Events have both halves equal; a checkpoint need not. Both are kept: one alone can miss events. */
export interface LogPosition {
  readonly commit: bigint;
  readonly prepare: bigint;
}

const DIGITS = 16;
const FORM = /^[0-9a-f]{32}$/;
const half = (value: bigint): string => value.toString(16).padStart(DIGITS, '0');

/** Commit and prepare position as text of fixed width, so that they sort as bytes. */
export const toPosition = ({ commit, prepare }: LogPosition): Position => `${half(commit)}${half(prepare)}` as Position;

/** Undefined when the text is no position of a node. */
export function fromPosition(position: string): LogPosition | undefined {
  if (!FORM.test(position)) return undefined;
  return { commit: BigInt(`0x${position.slice(0, DIGITS)}`), prepare: BigInt(`0x${position.slice(DIGITS)}`) };
}
