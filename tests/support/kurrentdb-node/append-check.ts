import { EventLog } from './event-log';
import { ProposedEvent } from './stored-event';
import { metastreamOf } from './stream-metadata';

/** What a writer says it expects of a stream. */
export type Expectation = { kind: 'noStream' } | { kind: 'any' } | { kind: 'exists' } | { kind: 'revision'; revision: bigint };

/** `position` of a known append is left out where the event can no longer be read. `actual` is −1 where there is no stream. */
export type AppendOutcome =
  | { readonly kind: 'written'; readonly revision: bigint; readonly position: bigint }
  | { readonly kind: 'known'; readonly revision: bigint; readonly position?: bigint }
  | { readonly kind: 'wrongVersion'; readonly expected: Expectation; readonly actual: bigint }
  | { readonly kind: 'deleted' };

type Check = { kind: 'ok' } | Exclude<AppendOutcome, { kind: 'written' }>;

export interface Append {
  readonly stream: string;
  readonly events: readonly Pick<ProposedEvent, 'id'>[];
  readonly expected: Expectation;
}

/** The numbers under which the expectations travel in trailers and in multi-stream appends. */
export function expectationNumber(expected: Expectation): bigint {
  switch (expected.kind) {
    case 'noStream':
      return -1n;
    case 'any':
      return -2n;
    case 'exists':
      return -4n;
    case 'revision':
      return expected.revision;
  }
}

export function expectationOf(number: bigint): Expectation {
  if (number === -1n) return { kind: 'noStream' };
  if (number === -4n) return { kind: 'exists' };
  return number < 0n ? { kind: 'any' } : { kind: 'revision', revision: number };
}

/**
 * Whether an append may be written. A concrete expectation below the head is a retry if exactly these ids stand there; with `any` and
 * `exists` the node looks whether it has seen the ids. Only some of them known: a wrong version. The *current* revision with an old id
 * is written again.
 */
export function checkAppend(log: EventLog, append: Append): Check {
  const { stream, expected } = append;
  if (log.isTombstoned(stream)) return { kind: 'deleted' };
  if (expected.kind === 'exists') {
    if (log.isSoftDeleted(stream)) return { kind: 'deleted' };
    const isThere = log.lastRevision(stream) >= 0n || log.lastRevision(metastreamOf(stream)) >= 0n;
    if (!isThere) return wrongVersion(log, append);
  }
  return expected.kind === 'any' || expected.kind === 'exists' ? checkSeen(log, append) : checkConcrete(log, append);
}

function checkSeen(log: EventLog, append: Append): Check {
  const { stream, events } = append;
  const places = events.map(({ id }) => log.placeById(id)).map((place) => (place?.stream === stream ? place : undefined));
  if (places[0] === undefined) return { kind: 'ok' };
  const last = places.at(-1);
  if (last === undefined || places.includes(undefined)) return wrongVersion(log, append);
  return known(log, stream, last.revision);
}

function checkConcrete(log: EventLog, append: Append): Check {
  const { stream, events, expected } = append;
  const after = expectationNumber(expected);
  const current = log.lastRevision(stream);
  if (after === current) return { kind: 'ok' };
  if (after > current || events.length === 0) return wrongVersion(log, append);
  const written = log.written(stream);
  const differing = events.findIndex(({ id }, index) => written[Number(after) + 1 + index]?.id !== id);
  if (differing < 0) return known(log, stream, after + BigInt(events.length));
  if (differing === 0 && expected.kind === 'noStream' && log.isSoftDeleted(stream)) return { kind: 'ok' };
  return wrongVersion(log, append);
}

function known(log: EventLog, stream: string, revision: bigint): Check {
  const event = log.event(stream, revision);
  return { kind: 'known', revision, ...(event ? { position: event.position } : {}) };
}

const wrongVersion = (log: EventLog, { stream, expected }: Append): Check => ({
  kind: 'wrongVersion',
  expected,
  actual: log.lastRevision(stream),
});

/** Decides and writes; for the commit queue. */
export function appendTo(log: EventLog, append: Append & { readonly events: readonly ProposedEvent[] }): AppendOutcome {
  const check = checkAppend(log, append);
  if (check.kind !== 'ok') return check;
  const position = log.write(append.stream, append.events);
  return { kind: 'written', revision: log.lastRevision(append.stream), position };
}

/** Decides and writes a soft delete or a tombstone. */
export function deleteStream(log: EventLog, request: { stream: string; expected: Expectation; forEver: boolean }): AppendOutcome {
  const { stream, expected, forEver } = request;
  const check = checkAppend(log, { stream, expected, events: [{ id: '' }] });
  if (check.kind !== 'ok') return check;
  const isNowhere = log.lastRevision(stream) < 0n && log.lastRevision(metastreamOf(stream)) < 0n;
  if (isNowhere && !forEver) return { kind: 'wrongVersion', expected, actual: -1n };
  const position = forEver ? log.writeTombstone(stream) : log.softDelete(stream);
  return { kind: 'written', revision: log.lastRevision(stream), position };
}
