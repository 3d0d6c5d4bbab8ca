import { porterStem } from './porter-stem';

/** A word of a text as it is looked for, and where it stands in it. */
export interface TextWord {
  readonly word: string;
  readonly from: number;
  readonly to: number;
}

/** As FTS5's unicode61 cuts texts: letters, digits and private characters, with those accents behind them that it passes over. */
const WORD = /[\p{L}\p{N}\p{Co}][\p{L}\p{N}\p{Co}\u0300-\u0304\u0306-\u030c\u030f\u0311\u031b\u0323-\u0328\u032d\u032e\u0330\u0331]*/gu;
/** An index entry of PostgreSQL is at most a third of a page; of what is longer, this much is looked for. */
const CHARACTERS_MAX = 512;

/** The words of a text in their order. */
export function wordsIn(text: string): TextWord[] {
  return [...text.matchAll(WORD)].map(({ 0: found, index }) => ({ word: wordOf(found), from: index, to: index + found.length }));
}

/** The words of a text, each once. */
export const differentWords = (text: string): string[] => [...new Set((text.match(WORD) ?? []).map(wordOf))];

const known = new Map<string, string>();
const KNOWN_MAX = 50_000;

/** The same word in another form, case or accent is the same. Texts say the same words again and again: most are found. */
function wordOf(found: string): string {
  const ready = known.get(found);
  if (ready !== undefined) return ready;
  const word = stemOf(found.length > CHARACTERS_MAX ? found.slice(0, CHARACTERS_MAX) : found).toWellFormed();
  if (known.size >= KNOWN_MAX) known.clear();
  known.set(found, word);
  return word;
}

function stemOf(found: string): string {
  const folded = Array.from(found, foldedCharacter).join('');
  if (/^[\x20-\x7e]*$/.test(folded)) return porterStem(folded);
  return Buffer.from(porterStem(Buffer.from(folded).toString('latin1')), 'latin1').toString();
}

/** Without case; a Latin letter with one accent is the letter, and an accent that stands alone is nothing. */
function foldedCharacter(character: string): string {
  if (character >= '\u0300' && character <= '\u0331') return '';
  const upper = character.toUpperCase();
  const folded = (upper.length === character.length ? upper : character).toLowerCase();
  const [letter, ...marks] = folded.normalize('NFD');
  return letter !== undefined && /^[a-z]$/.test(letter) && marks.length === 1 && /^\p{Mn}$/u.test(marks[0] as string) ? letter : folded;
}
