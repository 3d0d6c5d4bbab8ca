import { dateInWords, instantInWords } from '../../words/dates-in-words';
import { momentText, type Clock } from './clock-time';

/** A moment as a phrase: "what had happened by 16 July 2012". */
export function momentInWords(clock: Clock, moment: number): string {
  const text = momentText(clock, moment);
  if (text === undefined) return 'all that is on record, with or without a date';
  return clock === 'occurred' ? `what had happened by ${dateInWords(text)}` : `what was recorded by ${instantInWords(text)}`;
}
