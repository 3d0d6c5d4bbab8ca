import type { Position } from '../port';

const DIGITS = 16;
const FORM = /^[0-9a-f]{16}$/;

/** Positions of a file are 1, 2, 3 …: as text of fixed width, so that they sort as bytes. */
export const toPosition = (place: number): Position => place.toString(16).padStart(DIGITS, '0') as Position;

/** 0 stands for the beginning. */
export const toPositionOrNull = (place: number): Position | null => (place === 0 ? null : toPosition(place));

/** Undefined when the text is no position of a file. */
export function fromPosition(position: string): number | undefined {
  if (!FORM.test(position)) return undefined;
  const place = Number.parseInt(position, 16);
  return Number.isSafeInteger(place) && place > 0 ? place : undefined;
}
