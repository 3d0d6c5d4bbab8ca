import { hash } from 'node:crypto';
import { EVENT_BYTES_MAX } from '../append-checks';

/** Bytes of a sum: enough that no damage goes unseen. It is no proof against somebody who can also write the sum. */
const SUM_BYTES = 16;

export interface Summed {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly id: Uint8Array;
  readonly type: string;
  /** Milliseconds since 1970, as `storedAt`. */
  readonly at: number;
  readonly storedAt: number;
  readonly correlation: Uint8Array;
  readonly causation: Uint8Array | null;
  readonly header: Uint8Array;
  readonly payload: Uint8Array;
}

/** Room for every other column: the names, six numbers, three ids. */
const ROOM_BYTES = 1024;
/** Everything is laid side by side and summed in one call, which costs half of handing it over part by part. */
const bench = Buffer.alloc(EVENT_BYTES_MAX + ROOM_BYTES);
const UNCAUSED = Buffer.from('uncaused');

/**
 * What a row is to add up to: the first 16 bytes of SHA-256 over every column of the event, the names of its stream and type in place of
 * their numbers. The chain of the headers does not yet cover the newest event of a stream, nor the store's own clock; this does.
 */
export function rowSum(row: Summed): Uint8Array {
  const { position, stream, revision, type, at, storedAt, id, correlation, causation, header, payload } = row;
  const first = `${position}\0${stream}\0${revision}\0${type}\0${at}\0${storedAt}\0${header.length}\0`;
  const parts = [id, correlation, causation ?? UNCAUSED, header, payload];
  // A damaged row can be longer than any that was written.
  const length = parts.reduce((sum, part) => sum + part.length, Buffer.byteLength(first));
  const bytes = length <= bench.length ? bench : Buffer.alloc(length);
  let end = bytes.write(first);
  for (const part of parts) {
    bytes.set(part, end);
    end += part.length;
  }
  return hash('sha256', bytes.subarray(0, end), 'buffer').subarray(0, SUM_BYTES);
}
