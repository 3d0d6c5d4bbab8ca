import { FormFaultCode } from './fault';

/** Objects and arrays inside one another; the outermost is level 1. */
export const MAX_DEPTH = 32;

/**
 * Text with nothing to escape and nothing to refuse: no control character, quote or backslash, and of what is beyond ASCII only blocks in
 * which every character is its own NFC and takes part in no composition before it (NFC_Quick_Check=Yes, ccc=0; Unicode, UAX #15 §9):
 * all below U+0300, dashes and quotation marks, the euro sign.
 */
export const PLAIN = /^[ !#-[\]-\u02ff\u2010-\u2027\u20ac]*$/;
/** Such text as a key. */
export const PLAIN_KEY = /^(?!-?[0-9]+$)[ !#-[\]-\u02ff\u2010-\u2027\u20ac]*$/;
/** Engines put such keys first, whatever the order they were written in. */
export const LOOKS_LIKE_INTEGER = /^-?[0-9]+$/;
const LONE_SURROGATE = /[\ud800-\udfff]/u;

/** What the form refuses of text, wherever it stands. */
export function faultOfText(text: string): FormFaultCode | undefined {
  if (PLAIN.test(text)) return undefined;
  if (LONE_SURROGATE.test(text)) return 'lone-surrogate';
  if (text.includes('\u0000')) return 'nul-character';
  return text.normalize('NFC') === text ? undefined : 'not-nfc';
}

/** An object literal of any realm (tests and frames have their own `Object`), or one without prototype; nothing of it is hidden. */
export function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && prototype !== Object.prototype && !isRootOfRealm(prototype as object)) return false;
  // two questions, because engines answer these from the object's shape and Reflect.ownKeys key by key
  return Object.getOwnPropertyNames(value).length === Object.keys(value).length && Object.getOwnPropertySymbols(value).length === 0;
}

const isRootOfRealm = (prototype: object): boolean =>
  Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype, 'isPrototypeOf');

/** Own keys of a plain array: its indexes and `length`. Holes make them fewer; they are read as undefined and refused as that. */
export const isPlainArray = (items: readonly unknown[]): boolean => Reflect.ownKeys(items).length <= items.length + 1;
