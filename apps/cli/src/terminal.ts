import { isatty } from 'node:tty';

/** Control characters and direction marks, with which a recorded text could rewrite the reader's screen. */
const UNPRINTABLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;
const WIDTH = { least: 60, most: 110, elsewhere: 100 };

/** A text of the record as it may be shown: what would steer the terminal is replaced by U+FFFD. */
export const printable = (text: string): string => text.replace(/[\n\t]+/g, ' ').replace(UNPRINTABLE, '\ufffd');

/** Columns to write in. */
export const width = (): number => Math.max(WIDTH.least, Math.min(process.stdout.columns ?? WIDTH.elsewhere, WIDTH.most));

export const isWatched = (): boolean => isatty(2);

/** The answer: to standard output, and nothing else goes there. */
export function say(lines: readonly string[]): void {
  process.stdout.write(`${lines.map(printable).join('\n')}\n`);
}

export const sayJson = (answer: unknown): void => write(JSON.stringify(answer, null, 2));
/** The same on one line, where there are several answers. */
export const sayJsonLine = (answer: unknown): void => write(JSON.stringify(answer));

function write(json: string): void {
  process.stdout.write(`${json.replace(/[\u007f-\uffff]/g, (sign) => (sign.search(UNPRINTABLE) < 0 ? sign : escaped(sign)))}\n`);
}

const escaped = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** A remark beside the answer: to standard error. */
export function note(line: string): void {
  process.stderr.write(`${printable(line)}\n`);
}
