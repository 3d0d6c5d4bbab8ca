import { canonicalText, JsonObject, JsonValue } from './canonical';
import { CanonicalReader } from './canonical-reader';
import { FormFault } from './fault';
import { faultOfText, LOOKS_LIKE_INTEGER, MAX_DEPTH, PLAIN, PLAIN_KEY } from './limits';

const UTF_8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Reads bytes that {@link canonicalText} wrote, and no others: `canonical(parseCanonical(b))` equals `b` byte for byte.
 *
 * @throws FormFault that names the first difference: `bad-utf8`, `bad-json`, `white-space`, `duplicate-key`, `key-order`,
 * `number-form`, `escape-form`, or what the form refuses of values.
 */
export function parseCanonical(bytes: Uint8Array): JsonValue {
  return readCanonical(decodeUtf8(bytes));
}

/** {@link parseCanonical} of bytes that are decoded already. */
export function readCanonical(text: string): JsonValue {
  return readAtOnce(text) ?? readStrictly(text);
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
  if (typeof value === 'string') return isTextInForm(value);
  if (typeof value === 'number') return Number.isSafeInteger(value);
  if (value === null || typeof value === 'boolean') return true;
  if (depth === MAX_DEPTH) return false;
  return isList(value) ? value.every((item) => isInForm(item, depth + 1)) : areMembersInForm(value, depth + 1);
}

function areMembersInForm(value: JsonObject, depth: number): boolean {
  let previous: string | undefined;
  for (const key of Object.keys(value)) {
    if (previous !== undefined && key <= previous) return false;
    if (!isKeyInForm(key) || !isInForm(value[key] as JsonValue, depth)) return false;
    previous = key;
  }
  return true;
}

const isTextInForm = (text: string): boolean => PLAIN.test(text) || faultOfText(text) === undefined;
const isKeyInForm = (key: string): boolean => PLAIN_KEY.test(key) || (!LOOKS_LIKE_INTEGER.test(key) && faultOfText(key) === undefined);
const isList = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);

function readStrictly(text: string): JsonValue {
  const value = new CanonicalReader(text).document();
  // the reader is strict already; this line is the promise itself and does not rest on the reader being right
  if (canonicalText(value) !== text) throw new FormFault('not-canonical', '');
  return value;
}

/** The text of bytes in UTF-8; a byte order mark stays. Throws FormFault `bad-utf8`. */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return UTF_8.decode(bytes);
  } catch {
    throw new FormFault('bad-utf8', '');
  }
}
