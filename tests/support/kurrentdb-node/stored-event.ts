/** An event as it came over the wire: bytes stay bytes. */
export interface ProposedEvent {
  readonly id: string;
  readonly type: string;
  readonly isJson: boolean;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

export interface StoredEvent extends ProposedEvent {
  readonly stream: string;
  readonly revision: bigint;
  /** Where its record stands in the log: sparse and rising; commit and prepare are the same. */
  readonly position: bigint;
  /** Ticks of 100 ns since 1970. */
  readonly created: bigint;
}

/** A place in the log as clients write it; events stand at equal halves. */
export interface LogPosition {
  readonly commit: bigint;
  readonly prepare: bigint;
}

export const placeOf = ({ position }: StoredEvent): LogPosition => ({ commit: position, prepare: position });

export const isBefore = (a: LogPosition, b: LogPosition): boolean =>
  a.commit < b.commit || (a.commit === b.commit && a.prepare < b.prepare);

/** Before everything; on the wire, as an unsigned number, the same digits mean the end. */
export const BEFORE_ALL: LogPosition = { commit: -1n, prepare: -1n };

/** The revision of a tombstone, and the `$tb` of a soft-deleted stream. */
export const REVISION_MAX = 9_223_372_036_854_775_807n;

/**
 * Bytes of a record of the log: what EventStoreDB's record of an event takes, so that positions are as sparse as there. 88 are for
 * lengths, flags, positions, ids and time; a text is preceded by its length in 7-bit groups.
 */
export function recordBytes(stream: string, event?: ProposedEvent): bigint {
  return BigInt(88 + textBytes(stream) + textBytes(event?.type ?? '') + (event?.data.length ?? 0) + (event?.metadata.length ?? 0));
}

function textBytes(text: string): number {
  const bytes = Buffer.byteLength(text, 'utf8');
  return bytes + (bytes < 128 ? 1 : bytes < 16_384 ? 2 : 3);
}
