import type { Side } from './clock-entries';

export const SIDE_WORDS: Readonly<Record<Side, string>> = {
  known: 'had happened, on record then',
  later: 'had happened, recorded only later',
  perhaps: 'recorded later, may have happened by then',
  future: 'not happened by then, or not certainly',
};
