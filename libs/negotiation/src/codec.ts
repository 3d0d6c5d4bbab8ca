import { eventOf } from './catalogue';
import type { Entry, EntryParts } from './entry/entry';

/** The header fields of a stored event that the folds use; `at` is integer milliseconds since 1970. */
export interface StoredHeader {
  readonly stream: string;
  readonly rev: number;
  readonly id: string;
  readonly type: string;
  readonly tv: number;
  readonly at: number;
  readonly by: string;
  readonly via: string;
  readonly side?: string;
  readonly cmd: string;
  readonly corr: string;
  readonly cause?: string;
}
export interface StoredPayload extends EntryParts {
  readonly data: Readonly<Record<string, unknown>>;
}
/** Lifts a payload of one version of its type to the next; pure, in memory only: stored bytes never change. */
export type Upcaster = (payload: StoredPayload) => StoredPayload;
/** Keyed `Type@version`: what lifts that version to the next one. None is needed yet. */
export const UPCASTERS: Readonly<Record<string, Upcaster>> = {};

/** An event whose type or version this program does not know: a newer program wrote it. Reading stops; nothing is skipped. */
export class UnknownEvent extends Error {
  readonly code = 'unknown-event';
  constructor(
    readonly type: string,
    readonly tv: number,
  ) {
    super(`no event type ${type} of version ${tv} is known here; a newer program wrote it`);
  }
}

/**
 * The entry of a stored event, upcast to the newest version of its type, its fields in the order of their names: whoever writes it in canonical
 * form finds it so. Throws `UnknownEvent`.
 */
export function decodeEntry(header: StoredHeader, payload: StoredPayload, upcasters = UPCASTERS): Entry {
  const lifted = upcast({ type: header.type, tv: header.tv, payload: withInnerUpcast(header, payload, upcasters) }, upcasters);
  const { actors, confirms, data, embargo, notedAt, occurred, sources, standing } = lifted;
  return {
    actors,
    ...(header.cause !== undefined && { causationId: header.cause }),
    commandId: header.cmd,
    ...(confirms !== undefined && { confirms }),
    correlationId: header.corr,
    data,
    ...(embargo !== undefined && { embargo }),
    eventId: header.id,
    ...(notedAt !== undefined && { notedAt }),
    occurred,
    ...(header.side !== undefined && { onBehalfOf: header.side }),
    recordedAt: header.at,
    recordedBy: header.by,
    revision: header.rev,
    sources,
    ...(standing !== undefined && { standing }),
    stream: header.stream,
    type: header.type,
    via: header.via,
  };
}

function upcast(event: { type: string; tv: number; payload: StoredPayload }, upcasters: Readonly<Record<string, Upcaster>>): StoredPayload {
  const newest = eventOf(event.type)?.tv;
  if (newest === undefined || event.tv > newest) throw new UnknownEvent(event.type, event.tv);
  let payload = event.payload;
  for (let tv = event.tv; tv < newest; tv += 1) {
    const lift = upcasters[`${event.type}@${tv}`];
    if (!lift) throw new UnknownEvent(event.type, tv);
    payload = lift(payload);
  }
  return payload;
}

const ABSENT = { occurred: {}, actors: [], sources: [] };

/**
 * A correction holds the replacement of another entry as it was in version `tv` of `type`; it is lifted like any. Where only date,
 * actors or citations are replaced, nothing of it depends on the type's version, and it stays as it is.
 */
function withInnerUpcast({ type }: StoredHeader, payload: StoredPayload, upcasters: Readonly<Record<string, Upcaster>>): StoredPayload {
  if (type !== 'EntryCorrected') return payload;
  const replaced = payload.data as unknown as StoredPayload & { readonly type: string; readonly tv: number };
  const newest = eventOf(replaced.type)?.tv;
  if (newest === undefined || replaced.tv > newest) throw new UnknownEvent(replaced.type, replaced.tv);
  if (replaced.data === undefined || replaced.tv === newest) return payload;
  const inner = { ...ABSENT, ...partsReplaced(replaced), data: replaced.data };
  const lifted = upcast({ type: replaced.type, tv: replaced.tv, payload: inner }, upcasters);
  return { ...payload, data: { ...payload.data, tv: newest, ...partsReplaced(lifted, replaced), data: lifted.data } };
}

/** Those of the replaced parts that stand in `given`, as they are in `parts`. */
function partsReplaced(parts: StoredPayload, given: StoredPayload = parts): Partial<StoredPayload> {
  const { occurred, actors, sources } = parts;
  return {
    ...(given.occurred !== undefined && { occurred }),
    ...(given.actors !== undefined && { actors }),
    ...(given.sources !== undefined && { sources }),
  };
}
