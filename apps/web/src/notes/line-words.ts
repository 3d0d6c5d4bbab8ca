/** What a line says, taken apart for the act that it is to be. */
import { slugFrom, type Actor } from '@parley/negotiation';
import type { Line } from './line';

export type Fields = Readonly<Record<string, unknown>>;
/** What has to be given before the line can be an entry. */
export interface Lacking {
  readonly lacks: string;
}
export type Made = readonly [act: string, fields: Fields] | Lacking;
export const isLacking = (one: object): one is Lacking => 'lacks' in one;

export const lacks = (what: string): Lacking => ({ lacks: what });
const ID_MAX = 60;
/** Readable, and made before anything is sent, so that a later line can name it. */
const idFrom = (text: string): string | undefined => slugFrom(text.slice(0, ID_MAX));
export const withId = (field: string, line: Line): Fields => {
  const id = line.isAnother ? undefined : idFrom(wordsOf(line));
  return id === undefined ? {} : { [field]: id };
};
export const maybe = (field: string, value: unknown): Fields => (value === undefined || value === '' ? {} : { [field]: value });

/** Whom the line is about to name: somebody of the register, or the words as they were said. */
export const actorOf = ({ said: { who, actor } }: Pick<Line, 'said'>): Actor | undefined =>
  actor ?? (who.trim() === '' ? undefined : { asPrinted: who.trim() });

const VERBATIM = /^["“”„](.+)["“”]$/s;
/** Words between quotation marks are the very words. */
export const quoteIn = (what: string): string | undefined => VERBATIM.exec(what.trim())?.[1];
export const wordsOf = (line: Line): string => quoteIn(line.said.what) ?? line.said.what.trim();

export const target = ({ said: { about } }: Line, ...things: readonly string[]): Fields | undefined => {
  if (about === undefined) return undefined;
  return things.length === 0 || things.some((thing) => about.target[thing] !== undefined) ? about.target : undefined;
};
export const party = (line: Line): string | undefined => line.said.actor?.party;
export const titleOf = (line: Line): string => wordsOf(line).slice(0, 300);
