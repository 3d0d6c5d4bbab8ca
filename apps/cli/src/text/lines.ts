import { width } from '../terminal';

const INDENT = 2;

/** A text broken at spaces; what is longer than a line stands on one of its own. `first` begins the first line, the rest is indented as deep. */
export function wrapped(text: string, { first = '' }: { first?: string } = {}): string[] {
  const lines: string[] = [];
  const most = width();
  let line = first;
  let isBegun = false;
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    const longer = isBegun ? `${line} ${word}` : line + word;
    const fits = !isBegun || longer.length <= most;
    if (!fits) lines.push(line);
    line = fits ? longer : ' '.repeat(first.length) + word;
    isBegun = true;
  }
  return [...lines, line];
}

/** One thing of a list. */
export const item = (text: string, depth = 1): string[] => wrapped(text, { first: `${' '.repeat(depth * INDENT)}- ` });
/** What belongs to the thing above it. */
export const beneath = (text: string, depth = 1): string[] => wrapped(text, { first: ' '.repeat(depth * INDENT + INDENT) });

/** A part with its heading; nothing at all where there is nothing to say. */
export const section = (heading: string, lines: readonly string[]): string[] => (lines.length === 0 ? [] : ['', heading, ...lines]);

export const title = (text: string): string[] => [...wrapped(text), '─'.repeat(Math.min(text.length, width()))];

/** Labels and values in two columns. */
export function table(rows: readonly (readonly [string, string | undefined])[]): string[] {
  const shown = rows.filter((row): row is readonly [string, string] => row[1] !== undefined && row[1] !== '');
  const column = Math.max(...shown.map(([label]) => label.length)) + 2;
  return shown.flatMap(([label, text]) => wrapped(text, { first: label.padEnd(column) }));
}

/** "1 question", "2 questions". */
export const counted = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;
/** "AgreedInPrinciple" and "approvedOnConditions" in words. */
export const inWords = (name: string): string => {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[-_]/g, ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};
export const lowerWords = (name: string): string => inWords(name).toLowerCase();
