/** Markup that is safe to send: made by `html` alone. */
export class Markup {
  constructor(readonly text: string) {}
}
type Part = Markup | string | number | undefined | readonly Part[];

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);

function textOf(part: Part): string {
  if (part === undefined) return '';
  if (part instanceof Markup) return part.text;
  return typeof part === 'object' ? part.map(textOf).join('') : escaped(String(part));
}

/** Markup with every value in it shown as text, whatever it holds; only Markup goes in as markup. Attributes stand in double quotes. */
export const html = (pieces: TemplateStringsArray, ...parts: readonly Part[]): Markup =>
  new Markup(pieces.reduce((sofar, piece, index) => sofar + textOf(parts[index - 1]) + piece));
