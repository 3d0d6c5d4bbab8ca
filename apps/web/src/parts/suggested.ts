/** Something that a field suggests. */
export interface Suggestion<T> {
  readonly key: string;
  readonly label: string;
  /** Tells it from others of the same name. */
  readonly hint?: string;
  readonly value: T;
}

const SHOWN = 8;
const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
const wordsIn = (text: string): readonly string[] =>
  plain(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** Found out once for each, as thousands are looked through at every key. */
const found = new WeakMap<Suggestion<unknown>, readonly string[]>();
function wordsOf(suggestion: Suggestion<unknown>): readonly string[] {
  const words = found.get(suggestion) ?? wordsIn(`${suggestion.label} ${suggestion.hint ?? ''}`);
  found.set(suggestion, words);
  return words;
}

/** Those in which every word typed begins a word: first those that begin with what was typed, each in the order given. */
export function suggested<T>(all: readonly Suggestion<T>[], typed: string): readonly Suggestion<T>[] {
  const wanted = wordsIn(typed);
  if (wanted.length === 0) return all.slice(0, SHOWN);
  const fits = (suggestion: Suggestion<T>): boolean => {
    const words = wordsOf(suggestion);
    return wanted.every((one) => words.some((word) => word.startsWith(one)));
  };
  const [start, fitting] = [plain(typed.trim()), all.filter(fits)];
  const begins = ({ label }: Suggestion<T>): boolean => plain(label).startsWith(start);
  return [...fitting.filter(begins), ...fitting.filter((one) => !begins(one))].slice(0, SHOWN);
}
