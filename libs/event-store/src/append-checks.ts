import { StoreError, type InvalidAppendReason } from './errors';
import type { AppendOptions, Expected, NewEvent, StreamName } from './port';

/** Limits of the port in bytes of header and payload together. EventStoreDB up to 24.x takes 1 MiB an append; they hold on every store. */
export const EVENT_BYTES_MAX = 256 * 1024;
export const APPEND_BYTES_MAX = 1024 * 1024;
export const APPEND_EVENTS_MAX = 1_000;
/** How far the recorded time of an append may lie ahead of the store's clock. */
export const CLOCK_AHEAD_MS_MAX = 60_000;
/** Appends not yet answered, at most: beyond it the store says it is unavailable rather than grow. */
const WAITING_MAX = 10_000;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const STREAM_NAME = /^[a-z]+-[\x21-\x7e]{1,190}$/;
const STREAM_NAME_LENGTH_MAX = 200;
const TYPE = /^[A-Za-z][A-Za-z0-9.]{0,99}$/;
const REVISION_MAX = 2n ** 63n - 2n;

export interface AppendRequest {
  readonly stream: StreamName;
  readonly events: readonly NewEvent[];
  readonly options: AppendOptions;
}

const invalid = (reason: InvalidAppendReason, index?: number): StoreError<'InvalidAppend'> =>
  new StoreError('InvalidAppend', index === undefined ? { reason } : { reason, index });

/** Throws what can be known to be wrong before anything is sent; returns the size of the append in bytes. */
export function checkAppend({ stream, events, options }: AppendRequest): number {
  if (events.length === 0) throw invalid('empty');
  if (events.length > APPEND_EVENTS_MAX) throw invalid('tooManyEvents');
  if (typeof stream !== 'string' || stream.length > STREAM_NAME_LENGTH_MAX || !STREAM_NAME.test(stream)) throw invalid('streamName');
  if (!isExpected(options.expected)) throw invalid('expected');
  checkEvents(events);
  return checkSizes(events);
}

/** `waiting`: appends not yet answered. Throws where one more would be too many. */
export function checkWaiting(waiting: number): void {
  if (waiting >= WAITING_MAX) throw new StoreError('StoreUnavailable', { reason: `${WAITING_MAX} appends are waiting` });
}

/** A value from untyped code (`true`, `1`, `-1n`) must never pass for "no check". */
function isExpected(expected: Expected): boolean {
  if (expected?.kind === 'noStream') return true;
  if (expected?.kind !== 'at' || typeof expected.revision !== 'bigint') return false;
  return expected.revision >= 0n && expected.revision <= REVISION_MAX;
}

function checkEvents(events: readonly NewEvent[]): void {
  const ids = new Set<string>();
  let lastAt = -Infinity;
  events.forEach((event, index) => {
    const reason = eventFlaw(event);
    if (reason) throw invalid(reason, index);
    if (ids.has(event.id)) throw invalid('sameIdTwice', index);
    if (event.at < lastAt) throw invalid('atFalls', index);
    ids.add(event.id);
    lastAt = event.at;
  });
}

const isUuid = (id: string): boolean => UUID.test(id);

const FLAWS: readonly (readonly [InvalidAppendReason, (event: NewEvent) => boolean])[] = [
  ['id', ({ id }) => !isUuid(id)],
  ['type', ({ type }) => !TYPE.test(type)],
  ['at', ({ at }) => !Number.isSafeInteger(at)],
  ['correlationId', ({ correlationId }) => !isUuid(correlationId)],
  ['causationId', ({ causationId }) => causationId !== undefined && !isUuid(causationId)],
  ['bytes', ({ header, payload }) => !(header instanceof Uint8Array && payload instanceof Uint8Array)],
];

const eventFlaw = (event: NewEvent): InvalidAppendReason | undefined => FLAWS.find(([, isFlawed]) => isFlawed(event))?.[0];

function checkSizes(events: readonly NewEvent[]): number {
  let total = 0;
  let passed = -1;
  events.forEach((event, index) => {
    const size = event.header.byteLength + event.payload.byteLength;
    if (size > EVENT_BYTES_MAX) throw new StoreError('EventTooLarge', { limit: EVENT_BYTES_MAX, size, index });
    total += size;
    if (total > APPEND_BYTES_MAX && passed < 0) passed = index;
  });
  if (passed >= 0) throw new StoreError('AppendTooLarge', { limit: APPEND_BYTES_MAX, size: total, index: passed });
  return total;
}
