import { counted } from './in-words';

/** How many the chosen moment and evidence leave out, called by the words for one and for several; empty where it is none. */
export const leftOutInWords = (count: number, [one, several]: readonly [string, string]): string =>
  count === 0 ? '' : `${counted(count, one, several)} ${count === 1 ? 'is' : 'are'} left out by this choice.`;
