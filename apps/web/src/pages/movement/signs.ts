import type { FigureMove } from './moves';

/** The sign of each kind of proposal, as a path around 0,0. */
export const SIGNS: Readonly<Record<FigureMove['kind'], string>> = {
  claim: 'M0,-7L7,6H-7Z',
  offer: 'M-6,-6H6V6H-6Z',
  proposal: 'M0,-7L6,0L0,7L-6,0Z',
  unknown: 'M-6,0A6,6 0 1,0 6,0A6,6 0 1,0 -6,0Z',
};
