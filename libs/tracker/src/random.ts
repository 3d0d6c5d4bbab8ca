import { createHash, hash, randomBytes, randomInt, randomUUID } from 'node:crypto';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const PERSON_LETTERS = 10;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export const sha256 = (bytes: Uint8Array): Uint8Array => hash('sha256', bytes, 'buffer');
export const freshUuid = (): string => randomUUID();
/** 32 random bytes as 64 lower-case hex digits. */
export const freshSalt = (): string => randomBytes(32).toString('hex');
export const freshPerson = (): string =>
  `person-${Array.from({ length: PERSON_LETTERS }, () => LETTERS[randomInt(LETTERS.length)]).join('')}`;
export const isUuid = (text: string): boolean => UUID.test(text);

/** UUID version 5 (RFC 9562 §5.5) of a name in a namespace. */
export function uuid5(namespace: string, name: string): string {
  const space = Buffer.from(namespace.replaceAll('-', ''), 'hex');
  const digest = createHash('sha1').update(space).update(name, 'utf8').digest().subarray(0, 16);
  digest.writeUInt8((digest.readUInt8(6) & 0x0f) | 0x50, 6);
  digest.writeUInt8((digest.readUInt8(8) & 0x3f) | 0x80, 8);
  const text = digest.toString('hex');
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join('-');
}
