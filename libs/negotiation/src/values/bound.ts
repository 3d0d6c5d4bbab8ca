import { parseCount, type Count } from './count';
import { parseHours, type Hours } from './hours';
import { parseMoney, type Money } from './money';
import { fault, fieldsOf, parsed, type Parsed } from './parsed';
import { parseRate, type Rate } from './rate';

/** At most, at least, exactly, about. */
export const BOUND_OPS = ['<=', '>=', '=', '~'] as const;
export type BoundOp = (typeof BOUND_OPS)[number];

/** A limit and what it is set on; exactly one of the four. */
export type Bound = { readonly op: BoundOp } & (
  { readonly rate: Rate } | { readonly money: Money } | { readonly count: Count } | { readonly hours: Hours }
);

const KINDS = ['rate', 'money', 'count', 'hours'] as const;
type Kind = (typeof KINDS)[number];

const isOp = (op: unknown): op is BoundOp => BOUND_OPS.some((known) => known === op);

function withValue<K extends Kind, V>(op: BoundOp, kind: K, value: Parsed<V>): Parsed<{ op: BoundOp } & Record<K, V>> {
  return value.ok ? parsed({ op, [kind]: value.value } as { op: BoundOp } & Record<K, V>) : value;
}

function parseLimit(op: BoundOp, kind: Kind, raw: unknown): Parsed<Bound> {
  switch (kind) {
    case 'rate':
      return withValue(op, kind, parseRate(raw));
    case 'money':
      return withValue(op, kind, parseMoney(raw));
    case 'count':
      return withValue(op, kind, parseCount(raw));
    case 'hours':
      return withValue(op, kind, parseHours(raw));
  }
}

/** Faults: `value-form`, `value-field-unknown`, `bound-op-unknown`, `bound-kind`, and those of the value it is set on. */
export function parseBound(raw: unknown): Parsed<Bound> {
  const fields = fieldsOf(raw, 'A bound', ['op', ...KINDS]);
  if (!fields.ok) return fields;
  const { op } = fields.value;
  if (!isOp(op)) return fault('bound-op-unknown', `A bound is one of ${BOUND_OPS.join(' ')} (at most, at least, exactly, about).`);
  const [kind, another] = KINDS.filter((name) => fields.value[name] !== undefined);
  if (kind === undefined || another !== undefined) return fault('bound-kind', `Set a bound on exactly one of ${KINDS.join(', ')}.`);
  return parseLimit(op, kind, fields.value[kind]);
}
