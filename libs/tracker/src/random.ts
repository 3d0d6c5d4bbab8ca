import { createHash, hash, randomFillSync, randomUUID } from 'node:crypto';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const PERSON_LETTERS = 10;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Random bytes are fetched many at a time, because each fetch costs more than an event's salts; each byte is given out once. */
const POOL_BYTES = 8 * 1024;
const SALT_BYTES = 32;
const pool = Buffer.alloc(POOL_BYTES);
let given = POOL_BYTES;

/** Where the next `count` bytes begin in the pool. */
function take(count: number): number {
  if (given + count > POOL_BYTES) {
    randomFillSync(pool);
    given = 0;
  }
  const from = given;
  given += count;
  return from;
}

/** A letter, each as likely as the others: bytes past the last whole alphabet are drawn again. */
function freshLetter(): string {
  const [count, end] = [LETTERS.length, 256 - (256 % LETTERS.length)];
  for (;;) {
    const byte = pool.readUInt8(take(1));
    if (byte < end) return LETTERS.charAt(byte % count);
  }
}

export const sha256 = (bytes: Uint8Array): Uint8Array => hash('sha256', bytes, 'buffer');
export const freshUuid = (): string => randomUUID();
/** 32 random bytes as 64 lower-case hex digits. */
export function freshSalt(): string {
  const from = take(SALT_BYTES);
  return pool.toString('hex', from, from + SALT_BYTES);
}
export const freshPerson = (): string => `person-${Array.from({ length: PERSON_LETTERS }, freshLetter).join('')}`;
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
