import type { Entry } from '../entry/entry';
import { entryFields } from '../entry/entry-shape';
import type { Irregularity } from '../irregularity';
import type { RecordView } from '../record/record-view';
import type { Refusal } from '../refusal';
import { record, type Description, type RecordShape } from '../shape/shape';
import type { Known } from './known';

/** The records an act can be written to; each is one stream (see `streamOf`). */
export type RecordKind = 'negotiation' | 'consortium' | 'register-parties' | 'register-people' | 'register-sources';

/** What a rule may look at while deciding on one event. */
export interface Deciding {
  /** The record as it stands, events of the same act before this one included. */
  readonly record: RecordView;
  /** Any other record, by stream name; an unwritten one is empty. */
  readonly known: Known;
  /** The types of the catalogue, for a rule about other events. */
  readonly typeCalled: (type: string) => EventDefinition | undefined;
}
/** What is recorded of what was asked, or why it cannot be. */
export type Settled = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly refusal: Refusal };
/** A type of event: its name and fields are storage. */
export interface EventDefinition<D = unknown> {
  readonly type: string;
  /** Version of the type; older ones are upcast by the codec. */
  readonly tv: number;
  /** The kinds of record it can stand in; nearly always one. */
  readonly records: readonly RecordKind[];
  /** Whether its entries carry evidence. Register, opening and record-keeping events have no grade and always count. */
  readonly graded: boolean;
  readonly data: RecordShape<D>;
  /** Turns what was asked into the data that is recorded, where its shape alone cannot say it: what replaces an entry is read by the shape of that entry. */
  settle?(asked: Readonly<Record<string, unknown>>, deciding: Deciding): Settled;
  /** Why this cannot be a true record; references and ids are checked before it is asked. */
  refuse?(data: D, deciding: Deciding): Refusal | undefined;
  /** True where the record already says just this: then nothing is recorded. */
  alreadySo?(data: D, deciding: Deciding): boolean;
  /** What about a recorded entry breaks a rule whatever else is on record. */
  irregularByItself?(entry: Entry<D>): readonly Irregularity[];
  /** What about a recorded entry breaks a rule, given all that is on record (in whatever order it was recorded). */
  irregular?(entry: Entry<D>, record: RecordView): readonly Irregularity[];
}

/** One event of an act, before its ids and references are looked at. */
export interface EventPart {
  readonly type: string;
  readonly data: Record<string, unknown>;
  /** What this event carries in place of the body's own (`occurred`, `actors`, …): a walk-out has its own time. */
  readonly carries?: Record<string, unknown>;
}
/** One thing a person does: one act is one append to one stream. */
export interface ActDefinition {
  readonly act: string;
  /** A sentence for the API document: what is recorded. */
  readonly says: string;
  readonly record: RecordKind;
  /** The act opens its record, which must not exist yet. */
  readonly opens?: true;
  readonly body: RecordShape<Record<string, unknown>>;
  /** The events of a body, in order, with their own fields. The record is there for an id that several of the events share. */
  events(body: Record<string, unknown>, record: RecordView): readonly EventPart[];
  readonly example: ActExample;
}
/** An example that the sample book accepts: the record's id (absent for registers and opening acts) and a body. */
export interface ActExample {
  readonly id?: string;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Defined {
  readonly event: EventDefinition;
  /** One for each kind of record. */
  readonly acts: readonly ActDefinition[];
}
type Definition<D> = EventDefinition<D> &
  Omit<ActDefinition, 'body' | 'events' | 'record' | 'example'> & { readonly example: ActExample | Examples };
/** Examples for an act that can stand in several kinds of record. */
export type Examples = Readonly<Partial<Record<RecordKind, ActExample>>>;

/** An event type with the act of the same content: the body is the event's own fields and what every entry carries. */
export function define<D>(given: Definition<D>): Defined {
  const { act, says, opens, example, ...event } = given;
  const fields: Record<string, Description> = { ...event.data.fields, ...entryFields };
  const { check } = event.data;
  const body = { ...record(fields), ...(check && { check }) } as RecordShape<Record<string, unknown>>;
  const events = (read: Record<string, unknown>) => [{ type: event.type, data: own(read) }];
  const exampleFor = (kind: RecordKind): ActExample => ('body' in example ? example : (example[kind] as ActExample));
  const acts = event.records.map((kind) => ({ act, says, record: kind, ...(opens && { opens }), body, events, example: exampleFor(kind) }));
  return { event: event, acts };
}

/** A body's own fields, without those that every entry carries. */
export const own = (body: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(body).filter(([key]) => !Object.hasOwn(entryFields, key)));
