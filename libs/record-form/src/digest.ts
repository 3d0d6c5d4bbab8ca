import { canonicalText, JsonObject, JsonValue } from './canonical';

const UTF_8 = new TextEncoder();
const ASCII = new TextDecoder();
const HEX_DIGITS = UTF_8.encode('0123456789abcdef');
/** Where the digits of a hash are put together, each time. */
const HASH_DIGITS = new Uint8Array(64);
const PAYLOAD_PREFIX = 'parley/payload/1\u0000';
const LEAF_PREFIX = '\u0000';

/**
 * SHA-256 of the bytes, 32 bytes. The form brings no implementation: Node, browsers and verifiers each have their own. The bytes are lent:
 * once it has returned they may change.
 */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

/** An act as it was asked for: its name, the ids of the route, the recorder, and the body as parsed, before defaults. */
export interface Request {
  readonly act: string;
  readonly ids: JsonObject;
  readonly by: string;
  readonly body: JsonValue;
}

/** Bytes as lower-case hex digits. */
export function hex(bytes: Uint8Array): string {
  const digits = bytes.length === HASH_DIGITS.length / 2 ? HASH_DIGITS : new Uint8Array(2 * bytes.length);
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] as number;
    digits[2 * at] = HEX_DIGITS[byte >> 4] as number;
    digits[2 * at + 1] = HEX_DIGITS[byte & 15] as number;
  }
  return ASCII.decode(digits);
}

/** SHA-256("parley/payload/1" ‖ 0x00 ‖ payload bytes): what a header's `pc` must be. */
export function payloadCommitment(sha256: Sha256, payload: Uint8Array): string {
  return hex(sha256(behind(PAYLOAD_PREFIX, payload)));
}

/** SHA-256(0x00 ‖ header bytes): the leaf of RFC 6962 §2.1, and the `prev` of the stream's next event. */
export function leafHash(sha256: Sha256, header: Uint8Array): string {
  return hex(sha256(behind(LEAF_PREFIX, header)));
}

/** A part of an event in UTF-8, and its hash. */
export interface Hashed {
  readonly bytes: Uint8Array;
  readonly hash: string;
}

/** A payload's bytes and their {@link payloadCommitment}, encoded and hashed in one piece. */
export const hashedPayload = (sha256: Sha256, text: string): Hashed => hashed(sha256, PAYLOAD_PREFIX, text);

/** A header's bytes and their {@link leafHash}, encoded and hashed in one piece. */
export const hashedHeader = (sha256: Sha256, text: string): Hashed => hashed(sha256, LEAF_PREFIX, text);

function hashed(sha256: Sha256, prefix: string, text: string): Hashed {
  const whole = UTF_8.encode(prefix + text);
  return { bytes: whole.subarray(prefix.length), hash: hex(sha256(whole)) };
}

/**
 * SHA-256("parley/request/1" ‖ 0x00 ‖ canonical {act, ids, by, body}): tells a repeated request from another one under the same
 * command id. Throws FormFault for a body that has no canonical form.
 */
export function requestDigest(sha256: Sha256, { act, ids, by, body }: Request): string {
  return hex(sha256(UTF_8.encode(`parley/request/1\u0000${canonicalText({ act, ids, by, body })}`)));
}

/** Where bytes are put behind a prefix to be hashed: making room for each anew costs about as much as the hash. */
let room = new Uint8Array(4096);

/** The prefix (ASCII) and the bytes in one piece, lent until the next call. */
function behind(prefix: string, bytes: Uint8Array): Uint8Array {
  const length = prefix.length + bytes.length;
  if (length > room.length) room = new Uint8Array(2 * length);
  for (let at = 0; at < prefix.length; at += 1) room[at] = prefix.charCodeAt(at);
  room.set(bytes, prefix.length);
  return room.subarray(0, length);
}
