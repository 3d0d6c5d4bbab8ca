import { parseEdtf, type EdtfBounds } from './edtf-date';
import type { Parsed } from './parsed';

/** Texts kept, and letters of each with its zone; the same dates come again and again in a record. */
const [REMEMBERED_MAX, LETTERS_MAX] = [10_000, 128];
const remembered = new Map<string, Parsed<EdtfBounds>>();

/** As `parseEdtf`, and the same answer object for the same text and zone while it is remembered. */
export function rememberedEdtf(text: string, zone?: string): Parsed<EdtfBounds> {
  const key = zone === undefined ? text : `${text}\u0000${zone}`;
  const known = remembered.get(key);
  if (known) return known;
  const parsed = parseEdtf(text, zone);
  if (key.length > LETTERS_MAX) return parsed;
  if (remembered.size >= REMEMBERED_MAX) remembered.clear();
  remembered.set(key, parsed);
  return parsed;
}
