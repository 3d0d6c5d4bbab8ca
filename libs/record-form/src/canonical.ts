import { FormFault } from './fault';
import { faultOfText, isPlain, isPlainArray, LOOKS_LIKE_INTEGER, MAX_DEPTH, PLAIN } from './limits';
import { writeAtOnce } from './write-at-once';

export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;
export type JsonObject = { readonly [key: string]: JsonValue };

interface Place {
  readonly path: (string | number)[];
  readonly ancestors: object[];
}

const UTF_8 = new TextEncoder();

/**
 * The one way to write a value: JSON Canonicalization Scheme (RFC 8785), limited to objects, arrays, strings, booleans, null and
 * safe integers. Nothing is dropped, rounded or converted on the way: whatever would not come back as it went in is refused.
 *
 * @throws FormFault for numbers that are no safe integer, -0, undefined, functions, symbols, bigints, everything with a class
 * (Date, Map, boxed values), holes and extra properties of arrays, symbol keys, lone surrogates, text that is not NFC, U+0000, keys
 * that look like an integer (engines re-order those), cycles, and more than 32 levels.
 */
export function canonicalText(value: unknown): string {
  return writeAtOnce(value) ?? write(value, { path: [], ancestors: [] });
}

/** {@link canonicalText} as UTF-8. */
export function canonicalBytes(value: unknown): Uint8Array {
  return UTF_8.encode(canonicalText(value));
}

function write(value: unknown, place: Place): string {
  switch (typeof value) {
    case 'string':
      return writeText(value, place);
    case 'number':
      return writeNumber(value, place);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      return value === null ? 'null' : writeContainer(value, place);
    case 'undefined':
    case 'function':
    case 'symbol':
    case 'bigint':
      throw new FormFault('not-json', place.path, typeof value);
  }
}

function writeNumber(value: number, { path }: Place): string {
  if (!Number.isSafeInteger(value)) throw new FormFault('unsafe-number', path);
  if (Object.is(value, -0)) throw new FormFault('negative-zero', path);
  return String(value);
}

function writeText(text: string, { path }: Place): string {
  if (PLAIN.test(text)) return `"${text}"`;
  const code = faultOfText(text);
  if (code) throw new FormFault(code, path);
  return JSON.stringify(text); // for well-formed text the escapes of RFC 8785 §3.2.2.2 are those of ECMAScript
}

function writeContainer(value: object, place: Place): string {
  if (place.ancestors.includes(value)) throw new FormFault('cycle', place.path);
  if (place.ancestors.length === MAX_DEPTH) throw new FormFault('too-deep', place.path);
  place.ancestors.push(value);
  const text = Array.isArray(value) ? writeArray(value, place) : writeObject(value, place);
  place.ancestors.pop();
  return text;
}

function writeArray(items: readonly unknown[], place: Place): string {
  if (!isPlainArray(items)) throw new FormFault('not-plain', place.path, 'array with properties');
  let text = '[';
  for (let index = 0; index < items.length; index += 1) {
    place.path.push(index);
    text += (index ? ',' : '') + write(items[index], place);
    place.path.pop();
  }
  return `${text}]`;
}

function writeObject(value: object, place: Place): string {
  if (!isPlain(value)) throw new FormFault('not-plain', place.path);
  const keys = Object.keys(value).sort(); // by UTF-16 code units, as RFC 8785 §3.2.3 wants
  let text = '{';
  for (const key of keys) {
    place.path.push(key);
    if (LOOKS_LIKE_INTEGER.test(key)) throw new FormFault('integer-key', place.path);
    text += `${text === '{' ? '' : ','}${writeText(key, place)}:${write((value as Record<string, unknown>)[key], place)}`;
    place.path.pop();
  }
  return `${text}}`;
}
