import { StreamIdentifier, UUID } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb';
import { ReadResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb';
import { LogPosition, ProposedEvent, StoredEvent } from './stored-event';

/** A UUID travels as its text or as two signed 64-bit halves; a reader says which it wants. */
export function uuidText(uuid: UUID | undefined): string {
  if (!uuid) return '';
  if (uuid.hasString()) return uuid.getString();
  const halves = uuid.getStructured();
  const half = (value: string | undefined) =>
    BigInt.asUintN(64, BigInt(value ?? '0'))
      .toString(16)
      .padStart(16, '0');
  const digits = half(halves?.getMostSignificantBits()) + half(halves?.getLeastSignificantBits());
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

export function uuidMessage(text: string, form: UuidForm): UUID {
  const uuid = new UUID();
  if (form === 'string') return uuid.setString(text);
  const digits = text.replaceAll('-', '');
  const half = (from: number) => BigInt.asIntN(64, BigInt(`0x${digits.slice(from, from + 16)}`)).toString();
  return uuid.setStructured(new UUID.Structured().setMostSignificantBits(half(0)).setLeastSignificantBits(half(16)));
}

export const streamName = (identifier: StreamIdentifier | undefined): string =>
  Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8');

export const streamIdentifier = (name: string): StreamIdentifier => new StreamIdentifier().setStreamName(Buffer.from(name, 'utf8'));

const JSON_TYPE = 'application/json';
const BYTES_TYPE = 'application/octet-stream';

/** Unsigned on the wire: what is before everything reads as the end. */
export const unsigned = (value: bigint): string => BigInt.asUintN(64, value).toString();

/** Classic and batch append carry the same message under two names. */
interface ProposedMessage {
  getId(): UUID | undefined;
  getMetadataMap(): { get(key: string): string | undefined };
  getData_asU8(): Uint8Array;
  getCustomMetadata_asU8(): Uint8Array;
}

export function proposedEvent(message: ProposedMessage): ProposedEvent {
  const system = message.getMetadataMap();
  return {
    id: uuidText(message.getId()),
    type: system.get('type') ?? '',
    isJson: system.get('content-type') === JSON_TYPE,
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
}

/** Bytes that count against the limit of an append. */
export const appendBytes = ({ type, data, metadata }: ProposedEvent): number => data.length + metadata.length + 2 * type.length;

export type UuidForm = 'string' | 'structured';

export interface Resolved {
  readonly event?: StoredEvent;
  readonly link?: StoredEvent;
}

/** An event as a reader gets it: with a link, what the link points at (nothing where that is gone). */
export function readEvent({ event, link }: Resolved, form: UuidForm): ReadResp.ReadEvent {
  const message = new ReadResp.ReadEvent().setCommitPosition(((link ?? event)?.position ?? 0n).toString());
  if (event) message.setEvent(recorded(event, form));
  if (link) message.setLink(recorded(link, form));
  return message;
}

function recorded(event: StoredEvent, form: UuidForm): ReadResp.ReadEvent.RecordedEvent {
  const position = event.position.toString();
  const message = new ReadResp.ReadEvent.RecordedEvent()
    .setId(uuidMessage(event.id, form))
    .setStreamIdentifier(streamIdentifier(event.stream))
    .setStreamRevision(event.revision.toString())
    .setCommitPosition(position)
    .setPreparePosition(position)
    .setData(event.data)
    .setCustomMetadata(event.metadata);
  const system = message.getMetadataMap();
  system.set('type', event.type);
  system.set('content-type', event.isJson ? JSON_TYPE : BYTES_TYPE);
  system.set('created', event.created.toString());
  return message;
}

export const checkpoint = ({ commit, prepare }: LogPosition): ReadResp =>
  new ReadResp().setCheckpoint(new ReadResp.Checkpoint().setCommitPosition(unsigned(commit)).setPreparePosition(unsigned(prepare)));
