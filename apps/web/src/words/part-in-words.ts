import { whenInWords } from './dates-in-words';
import { isFields, valueInWords } from './in-words';

/** What of an entry can be replaced. */
export const PARTS = ['data', 'occurred', 'actors', 'sources'] as const;
export type PartName = (typeof PARTS)[number];
export const PART_TITLES: Readonly<Record<PartName, string>> = {
  data: 'What it says',
  occurred: 'When it happened',
  actors: 'Who did or said it',
  sources: 'Where it is known from',
};

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** A part of an entry in words; of a date only what it says beyond the date itself is told field by field. */
export function partInWords(value: unknown, { part, named }: { readonly part: PartName; readonly named: (id: string) => string }): string {
  if (part !== 'occurred' || !isFields(value)) return valueInWords(value, named) || 'nothing';
  const { edtf, phrase, basis: _, ...more } = value;
  const when = whenInWords({ date: text(edtf), phrase: text(phrase) });
  return Object.keys(more).length === 0 ? when : `${when}, ${valueInWords(more, named)}`;
}
