import { ROWS } from './length-classes';

/** Where the parts of a lane stand, in pixels from its top. */
export const AXIS = 26;
/** Points and clusters. */
export const TOP = 22;
const BAR = 7;
export const barAt = (row: number): number => 1 + TOP + row * (BAR + 1);
export const BAR_HEIGHT = BAR;
export const ROWS_HEIGHT = ROWS * (BAR + 1);
/** As high as what is drawn in it; beside it, a name of two lines with its number. */
const LANE = 2 + TOP + ROWS_HEIGHT;
const NAMED_LANE = 54;

/** On a narrow screen the name of a lane stands over it, else beside it. */
export const laneHeight = (isNarrow: boolean): number => (isNarrow ? LANE + labelHeight(isNarrow) : NAMED_LANE);
export const labelHeight = (isNarrow: boolean): number => (isNarrow ? 36 : 0);
export const plotHeight = (lanes: number, isNarrow: boolean): number => AXIS + lanes * laneHeight(isNarrow) + 1;
/** Which lane lies at a height; undefined over the axis and below the last. */
export function laneAt(y: number, lanes: number, isNarrow: boolean): number | undefined {
  const lane = Math.floor((y - AXIS) / laneHeight(isNarrow));
  return lane >= 0 && lane < lanes ? lane : undefined;
}
