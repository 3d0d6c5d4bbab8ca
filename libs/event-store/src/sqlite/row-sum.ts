import { createHash } from 'node:crypto';

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

/**
 * What a row is to add up to: the first 16 bytes of SHA-256 over every column of the event, the names of its stream and type in place of
 * their numbers. The chain of the headers does not yet cover the newest event of a stream, nor the store's own clock; this does.
 */
export function rowSum(row: Summed): Uint8Array {
  const { position, stream, revision, type, at, storedAt, causation, header } = row;
  const hash = createHash('sha256').update(`${position}\0${stream}\0${revision}\0${type}\0${at}\0${storedAt}\0${header.length}\0`);
  hash
    .update(row.id)
    .update(row.correlation)
    .update(causation ?? 'uncaused');
  return hash.update(header).update(row.payload).digest().subarray(0, SUM_BYTES);
}
