import type { EntryParts, Occurred } from '../entry/entry';
import { actorsShape, citationsShape, entryFields, occurredShape } from '../entry/entry-shape';
import type { RecordView } from '../record/record-view';
import { refused, type Refusal } from '../refusal';
import { foreignRefusal, type Known } from './known';
import { resolved } from './references';

const SIDES: readonly string[] = ['management-side', 'staff-side'];
interface Places {
  readonly record: RecordView;
  readonly known: Known;
}
type Parts = { readonly ok: true; readonly value: EntryParts } | { readonly ok: false; readonly refusal: Refusal };

/** The parts that can hold references, in the order in which they are looked at, with what stands where nothing was given. */
const REFERRING = [
  ['occurred', occurredShape, {}],
  ['actors', actorsShape, []],
  ['sources', citationsShape, []],
  ['confirms', entryFields.confirms, undefined],
] as const;

/** What every entry carries, out of a body: references resolved, the parts that always stand there, the optional ones absent. */
export function entryParts(body: Record<string, unknown>, places: Places): Parts {
  const value: Record<string, unknown> = pick(body, ['standing', 'notedAt', 'embargo']);
  for (const [path, shape, absent] of REFERRING) {
    const part = resolved({ shape, value: body[path] ?? absent, path, ...places });
    if (!part.ok) return part;
    if (part.value !== undefined) value[path] = part.value;
  }
  return { ok: true, value: { ...(value as unknown as EntryParts), occurred: withBasis(value['occurred'] as Occurred) } };
}

/** A date that is given without its basis was stated; without a date, nothing is claimed. */
const withBasis = (occurred: Occurred): Occurred =>
  occurred.edtf === undefined || occurred.basis !== undefined ? occurred : { ...occurred, basis: 'stated' };

const pick = (body: Record<string, unknown>, keys: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(keys.filter((key) => body[key] !== undefined).map((key) => [key, body[key]]));

export function sideRefusal(body: Record<string, unknown>, known: Known): Refusal | undefined {
  const side = body['onBehalfOf'] as string | undefined;
  if (side === undefined || SIDES.includes(side)) return undefined;
  return foreignRefusal(known, 'party', { id: side, path: 'onBehalfOf' })
    ? refused('side-unknown', 'Say management-side, staff-side, or a party of the register.', 'onBehalfOf')
    : undefined;
}
