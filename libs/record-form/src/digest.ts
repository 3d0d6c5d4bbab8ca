import { canonicalText, JsonObject, JsonValue } from './canonical';

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const UTF_8 = new TextEncoder();
const PAYLOAD_PREFIX = UTF_8.encode('parley/payload/1\u0000');
const LEAF_PREFIX = Uint8Array.of(0);

/** SHA-256 of the bytes, 32 bytes. The form brings no implementation: Node, browsers and verifiers each have their own. */
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
  let text = '';
  for (const byte of bytes) text += HEX[byte] ?? '';
  return text;
}

/** SHA-256("parley/payload/1" ‖ 0x00 ‖ payload bytes): what a header's `pc` must be. */
export function payloadCommitment(sha256: Sha256, payload: Uint8Array): string {
  return hex(sha256(prefixed(PAYLOAD_PREFIX, payload)));
}

/** SHA-256(0x00 ‖ header bytes): the leaf of RFC 6962 §2.1, and the `prev` of the stream's next event. */
export function leafHash(sha256: Sha256, header: Uint8Array): string {
  return hex(sha256(prefixed(LEAF_PREFIX, header)));
}

/**
 * SHA-256("parley/request/1" ‖ 0x00 ‖ canonical {act, ids, by, body}): tells a repeated request from another one under the same
 * command id. Throws FormFault for a body that has no canonical form.
 */
export function requestDigest(sha256: Sha256, { act, ids, by, body }: Request): string {
  return hex(sha256(UTF_8.encode(`parley/request/1\u0000${canonicalText({ act, ids, by, body })}`)));
}

function prefixed(prefix: Uint8Array, bytes: Uint8Array): Uint8Array {
  const whole = new Uint8Array(prefix.length + bytes.length);
  whole.set(prefix);
  whole.set(bytes, prefix.length);
  return whole;
}
