import { FormFault, FormFaultCode } from './fault';

export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;
export type JsonObject = { readonly [key: string]: JsonValue };

/** Objects and arrays inside one another; the outermost is level 1. */
export const MAX_DEPTH = 32;

interface Place {
  readonly path: (string | number)[];
  readonly ancestors: object[];
}

/** Printable ASCII without quote and backslash: nothing to escape, nothing to check. */
export const PLAIN = /^[ !#-[\]-~]*$/;
const LONE_SURROGATE = /[\ud800-\udfff]/u;
/** Engines put such keys first, whatever the order they were written in. */
export const LOOKS_LIKE_INTEGER = /^-?[0-9]+$/;
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
  return write(value, { path: [], ancestors: [] });
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

/** What the form refuses of text, wherever it stands. */
export function faultOfText(text: string): FormFaultCode | undefined {
  if (LONE_SURROGATE.test(text)) return 'lone-surrogate';
  if (text.includes('\u0000')) return 'nul-character';
  return text.normalize('NFC') === text ? undefined : 'not-nfc';
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
  // own keys of a plain array: its indexes and `length`; a hole makes them fewer, and is found below as undefined
  if (Reflect.ownKeys(items).length > items.length + 1) throw new FormFault('not-plain', place.path, 'array with properties');
  let text = '[';
  for (let index = 0; index < items.length; index += 1) {
    place.path.push(index);
    text += (index ? ',' : '') + write(items[index], place);
    place.path.pop();
  }
  return `${text}]`;
}

function writeObject(value: object, place: Place): string {
  const keys = Object.keys(value);
  if (!isPlain(value) || Reflect.ownKeys(value).length !== keys.length) throw new FormFault('not-plain', place.path);
  keys.sort(); // by UTF-16 code units, as RFC 8785 §3.2.3 wants
  let text = '{';
  for (const key of keys) {
    place.path.push(key);
    if (LOOKS_LIKE_INTEGER.test(key)) throw new FormFault('integer-key', place.path);
    text += `${text === '{' ? '' : ','}${writeText(key, place)}:${write((value as Record<string, unknown>)[key], place)}`;
    place.path.pop();
  }
  return `${text}}`;
}

/** An object literal of any realm (tests and frames have their own `Object`), or one without prototype. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === null || prototype === Object.prototype) return true;
  return Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype as object, 'isPrototypeOf');
}
