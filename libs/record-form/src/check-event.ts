import { hashedPayload, leafHash, payloadCommitment, Sha256 } from './digest';
import { FormFault, FormFaultCode, within } from './fault';
import { isObject } from './fields';
import { Header, readHeader } from './header';
import { Payload, payloadText, readPayload } from './payload';

/** Where the event was found, and what is already known of it. What is absent is not compared. */
export interface Expected {
  readonly stream: string;
  readonly rev: number | bigint;
  readonly id: string;
  readonly type: string;
  /** Leaf of the stream's previous event, 64 zeros before the first. */
  readonly prev?: string;
  readonly book?: string;
  /** Leaf of this event, from a receipt, a checkpoint or the next event's `prev`. Only this finds every change of the newest header. */
  readonly leaf?: string;
}

/** What the store keeps beside the header for its own indexes. An id that is not there is undefined, never null. */
export interface Copies {
  readonly at?: number;
  readonly correlationId: unknown;
  readonly causationId: unknown;
}

/** An event of a store that keeps bytes. */
export interface StoredBytes {
  readonly header: Uint8Array;
  readonly payload: Uint8Array;
  readonly copies?: Copies;
}

/** An event of a store that parses JSON: the header's exact characters, the payload as it came out of the parser. */
export interface StoredParsed {
  readonly header: string;
  readonly payload: unknown;
  readonly copies: Copies;
}

export interface CheckedEvent {
  readonly header: Header;
  readonly payload: Payload;
  /** The leaf these header bytes have; `prev` of the next event. Hashed when it is asked for: not everybody goes on along the chain. */
  readonly leaf: string;
}

/**
 * Reads a stored event and proves that it is the one expected: canonical bytes, every field as it must be, place and copies equal to
 * the header, payload equal to its commitment, `prev` and `leaf` as given.
 *
 * @throws FormFault for the first thing that does not match; its path begins with `/header` or `/payload`.
 */
export function checkEvent(sha256: Sha256, stored: StoredBytes, expected: Expected): CheckedEvent {
  const header = within('header', () => readHeader(stored.header));
  checkPlace(header, expected);
  if (stored.copies) checkCopies(header, stored.copies);
  const payload = within('payload', () => readPayload(stored.payload));
  checkCommitment(header, payloadCommitment(sha256, stored.payload));
  checkChain(sha256, stored.header, { header, expected });
  return checkedEvent(sha256, stored.header, { header, payload });
}

/**
 * The same for a store that hands back parsed JSON. The payload's bytes are formed anew, so a changed key order, number form or white
 * space in that store's data does not count; every changed value does. Data that is no object (a client may give what it could not
 * parse as text) is refused.
 */
export function checkParsed(sha256: Sha256, stored: StoredParsed, expected: Expected): CheckedEvent {
  const bytes = new TextEncoder().encode(stored.header);
  const header = within('header', () => readHeader(bytes));
  checkPlace(header, expected);
  checkCopies(header, stored.copies);
  const { payload } = stored;
  if (!isObject(payload)) throw new FormFault('not-an-object', '/payload');
  const written = within('payload', () => payloadText(payload as unknown as Payload));
  checkCommitment(header, hashedPayload(sha256, written).hash);
  checkChain(sha256, bytes, { header, expected });
  return checkedEvent(sha256, bytes, { header, payload: payload as unknown as Payload });
}

const checkedEvent = (sha256: Sha256, bytes: Uint8Array, { header, payload }: Omit<CheckedEvent, 'leaf'>): CheckedEvent => ({
  header,
  payload,
  get leaf() {
    return leafHash(sha256, bytes);
  },
});

function checkPlace(header: Header, expected: Expected): void {
  if (expected.book !== undefined) same('header-book', '/header/book', header.book === expected.book);
  same('header-stream', '/header/stream', header.stream === expected.stream);
  same('header-rev', '/header/rev', header.rev === Number(expected.rev));
  same('header-id', '/header/id', header.id === expected.id);
  same('header-type', '/header/type', header.type === expected.type);
}

function checkCopies(header: Header, copies: Copies): void {
  if (copies.at !== undefined) same('copy-at', '/header/at', header.at === copies.at);
  same('copy-correlation', '/header/corr', header.corr === copies.correlationId);
  same('copy-causation', '/header/cause', header.cause === copies.causationId);
}

function checkCommitment(header: Header, pc: string): void {
  same('payload-commitment', '/header/pc', header.pc === pc);
}

function checkChain(sha256: Sha256, bytes: Uint8Array, { header, expected }: { header: Header; expected: Expected }): void {
  if (expected.prev !== undefined) same('prev', '/header/prev', header.prev === expected.prev);
  if (expected.leaf !== undefined) same('leaf', '/header', leafHash(sha256, bytes) === expected.leaf);
}

function same(code: FormFaultCode, path: string, equal: boolean): void {
  if (!equal) throw new FormFault(code, path);
}
