import type { Position, Recorded } from '../port';
import { toPosition } from './positions';
import { rowSum } from './row-sum';

export interface EventRow {
  position: number;
  revision: number;
  id: Uint8Array;
  type: string;
  at: number;
  stored_at: number;
  correlation: Uint8Array;
  causation: Uint8Array | null;
  header: Uint8Array;
  payload: Uint8Array;
  stream: string;
}

/** Where a row stands that is not as it was written; one that is gone, or whose stream or type is, has no stream to name. */
export interface DamagedRow {
  readonly position: Position;
  readonly event?: { readonly stream: string; readonly revision: number; readonly id: string };
}

/** 16 bytes as the text of a UUID. */
function uuidText(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

export function toRecorded(row: EventRow): Recorded {
  const recorded = {
    stream: row.stream,
    revision: BigInt(row.revision),
    position: toPosition(row.position),
    id: uuidText(row.id),
    type: row.type,
    at: row.at,
    storedAt: row.stored_at,
    correlationId: uuidText(row.correlation),
    header: row.header,
    payload: row.payload,
  };
  return row.causation === null ? recorded : { ...recorded, causationId: uuidText(row.causation) };
}

/** The rows that do not add up to their sums, and the positions in (after, to] at which no row stands. */
export function damageOf(rows: readonly (EventRow & { sum: Uint8Array })[], { after, to }: { after: number; to: number }): DamagedRow[] {
  const damaged: DamagedRow[] = [];
  let expected = after + 1;
  for (const row of rows) {
    for (; expected < row.position; expected += 1) damaged.push({ position: toPosition(expected) });
    expected = row.position + 1;
    if (Buffer.from(rowSum({ ...row, storedAt: row.stored_at })).equals(row.sum)) continue;
    damaged.push({ position: toPosition(row.position), event: { stream: row.stream, revision: row.revision, id: uuidText(row.id) } });
  }
  for (; expected <= to; expected += 1) damaged.push({ position: toPosition(expected) });
  return damaged;
}
