import type { EventDefinition, Settled, Deciding } from '../../act/definition';
import { entryParts } from '../../act/entry-parts';
import { named } from '../../act/new-ids';
import { resolved } from '../../act/references';
import type { Entry } from '../../entry/entry';
import type { RecordView } from '../../record/record-view';
import { sameValue } from '../../record/same-value';
import { refused, type Refusal } from '../../refusal';
import { readShape } from '../../shape/read';
import type { Fault } from '../../shape/shape';
import { mentionsIn } from '../../shape/walk';
import { recordIn } from '../../stream-of';
import { isChange, isOpening, notAChange } from './changing';

type Fields = Readonly<Record<string, unknown>>;
const PARTS = ['occurred', 'actors', 'sources'] as const;
const misfit = (says: string, path: string): Settled => ({ ok: false, refusal: refused('correction-misfit', says, `replacement.${path}`) });

/** The stored form of a correction: what replaces each part, read and resolved as if it were recorded anew. */
export function settledCorrection(asked: Fields, deciding: Deciding): Settled {
  const target = deciding.record.entry(String(asked['entry'])) as Entry;
  const wrongTarget = notAChange(target, 'entry');
  if (wrongTarget) return { ok: false, refusal: wrongTarget };
  if (['type', 'data', ...PARTS].every((part) => asked[part] === undefined))
    return { ok: false, refusal: refused('correction-empty', 'Say what replaces the entry, or a part of it.', 'replacement') };
  const { definition, refusal } = typeFor(target, asked['type'] ?? target.type, deciding);
  if (!definition) return { ok: false, refusal };
  const data = settledData({ asked, target, definition }, deciding);
  if (!data.ok) return data;
  const parts = settledParts(asked, deciding);
  if (!parts.ok) return parts;
  const stored = { entry: asked['entry'], type: definition.type, tv: definition.tv, reason: asked['reason'] };
  return { ok: true, value: { ...stored, ...(data.value !== undefined && { data: data.value }), ...(parts.value as Fields) } };
}

type Typed =
  { readonly definition: EventDefinition; readonly refusal?: never } | { readonly definition?: never; readonly refusal: Refusal };

/**
 * The type that the entry is to have: one that stands in this record and does not itself change entries. What counts without a
 * grade goes on so, and the opening of a record opens it still.
 */
function typeFor(target: Entry, type: unknown, { typeCalled }: Deciding): Typed {
  const definition = typeCalled(String(type));
  const before = typeCalled(target.type);
  if (definition && (definition === before || (before && couldBe(definition, before, target.stream)))) return { definition };
  return { refusal: refused('correction-misfit', 'Give a type of event that this entry can be.', 'replacement.type') };
}
const couldBe = ({ type, graded, records }: EventDefinition, before: EventDefinition, stream: string): boolean =>
  records.includes(recordIn(stream)) && graded === before.graded && ![type, before.type].some((one) => isChange(one) || isOpening(one));

interface Replacing {
  readonly asked: Fields;
  readonly target: Entry;
  readonly definition: EventDefinition;
}

function settledData({ asked, target, definition }: Replacing, deciding: Deciding): Settled {
  const given = asked['data'] ?? (definition.type === target.type ? undefined : target.data);
  if (given === undefined) return { ok: true, value: undefined };
  const read = readShape(definition.data, { ...idsOf(target, definition), ...given });
  if (!read.ok) return notItsFields(read.faults);
  return resolvedData({ data: read.value as Fields, target, definition }, deciding);
}

const notItsFields = ([first]: readonly Fault[]): Settled =>
  misfit(first?.says ?? 'Give the fields of its type.', first?.path ? `data.${first.path}` : 'data');

function resolvedData({ data, target, definition }: Omit<Replacing, 'asked'> & { readonly data: Fields }, deciding: Deciding): Settled {
  const { record, known } = deciding;
  const value = named(definition.data, data, { record, freshPerson: '' });
  const found = resolved({ shape: definition.data, value, record, known, path: 'replacement.data' });
  if (!found.ok) return found;
  const before = made(deciding.typeCalled(target.type), target.data);
  const refusal = idsRefusal({ before, after: made(definition, found.value) }, record);
  return refusal ? { ok: false, refusal } : { ok: true, value: found.value };
}

/** The ids that the entry made, under the names that the type gives them. */
function idsOf(target: Entry, definition: EventDefinition): Fields {
  const fields = Object.entries(definition.data.fields);
  const ids = fields.flatMap(([name, of]) =>
    of.kind === 'newId' && target.data[name] !== undefined ? [[name, target.data[name]] as const] : [],
  );
  return Object.fromEntries(ids);
}

interface Made {
  readonly kind: string;
  readonly id: string;
}
const made = (definition: EventDefinition | undefined, data: unknown): readonly Made[] =>
  definition ? mentionsIn(definition.data, data).filter(({ role }) => role === 'makes') : [];

/** What the entry made stays made by it, since others may refer to it; what was overlooked may be added under ids not yet used. */
function idsRefusal({ before, after }: { before: readonly Made[]; after: readonly Made[] }, record: RecordView): Refusal | undefined {
  const holds = (all: readonly Made[], one: Made): boolean => all.some(({ kind, id }) => kind === one.kind && id === one.id);
  const lost = before.find((one) => !holds(after, one));
  if (lost) return refused('correction-misfit', `The entry made the ${lost.kind} ${lost.id}; keep that id.`, 'replacement.data');
  const taken = after.find((one) => !holds(before, one) && record.maker(one.kind, one.id));
  return taken && refused('id-taken', `The ${taken.kind} id ${taken.id} is used already; choose another.`, 'replacement.data');
}

function settledParts(asked: Fields, { record, known }: Deciding): Settled {
  const given = PARTS.filter((part) => asked[part] !== undefined);
  const parts = entryParts(Object.fromEntries(given.map((part) => [part, asked[part]])), { record, known });
  if (!parts.ok) return { ok: false, refusal: { ...parts.refusal, path: `replacement.${parts.refusal.path ?? ''}` } };
  return { ok: true, value: Object.fromEntries(given.map((part) => [part, parts.value[part]])) };
}

/** True where the entry says all this already. */
export function saysNothingNew(correction: Fields, target: Entry | undefined): boolean {
  if (!target || correction['type'] !== target.type) return false;
  return (['data', ...PARTS] as const).every((part) => correction[part] === undefined || sameValue(correction[part], target[part]));
}
