import { createHash } from 'node:crypto';

const KEY_MAX = 200;
const KEPT = 120;

/** The parts joined by slashes, as a command id of at most 200 characters: what is longer ends in its SHA-256. */
export function commandKey(...parts: readonly (string | number)[]): string {
  const key = parts.join('/');
  return key.length <= KEY_MAX ? key : `${key.slice(0, KEPT).toWellFormed()}#${sha256(key)}`;
}
export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
