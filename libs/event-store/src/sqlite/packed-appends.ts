import type { AppendRequest } from '../append-checks';

/**
 * What goes to the writer: one string and one buffer for all appends of a turn, because cloning an object and a buffer for each event
 * costs more than writing it. In `bytes`, for each event in order: id, correlation, causation (16 bytes each, the last only if
 * present), header, payload.
 */
export interface PackedTurn {
  readonly kind: 'turn';
  readonly count: number;
  /** JSON of AppendPlan[]. */
  readonly plans: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface EventPlan {
  readonly type: string;
  readonly at: number;
  readonly caused: boolean;
  readonly headerBytes: number;
  readonly payloadBytes: number;
}

export interface AppendPlan {
  readonly seq: number;
  readonly stream: string;
  /** The revision the first event is to have. A double is exact wherever it can match: a file holds fewer than 2^53 events. */
  readonly first: number;
  readonly allowClockSkew: boolean;
  readonly events: readonly EventPlan[];
}

export interface UnpackedEvent extends Pick<EventPlan, 'type' | 'at'> {
  readonly id: Uint8Array;
  readonly correlation: Uint8Array;
  readonly causation: Uint8Array | null;
  readonly header: Uint8Array;
  readonly payload: Uint8Array;
}

export interface UnpackedAppend extends Omit<AppendPlan, 'events'> {
  readonly events: readonly UnpackedEvent[];
}

const UUID_BYTES = 16;

export interface QueuedAppend {
  readonly seq: number;
  readonly request: AppendRequest;
  readonly allowClockSkew: boolean;
}

const planOf = ({ seq, request: { stream, events, options }, allowClockSkew }: QueuedAppend): AppendPlan => ({
  seq,
  stream,
  first: options.expected.kind === 'noStream' ? 0 : Number(options.expected.revision) + 1,
  allowClockSkew,
  events: events.map(({ type, at, causationId, header, payload }) => ({
    type,
    at,
    caused: causationId !== undefined,
    headerBytes: header.byteLength,
    payloadBytes: payload.byteLength,
  })),
});

const sizeOf = ({ caused, headerBytes, payloadBytes }: EventPlan): number => UUID_BYTES * (caused ? 3 : 2) + headerBytes + payloadBytes;

/** A UUID as text into its 16 bytes. */
function writeUuid(target: Buffer, uuid: string, offset: number): number {
  return offset + target.write(uuid.replaceAll('-', ''), offset, UUID_BYTES, 'hex');
}

export function packTurn(appends: readonly QueuedAppend[]): PackedTurn {
  const plans = appends.map(planOf);
  const size = plans.reduce((sum, plan) => plan.events.reduce((inner, event) => inner + sizeOf(event), sum), 0);
  const bytes = Buffer.from(new ArrayBuffer(size));
  let offset = 0;
  for (const { id, correlationId, causationId, header, payload } of appends.flatMap(({ request }) => request.events)) {
    offset = writeUuid(bytes, id, offset);
    offset = writeUuid(bytes, correlationId, offset);
    if (causationId !== undefined) offset = writeUuid(bytes, causationId, offset);
    bytes.set(header, offset);
    bytes.set(payload, offset + header.byteLength);
    offset += header.byteLength + payload.byteLength;
  }
  return { kind: 'turn', count: appends.length, plans: JSON.stringify(plans), bytes };
}

const uuidBytes = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex');

/** What packing and unpacking would make of it, for a writer in the same thread. */
export const unpacked = (queued: QueuedAppend): UnpackedAppend => ({
  ...planOf(queued),
  events: queued.request.events.map(({ id, type, at, correlationId, causationId, header, payload }) => ({
    type,
    at,
    id: uuidBytes(id),
    correlation: uuidBytes(correlationId),
    causation: causationId === undefined ? null : uuidBytes(causationId),
    header,
    payload,
  })),
});

/** The parts are views of the turn's buffer, not copies. */
export function unpackTurn({ plans, bytes }: PackedTurn): UnpackedAppend[] {
  let offset = 0;
  const take = (length: number): Uint8Array => bytes.subarray(offset, (offset += length));
  const event = ({ type, at, caused, headerBytes, payloadBytes }: EventPlan): UnpackedEvent => ({
    type,
    at,
    id: take(UUID_BYTES),
    correlation: take(UUID_BYTES),
    causation: caused ? take(UUID_BYTES) : null,
    header: take(headerBytes),
    payload: take(payloadBytes),
  });
  return (JSON.parse(plans) as AppendPlan[]).map(({ seq, stream, first, allowClockSkew, events }) => ({
    seq,
    stream,
    first,
    allowClockSkew,
    events: events.map(event),
  }));
}
