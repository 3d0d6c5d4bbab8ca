import { BASE_NOT_STATED } from './base-not-stated';
import { parseDecimal, type Decimal } from './decimal';
import { fault, fieldsOf, parsed, type Parsed } from './parsed';

export const RATE_UNITS = ['percent', 'percentage-point', 'ratio'] as const;
export type RateUnit = (typeof RATE_UNITS)[number];

export const RATE_BASE_LENGTH_MAX = 200;

/** A share or a change, as printed, and of what: 68 percent of running costs. */
export interface Rate {
  readonly value: Decimal;
  readonly unit: RateUnit;
  readonly of: string;
}

const MISSING = `Say what the rate is of, or write "${BASE_NOT_STATED}" where the source does not say.`;

function parseBase(of: unknown): Parsed<string> {
  if (of === undefined || of === null) return fault('rate-base-missing', MISSING);
  if (typeof of !== 'string') return fault('rate-base-form', `What a rate is of is written as text. ${MISSING}`);
  const base = of.trim();
  if (base === '') return fault('rate-base-missing', MISSING);
  return base.length <= RATE_BASE_LENGTH_MAX
    ? parsed(base)
    : fault('rate-base-form', `Say what the rate is of in at most ${RATE_BASE_LENGTH_MAX} characters.`);
}

const isUnit = (unit: unknown): unit is RateUnit => RATE_UNITS.some((known) => known === unit);

/** Faults: `value-form`, `value-field-unknown`, `decimal-form`, `rate-unit-unknown`, `rate-base-missing`, `rate-base-form`. */
export function parseRate(raw: unknown): Parsed<Rate> {
  const fields = fieldsOf(raw, 'A rate', ['value', 'unit', 'of']);
  if (!fields.ok) return fields;
  const { value, unit, of } = fields.value;
  const decimal = parseDecimal(value);
  if (!decimal.ok) return decimal;
  if (!isUnit(unit)) return fault('rate-unit-unknown', `The unit of a rate is one of ${RATE_UNITS.join(', ')}.`);
  const base = parseBase(of);
  return base.ok ? parsed({ value: decimal.value, unit, of: base.value }) : base;
}
