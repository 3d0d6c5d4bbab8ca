import { decodeEntry, type Entry, type NewEntry, type StoredPayload } from '@parley/negotiation';
import type { NewEvent, Recorded } from '@parley/event-store';
import { checkEvent, formEvent, type Header, type Payload, type Via } from '@parley/record-form';
import { freshSalt, freshUuid, sha256 } from './random';

/** A stored event, verified and decoded; `leaf` is the `prev` of the next one of its stream. */
export interface ReadEvent {
  readonly entry: Entry;
  readonly leaf: string;
  readonly position: string;
  readonly request: string;
}
/** Reads a stored event and proves it is the one expected at its place. Throws `FormFault` or `UnknownEvent`. */
export function readEvent(recorded: Recorded, known: { book: string; prev?: string }): ReadEvent {
  const checked = checkRecorded(recorded, known);
  return { entry: entryOf(checked), leaf: checked.leaf, position: recorded.position, request: checked.payload.request };
}

/** The form alone: bytes, commitment, place, copies and, where `prev` is given, the chain. */
export function checkRecorded(recorded: Recorded, { book, prev }: { book: string; prev?: string }) {
  const { stream, revision, id, type, header, payload, at, correlationId, causationId } = recorded;
  const stored = { header, payload, copies: { at, correlationId, causationId } };
  return checkEvent(sha256, stored, { stream, rev: revision, id, type, book, ...(prev !== undefined && { prev }) });
}

/** The entry of an event whose form was checked. Throws `UnknownEvent`. */
export const entryOf = ({ header, payload }: { header: Header; payload: Payload }): Entry =>
  decodeEntry(header, payload as unknown as StoredPayload);

/** Where and by whom new entries are recorded. */
export interface Recording {
  readonly book: string;
  readonly stream: string;
  /** Revision of the first of them, 0-based. */
  readonly revision: number;
  /** Recorded at: integer milliseconds since 1970, one value for the append. */
  readonly at: number;
  readonly by: string;
  readonly via: Via;
  readonly side?: string;
  readonly cmd: string;
  readonly corr: string;
  readonly prev: string;
  readonly request: string;
}
export interface FormedEntry {
  readonly event: NewEvent;
  readonly entry: Entry;
  readonly leaf: string;
}

/** Forms the events of one append, each chained to the one before; ids and salts are made anew each time. */
export function formEntries(entries: readonly NewEntry[], recording: Recording): FormedEntry[] {
  let prev = recording.prev;
  return entries.map((entry, index) => {
    const formed = formEntry(entry, { ...recording, prev, revision: recording.revision + index });
    prev = formed.leaf;
    return formed;
  });
}

function formEntry({ type, tv, data, ...parts }: NewEntry, recording: Recording): FormedEntry {
  const { book, stream, revision, at, by, via, side, cmd, corr, prev, request } = recording;
  const id = freshUuid();
  const header = {
    book,
    stream,
    rev: revision,
    id,
    type,
    tv,
    at,
    by,
    via,
    ...(side !== undefined && { side }),
    cmd,
    corr,
    prev,
    salt: freshSalt(),
  };
  const payload = { data, ...parts, request, salt: freshSalt() } as unknown as Payload;
  const formed = formEvent(sha256, { header, payload });
  const whole: Header = { v: 1, enc: 'none', pc: formed.pc, ...header };
  return {
    event: { id, type, header: formed.header, payload: formed.payload, at, correlationId: corr },
    entry: entryOf({ header: whole, payload }),
    leaf: formed.leaf,
  };
}
