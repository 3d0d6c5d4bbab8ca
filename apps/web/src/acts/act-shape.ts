import { actOf, type Description } from '@parley/negotiation';
import type { OfRecord } from '../shape-form/things-on-record';

type Fields = Readonly<Record<string, Description>>;
export type FieldsShape = Description & { readonly kind: 'record' };
export const recordShape = (fields: Fields): FieldsShape => ({ kind: 'record', fields, atLeastOne: false });

/** What every act takes beside its own: who, when and known from where are asked in words of their own; the rest stands folded. */
const ASKED_APART = ['occurred', 'actors', 'sources'];
const RARE = ['standing', 'notedAt', 'confirms', 'embargo', 'onBehalfOf', 'compartment'];

interface FieldsOfAct {
  readonly own: FieldsShape;
  readonly rare: FieldsShape;
  /** One who did or said it, and one citation. */
  readonly actor: Description;
  readonly citation: Description;
}
const oneOf = (list: Description | undefined): Description => (list?.kind === 'list' ? list.of : recordShape({}));

/** The fields of an act, without those that are settled by where its form stands. */
export function fieldsOfAct({ record }: OfRecord, act: string, known: readonly string[]): FieldsOfAct {
  const all = actOf(record, act)?.body.fields ?? {};
  const fields = Object.entries(all).filter(([name]) => !known.includes(name));
  const own = fields.filter(([name]) => !ASKED_APART.includes(name) && !RARE.includes(name));
  const rare = fields.filter(([name]) => RARE.includes(name) && name !== 'compartment');
  return {
    own: recordShape(Object.fromEntries(own)),
    rare: recordShape(Object.fromEntries(rare)),
    actor: oneOf(all['actors']),
    citation: oneOf(all['sources']),
  };
}
