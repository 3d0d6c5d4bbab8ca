import { canonicalText, JsonObject, JsonValue } from './canonical';
import { FormFault } from './fault';
import { checkFields, fieldTable, isObject } from './fields';
import { isHash, isMillis, isUuid } from './grammar';
import { decodeUtf8, readCanonical } from './parse';

/** The part of an event that says what happened; the header holds only its commitment. Names are storage. */
export interface Payload {
  /** The type's own fields. */
  readonly data: JsonObject;
  /** When it happened; empty where that has no meaning. */
  readonly occurred: JsonObject;
  readonly actors: readonly JsonObject[];
  readonly sources: readonly JsonObject[];
  readonly standing?: string;
  /** When it was written down before it could be recorded: milliseconds since 1970 UTC. */
  readonly notedAt?: number;
  /** Ids of the entries it confirms. */
  readonly confirms?: readonly string[];
  readonly embargo?: JsonValue;
  /** Digest of the request, see requestDigest; 64 zeros where there was none. */
  readonly request: string;
  /** 32 random bytes as hex: the commitment alone lets nobody guess the payload. */
  readonly salt: string;
}

const FIELDS = fieldTable<keyof Payload>({
  data: { holds: isObject },
  occurred: { holds: isObject },
  actors: { holds: isListOfObjects },
  sources: { holds: isListOfObjects },
  standing: { holds: (value) => typeof value === 'string' && value !== '', optional: true },
  notedAt: { holds: isMillis, optional: true },
  confirms: { holds: (value) => Array.isArray(value) && value.length > 0 && value.every(isUuid), optional: true },
  embargo: { holds: saysSomething, optional: true },
  request: { holds: isHash },
  salt: { holds: isHash },
});

/**
 * The payload's bytes. Nothing in a payload is null: what is not known is absent. Whether a list inside `data` may be empty is the
 * type's own rule; the form cannot know it.
 *
 * @throws FormFault naming the first field that is missing, unknown or not as it must be, and the first null.
 */
export function payloadBytes(payload: Payload): Uint8Array {
  return new TextEncoder().encode(payloadText(payload));
}

/** The characters of {@link payloadBytes}. */
export function payloadText(payload: Payload): string {
  const text = canonicalText(payload); // first: it also proves that the walk for a null ends
  checkPayload(payload, text);
  return text;
}

/** Reads a stored payload. Throws FormFault when the bytes are not canonical or a field is not as it must be. */
export function readPayload(bytes: Uint8Array): Payload {
  const text = decodeUtf8(bytes);
  const value: unknown = readCanonical(text);
  checkPayload(value, text);
  return value;
}

/** The fields of a payload, and that nothing in it is null; `text` is its canonical text. */
function checkPayload(value: unknown, text: string): asserts value is Payload {
  checkFields(value, FIELDS);
  if (!text.includes('null')) return; // neither as a value nor as a word
  const path = pathToNull(value);
  if (path) throw new FormFault('null-value', path);
}

/** The way to the first null, if there is one. */
function pathToNull(value: unknown): string[] | undefined {
  if (value === null) return [];
  if (typeof value !== 'object') return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const path = pathToNull(inner);
    if (path) return [key, ...path];
  }
  return undefined;
}

function isListOfObjects(value: unknown): boolean {
  return Array.isArray(value) && value.every(isObject);
}

/** Neither null, nor empty, nor false. */
function saysSomething(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0;
  return value !== null && value !== '' && value !== false && value !== undefined;
}
