import { parseEdtf, type EdtfBounds } from './edtf-date';
import type { Parsed } from './parsed';

/** Texts kept; the same dates come again and again in a record. */
const REMEMBERED_MAX = 10_000;
const remembered = new Map<string, Parsed<EdtfBounds>>();

/** As `parseEdtf`, and the same answer object for the same text and zone while it is remembered. */
export function rememberedEdtf(text: string, zone?: string): Parsed<EdtfBounds> {
  const key = zone === undefined ? text : `${text}\u0000${zone}`;
  const known = remembered.get(key);
  if (known) return known;
  const parsed = parseEdtf(text, zone);
  if (remembered.size >= REMEMBERED_MAX) remembered.clear();
  remembered.set(key, parsed);
  return parsed;
}
