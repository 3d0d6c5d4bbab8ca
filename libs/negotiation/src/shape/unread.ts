import type { Fault } from './shape';

/** How deep an unread value may go: deeper than any event's fields, and short of what the form can hold. */
const LEVELS_MAX = 16;
const LOOKS_LIKE_INTEGER = /^-?[0-9]+$/;

/** Why a value whose shape is not known here could not be kept as it is, if so: the limits of the stored form, whatever its fields mean. */
export function whyNotKept(value: unknown, path: string, level = 1): Fault | undefined {
  if (typeof value === 'string') return textFault(value, path);
  if (typeof value === 'number') return numberFault(value, path);
  return typeof value === 'object' && value !== null ? insideFault(value, path, level) : undefined;
}

function insideFault(value: object, path: string, level: number): Fault | undefined {
  if (level > LEVELS_MAX) return { path, code: 'wrong-type', says: `No field goes ${LEVELS_MAX} deep.` };
  for (const [key, inner] of Object.entries(value)) {
    const at = `${path}.${key}`;
    const found = (Array.isArray(value) ? undefined : keyFault(key, at)) ?? whyNotKept(inner, at, level + 1);
    if (found) return found;
  }
  return undefined;
}

const numberFault = (value: number, path: string): Fault | undefined =>
  Number.isSafeInteger(value) ? undefined : { path, code: 'wrong-type', says: 'Give a whole number, or a decimal in quotes.' };

function textFault(text: string, path: string): Fault | undefined {
  if (text.isWellFormed() && !text.includes('\u0000')) return undefined;
  return { path, code: 'not-text', says: 'The text holds half a character or U+0000; take it out.' };
}

function keyFault(key: string, path: string): Fault | undefined {
  if (LOOKS_LIKE_INTEGER.test(key) || key.normalize('NFC') !== key)
    return { path, code: 'unknown-property', says: 'There is no such field.' };
  return textFault(key, path);
}

/** The same value with its texts in NFC, and 0 for −0. */
export function inNfc(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFC');
  if (value === 0) return 0;
  if (Array.isArray(value)) return value.map(inNfc);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inNfc(inner)]));
}
