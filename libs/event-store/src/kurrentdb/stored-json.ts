import type { JSONEventData, RecordedEvent } from '@kurrent/kurrentdb-client';
import { StoreError } from '../errors';
import type { Bytes, NewEvent, Recorded } from '../port';
import { clientLibrary } from './client-library';
import { toPosition, type LogPosition } from './positions';
import type { StreamNames } from './stream-names';

type Json = Record<string, unknown>;

/** The one way a payload is written; throws for what it cannot write. It has to give back exactly the bytes of every payload appended. */
export type Canonical = (data: unknown) => Bytes;

/** An event as the node keeps it, and its size there as the node counts it. */
export interface OnNode {
  readonly event: JSONEventData;
  readonly bytes: number;
}

const UTF_8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Data is the payload as JSON; the metadata has the header's exact characters and, for the node's own projections, copies of the two
 * ids. Nothing else is kept: `at` has to stand in the header. Throws InvalidAppend for bytes that would not come back as they are.
 */
export function toNode(given: NewEvent, index: number, canonical: Canonical): OnNode {
  const data = objectIn(given.payload);
  const header = textOf(given.header);
  if (!data || header === undefined || !isSame(canonicalOr(canonical, data), given.payload)) throw invalid('bytes', index);
  if (atOf(header) !== given.at) throw invalid('at', index);
  const { id, type, correlationId, causationId } = given;
  const metadata = { $correlationId: correlationId, ...(causationId !== undefined && { $causationId: causationId }), header };
  const bytes = given.payload.byteLength + Buffer.byteLength(JSON.stringify(metadata)) + 2 * type.length;
  return { event: clientLibrary().jsonEvent({ id, type, data, metadata }), bytes };
}

const invalid = (reason: 'bytes' | 'at', index: number): StoreError<'InvalidAppend'> => new StoreError('InvalidAppend', { reason, index });

function canonicalOr(canonical: Canonical, data: unknown): Bytes | undefined {
  try {
    return canonical(data);
  } catch {
    return undefined;
  }
}

const isSame = (one: Bytes | undefined, other: Bytes): boolean => one !== undefined && Buffer.compare(one, other) === 0;

function textOf(bytes: Bytes): string | undefined {
  try {
    return UTF_8.decode(bytes);
  } catch {
    return undefined;
  }
}

function objectIn(bytes: Bytes): Json | undefined {
  const text = textOf(bytes);
  const parsed = text === undefined ? undefined : parsedOrNothing(text);
  return isObject(parsed) ? parsed : undefined;
}

function parsedOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function atOf(header: string): number | undefined {
  const parsed = parsedOrNothing(header);
  const at = isObject(parsed) ? parsed['at'] : undefined;
  return Number.isSafeInteger(at) ? (at as number) : undefined;
}

/** What every event that a client gives back has. */
export type FromNode = RecordedEvent & { readonly position?: LogPosition };

/** An event of the node as it was appended. Throws EventUnreadable for one that this program did not write. */
export function fromNode(found: FromNode, names: StreamNames, canonical: Canonical): Recorded {
  const { position, id, type, revision, created } = found;
  const stream = names.ofBook(found.streamId);
  const unreadable = (what: string): StoreError => new StoreError('EventUnreadable', { stream, revision, what });
  if (!position) throw unreadable('it came without its position');
  const payload = isObject(found.data) ? canonicalOr(canonical, found.data) : undefined;
  if (!payload) throw unreadable('its data is no JSON object in a canonical form');
  const copied = metadataIn(found.metadata);
  if (!copied) throw unreadable('its metadata has no header of this program');
  return { id, type, payload, ...copied, stream, revision, position: toPosition(position), storedAt: created.getTime() };
}

function metadataIn(metadata: unknown): Pick<Recorded, 'header' | 'at' | 'correlationId' | 'causationId'> | undefined {
  if (!isObject(metadata)) return undefined;
  const { header, $correlationId: correlationId, $causationId: causationId } = metadata;
  if (typeof header !== 'string' || typeof correlationId !== 'string') return undefined;
  const at = atOf(header);
  if (at === undefined) return undefined;
  return {
    header: Buffer.from(header, 'utf8'),
    at,
    correlationId,
    ...(causationId !== undefined && { causationId: causationId as string }),
  };
}
