import { Problem } from '../problem/problem';
import type { HttpInstance } from './http';

/** How deep objects and lists may stand in one another. */
const DEPTH_MAX = 32;
const [QUOTE, BACKSLASH] = [0x22, 0x5c];
const OPENS: ReadonlySet<number> = new Set([0x7b, 0x5b]);
const CLOSES: ReadonlySet<number> = new Set([0x7d, 0x5d]);
const READER = new TextDecoder('utf-8', { fatal: true });
/** Names that would change what an object is, rather than what it holds. */
const NOT_A_NAME: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Bodies are JSON in UTF-8 and nothing else, and their depth is looked at before they are read. */
export function takeOnlyJson(instance: HttpInstance, bodyLimitBytes: number): void {
  instance.removeAllContentTypeParsers();
  instance.addContentTypeParser('application/json', { parseAs: 'buffer', bodyLimit: bodyLimitBytes }, (_request, body, done) => {
    try {
      done(null, readJson(body));
    } catch (error) {
      done(error as Error);
    }
  });
}

function readJson(body: Uint8Array): unknown {
  if (body.length === 0) return undefined;
  if (deeperThan(DEPTH_MAX, body))
    throw new Problem('nested-too-deep', `Objects and lists may stand ${DEPTH_MAX} deep; no act needs that many.`);
  const value = parsed(body);
  const name = strangeName(value);
  if (name === undefined) return value;
  const says = 'There is no such field.';
  throw new Problem('unknown-property', `${name}: ${says}`, { faults: [{ path: name, code: 'unknown-property', says }] });
}

function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(READER.decode(body)) as unknown;
  } catch {
    throw new Problem('malformed-json', 'The body must be one JSON value in UTF-8. Look for a missing quote, comma or bracket.');
  }
}

/** Brackets inside texts do not count; a body that is no JSON is found out later. */
function deeperThan(max: number, json: Uint8Array): boolean {
  let depth = 0;
  for (let at = 0; at < json.length; at += 1) {
    const byte = json[at] as number;
    if (byte === QUOTE) at = endOfText(json, at);
    else if (CLOSES.has(byte)) depth -= 1;
    else if (OPENS.has(byte)) depth += 1;
    if (depth > max) return true;
  }
  return false;
}

/** Where the text that begins at this quote ends. */
function endOfText(json: Uint8Array, start: number): number {
  let at = start + 1;
  while (at < json.length && json[at] !== QUOTE) at += json[at] === BACKSLASH ? 2 : 1;
  return at;
}

/** The path of the first field whose name is none; the depth is bounded already. */
function strangeName(value: unknown, path = ''): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const at = path === '' ? key : `${path}.${key}`;
    const found = NOT_A_NAME.has(key) ? at : strangeName(inner, at);
    if (found !== undefined) return found;
  }
  return undefined;
}
