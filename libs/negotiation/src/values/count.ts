import { fault, fieldsOf, parsed, type Parsed } from './parsed';

/** claimed: somebody says so; enumerated: counted one by one; at-least: an open list ("nine, including"). */
export const COUNT_KINDS = ['claimed', 'enumerated', 'at-least'] as const;
export type CountKind = (typeof COUNT_KINDS)[number];

export interface Count {
  /** Whole, from 0 to 2^53 − 1. */
  readonly value: number;
  readonly kind: CountKind;
}

const isKind = (kind: unknown): kind is CountKind => COUNT_KINDS.some((known) => known === kind);

/** Faults: `value-form`, `value-field-unknown`, `count-form`, `count-kind-unknown`. */
export function parseCount(raw: unknown): Parsed<Count> {
  const fields = fieldsOf(raw, 'A count', ['value', 'kind']);
  if (!fields.ok) return fields;
  const { value, kind } = fields.value;
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
    return fault('count-form', 'A count is a whole number from 0 on, without quotes.');
  }
  if (!isKind(kind)) return fault('count-kind-unknown', `Say how it was counted: ${COUNT_KINDS.join(', ')}.`);
  return parsed({ value: value === 0 ? 0 : value, kind });
}
