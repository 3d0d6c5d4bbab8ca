import { canonicalText, faultOfText, JsonObject, JsonValue, LOOKS_LIKE_INTEGER, MAX_DEPTH, PLAIN } from './canonical';
import { CanonicalReader } from './canonical-reader';
import { FormFault } from './fault';

const UTF_8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Reads bytes that {@link canonicalText} wrote, and no others: `canonical(parseCanonical(b))` equals `b` byte for byte.
 *
 * @throws FormFault that names the first difference: `bad-utf8`, `bad-json`, `white-space`, `duplicate-key`, `key-order`,
 * `number-form`, `escape-form`, or what the form refuses of values.
 */
export function parseCanonical(bytes: Uint8Array): JsonValue {
  const text = decode(bytes);
  const value = readAtOnce(text);
  return value === undefined ? readStrictly(text) : value;
}

/** For what is as it must be, and several times as fast: undefined says only that the strict reader has to look. */
function readAtOnce(text: string): JsonValue | undefined {
  try {
    const value = JSON.parse(text) as JsonValue;
    // written again the same: no white space, no key twice, every number and escape in ECMAScript's form, which is that of RFC 8785
    return isInForm(value, 0) && JSON.stringify(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}

/** What a round trip through JSON does not show: key order, safe integers, text, depth. The value comes from JSON.parse. */
function isInForm(value: JsonValue, depth: number): boolean {
  if (value === null || typeof value === 'boolean') return true;
  if (typeof value === 'string') return isTextInForm(value);
  if (typeof value === 'number') return Number.isSafeInteger(value);
  return depth < MAX_DEPTH && isContainerInForm(value, depth + 1);
}

function isContainerInForm(value: JsonObject | readonly JsonValue[], depth: number): boolean {
  if (isList(value)) return value.every((item) => isInForm(item, depth));
  let previous: string | undefined;
  for (const [key, member] of Object.entries(value)) {
    if (previous !== undefined && key <= previous) return false;
    if (LOOKS_LIKE_INTEGER.test(key) || !isTextInForm(key) || !isInForm(member, depth)) return false;
    previous = key;
  }
  return true;
}

const isTextInForm = (text: string): boolean => PLAIN.test(text) || faultOfText(text) === undefined;
const isList = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);

function readStrictly(text: string): JsonValue {
  const value = new CanonicalReader(text).document();
  // the reader is strict already; this line is the promise itself and does not rest on the reader being right
  if (canonicalText(value) !== text) throw new FormFault('not-canonical', '');
  return value;
}

function decode(bytes: Uint8Array): string {
  try {
    return UTF_8.decode(bytes);
  } catch {
    throw new FormFault('bad-utf8', '');
  }
}
