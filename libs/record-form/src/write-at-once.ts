import { faultOfText, isPlain, isPlainArray, MAX_DEPTH, PLAIN, PLAIN_KEY } from './limits';

/** Up to here sorting by insertion is the faster way, and its square is small. */
const FEW_KEYS = 32;

/**
 * The canonical text of a value that has one, without keeping track of where it is: undefined says only that the careful writer has to
 * look, which names the fault or finds that there is none.
 */
export function writeAtOnce(value: unknown, depth = 0): string | undefined {
  if (typeof value === 'string') return PLAIN.test(value) ? `"${value}"` : writeText(value);
  if (typeof value !== 'object') return writeScalar(value);
  if (value === null) return 'null';
  return depth < MAX_DEPTH ? writeContainer(value, depth + 1) : undefined;
}

function writeScalar(value: unknown): string | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) && !Object.is(value, -0) ? String(value) : undefined;
  return typeof value === 'boolean' ? String(value) : undefined;
}

const writeText = (text: string): string | undefined => (faultOfText(text) === undefined ? JSON.stringify(text) : undefined);

const writeContainer = (value: object, depth: number): string | undefined =>
  Array.isArray(value) ? writeArray(value, depth) : writeObject(value as Record<string, unknown>, depth);

function writeArray(items: readonly unknown[], depth: number): string | undefined {
  if (!isPlainArray(items)) return undefined;
  let text = '[';
  for (let index = 0; index < items.length; index += 1) {
    const item = writeAtOnce(items[index], depth);
    if (item === undefined) return undefined;
    text += index ? `,${item}` : item;
  }
  return `${text}]`;
}

function writeObject(value: Record<string, unknown>, depth: number): string | undefined {
  if (!isPlain(value)) return undefined;
  let text = '{';
  for (const key of sortedKeys(value)) {
    const member = PLAIN_KEY.test(key) ? writeAtOnce(value[key], depth) : undefined;
    if (member === undefined) return undefined;
    text += `${text === '{' ? '"' : ',"'}${key}":${member}`;
  }
  return `${text}}`;
}

/** By UTF-16 code units, as RFC 8785 §3.2.3 wants. */
function sortedKeys(value: object): string[] {
  const keys = Object.keys(value);
  if (keys.length > FEW_KEYS) return keys.sort();
  for (let sorted = 1; sorted < keys.length; sorted += 1) insert(keys, sorted);
  return keys;
}

/** Moves the key at `index` to its place among those before it, which are sorted. */
function insert(keys: string[], index: number): void {
  const key = keys[index] as string;
  let at = index;
  for (; at > 0 && (keys[at - 1] as string) > key; at -= 1) keys[at] = keys[at - 1] as string;
  keys[at] = key;
}
