import type { EntryParts, NewEntry } from '../entry/entry';
import { eventOf } from '../catalogue';
import { LayeredRecord } from '../record/layered-record';
import type { RecordView } from '../record/record-view';
import { refused, type Refusal } from '../refusal';
import type { ActDefinition, Deciding, EventDefinition, EventPart } from './definition';
import type { Known } from './known';
import { entryParts, sideRefusal } from './entry-parts';
import { named } from './new-ids';
import { resolved, type Resolved } from './references';

export type Decision =
  | { readonly kind: 'record'; readonly entries: readonly NewEntry[] }
  /** The record says just this already: nothing is recorded. */
  | { readonly kind: 'already' }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

export interface Asked {
  readonly act: ActDefinition;
  /** As read by the act's shape. */
  readonly body: Record<string, unknown>;
  readonly record: RecordView;
  readonly known: Known;
  /** `person-` and ten random letters, for a person that the act registers. */
  readonly freshPerson: string;
}

/** What an act records, given all that is on record. Pure: the same question has the same answer. */
export function decide(asked: Asked): Decision {
  const early = opening(asked) ?? sideRefusal(asked.body, asked.known);
  if (early) return { kind: 'refused', refusal: early };
  const parts = asked.act.events(asked.body, asked.record);
  return decideParts(asked, parts);
}

/** Each event in turn, the later ones knowing the earlier; one that cannot be a true record refuses them all. */
function decideParts(asked: Asked, parts: readonly EventPart[]): Decision {
  const layered = parts.length > 1 ? new LayeredRecord(asked.record) : undefined;
  const entries: NewEntry[] = [];
  for (const part of parts) {
    const one = decideEvent({ ...part, asked, record: layered ?? asked.record });
    if (one.kind === 'refused') return one;
    if (one.kind === 'already') continue;
    entries.push(one.entry);
    layered?.lay(provisional(one.entry, layered.size));
  }
  return entries.length === 0 ? { kind: 'already' } : { kind: 'record', entries };
}

function opening({ act, record }: Asked): Refusal | undefined {
  if (act.record.startsWith('register-')) return undefined;
  const isOpen = record.size > 0;
  if (act.opens)
    return isOpen ? refused('record-exists', `This ${act.record} has a record already; choose another id.`, act.record) : undefined;
  return isOpen ? undefined : refused('record-unknown', `There is no such ${act.record}; open its record first.`);
}

type One = { kind: 'event'; entry: NewEntry } | { kind: 'already' } | { kind: 'refused'; refusal: Refusal };
interface Part extends EventPart {
  readonly asked: Asked;
  readonly record: RecordView;
}

function decideEvent(part: Part): One {
  const definition = eventOf(part.type);
  if (!definition) throw new Error(`the act ${part.asked.act.act} names no event of the catalogue: ${part.type}`);
  const deciding = { record: part.record, known: part.asked.known, typeCalled: eventOf };
  const own = settled(definition, part, deciding);
  if (!own.ok) return { kind: 'refused', refusal: own.refusal };
  if (definition.alreadySo?.(own.value, deciding)) return { kind: 'already' };
  const refusal = own.taken ?? definition.refuse?.(own.value, deciding);
  if (refusal) return { kind: 'refused', refusal };
  return withParts({ type: part.type, tv: definition.tv, data: own.value as Record<string, unknown> }, part);
}

/** The event's own fields with an id for all it makes and every reference resolved, and settled by the type's own rule where it has one. */
function settled(definition: EventDefinition, { data, asked }: Part, deciding: Deciding): Resolved {
  const withIds = named(definition.data, data, { record: deciding.record, freshPerson: asked.freshPerson });
  const own = resolved({ shape: definition.data, value: withIds, record: deciding.record, known: deciding.known });
  if (!own.ok || !definition.settle) return own;
  return definition.settle(own.value as Record<string, unknown>, deciding);
}

function withParts(event: Pick<NewEntry, 'type' | 'tv' | 'data'>, { asked, carries, record }: Part): One {
  const parts = entryParts({ ...asked.body, ...carries }, { record, known: asked.known });
  return parts.ok ? { kind: 'event', entry: { ...event, ...parts.value } } : { kind: 'refused', refusal: parts.refusal };
}

/** An entry of this very act before it has its place: enough for later events of the act to refer to it. */
function provisional(entry: NewEntry & EntryParts, revision: number) {
  const unset = { stream: '', recordedAt: 0, recordedBy: '', via: '', commandId: '', correlationId: '' };
  return { ...entry, ...unset, eventId: `provisional-${revision}`, revision };
}
