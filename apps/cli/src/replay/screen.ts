import { printable } from '../terminal';
import type { FrameLine } from './frame-text';
import type { Stepping } from './keys';

/** Sequences of the terminal (ECMA-48, and xterm's other screen). */
const TERMINAL = {
  enter: '\u001b[?1049h\u001b[?25l',
  leave: '\u001b[?25h\u001b[?1049l',
  clear: '\u001b[H\u001b[J',
  bold: '\u001b[1m',
  plain: '\u001b[0m',
} as const;
export const ENTER = TERMINAL.enter;
export const LEAVE = TERMINAL.leave;

export interface Size {
  readonly columns: number;
  readonly rows: number;
}
/** A terminal that does not say how large it is, is taken for a usual one. */
export const sizeOf = ({ columns, rows }: Partial<Size>): Size => ({ columns: columns || 80, rows: rows || 24 });
const KEYS = '←/→ step  space play  home/end  ↑/↓ scroll  q quit';

/** Rows that a frame can take: the last is for the keys. */
export const rowsFor = ({ rows }: Size): number => Math.max(1, rows - 1);

/** One screen, whole: what was recorded cannot steer the terminal, and no line is broken by it. */
export function screenOf(lines: readonly FrameLine[], { scrolled, playing }: Stepping, size: Size): string {
  const shown = lines.slice(scrolled, scrolled + rowsFor(size)).map((line) => lineOf(line, size.columns));
  const blank = Array.from({ length: rowsFor(size) - shown.length }, () => '');
  const more = lines.length > scrolled + rowsFor(size) ? '  … more below' : '';
  const foot = cut(`${playing ? 'playing  ' : ''}${KEYS}${more}`, size.columns);
  return `${TERMINAL.clear}${[...shown, ...blank, foot].join('\r\n')}`;
}

function lineOf({ text, isNew }: FrameLine, columns: number): string {
  const said = cut(`${isNew ? '+ ' : '  '}${printable(text)}`, columns);
  return isNew ? `${TERMINAL.bold}${said}${TERMINAL.plain}` : said;
}
const cut = (text: string, columns: number): string => (text.length <= columns ? text : `${text.slice(0, Math.max(0, columns - 1))}…`);
