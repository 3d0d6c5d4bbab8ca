import { canonicalText } from './canonical';
import { FormFault } from './fault';
import { checkFields, Field, fieldTable } from './fields';
import { isCount, isEventType, isHash, isMillis, isRecorder, isSlug, isStreamName, isUuid, ZERO_HASH } from './grammar';
import { decodeUtf8, readCanonical } from './parse';

const VIAS = ['unauthenticated', 'session', 'key', 'migration', 'system'] as const;

/** How a recorder was known. */
export type Via = (typeof VIAS)[number];

/** The part of an event that is hashed into its leaf. Names and meanings are storage: add under a new `v`, never rename. */
export interface Header {
  /** Version of this form. */
  readonly v: 1;
  /** UUID of the book. */
  readonly book: string;
  readonly stream: string;
  /** 0-based, dense. */
  readonly rev: number;
  /** UUID of the event, random, made when it is formed. */
  readonly id: string;
  readonly type: string;
  /** Version of the type, from 1. */
  readonly tv: number;
  /** Recorded at: milliseconds since 1970 UTC; within a stream it does not fall. */
  readonly at: number;
  /** Recorder: a person id, or `system`. */
  readonly by: string;
  readonly via: Via;
  /** Recorded on behalf of. */
  readonly side?: string;
  /** Command id (UUID). */
  readonly cmd: string;
  /** Correlation id (UUID). */
  readonly corr: string;
  /** Id of the event that caused it. */
  readonly cause?: string;
  /** Leaf hash of the stream's previous event; 64 zeros for the first. */
  readonly prev: string;
  /** Encryption of the payload: none. */
  readonly enc: 'none';
  /** Payload commitment, see payloadCommitment. */
  readonly pc: string;
  /** 32 random bytes as hex: a leaf hash alone lets nobody guess the header. */
  readonly salt: string;
}

const FIELDS = fieldTable<keyof Header>({
  v: { holds: (value) => value === 1 },
  book: { holds: isUuid },
  stream: { holds: isStreamName },
  rev: { holds: (value) => isCount(value, 0) },
  id: { holds: isUuid },
  type: { holds: isEventType },
  tv: { holds: (value) => isCount(value, 1) },
  at: { holds: isMillis },
  by: { holds: isRecorder },
  via: { holds: (value) => VIAS.some((via) => via === value) },
  side: { holds: isSlug, optional: true },
  cmd: { holds: isUuid },
  corr: { holds: isUuid },
  cause: { holds: isUuid, optional: true },
  prev: { holds: isHash },
  enc: { holds: (value) => value === 'none' },
  pc: { holds: isHash },
  salt: { holds: isHash },
});

const COUNTED: readonly string[] = ['v', 'rev', 'tv', 'at'] satisfies (keyof Header)[];

/**
 * The text of a header, character for character except inside its values: canonical whatever the values say, since no text in it is
 * escaped or beyond ASCII and no number longer than 15 digits. A header that is not of it is not yet wrong.
 */
const IN_FORM = new RegExp(
  `^\\{${[...FIELDS]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(memberInForm)
    .join('')}\\}$`,
);

/** The last field, `via`, always stands: every other one has its comma behind it. */
function memberInForm([name, { optional }]: readonly [string, Field], index: number): string {
  const value = COUNTED.includes(name) ? '(?:0|-?[1-9][0-9]{0,14})' : '"[ !#-[\\]-~]*"';
  const member = `"${name}":${value}${index < FIELDS.size - 1 ? ',' : ''}`;
  return optional ? `(?:${member})?` : member;
}

/** The header's bytes. Throws FormFault naming the first field that is missing, unknown or not as it must be. */
export function headerBytes(header: Header): Uint8Array {
  return new TextEncoder().encode(headerText(header));
}

/** The characters of {@link headerBytes}. */
export function headerText(header: Header): string {
  checkHeader(header);
  return canonicalText(header);
}

/** Reads a stored header. Throws FormFault when the bytes are not canonical or a field is not as it must be. */
export function readHeader(bytes: Uint8Array): Header {
  const text = decodeUtf8(bytes);
  const value: unknown = IN_FORM.test(text) ? JSON.parse(text) : readCanonical(text);
  checkHeader(value);
  return value;
}

function checkHeader(value: unknown): asserts value is Header {
  checkFields(value, FIELDS);
  const { rev, prev } = value as Header;
  if ((rev === 0) !== (prev === ZERO_HASH)) throw new FormFault('bad-field', ['prev'], 'zeros for revision 0, and only there');
}
