import { compareDecimals, parseDecimal, type Decimal } from './decimal';
import { fault, fieldsOf, parsed, type Parsed } from './parsed';

/** Working hours a week, as printed. */
export interface Hours {
  readonly value: Decimal;
  readonly per: 'week';
}

const NONE = '0' as Decimal;
const WHOLE_WEEK = '168' as Decimal;

/** Faults: `value-form`, `value-field-unknown`, `decimal-form`, `hours-range` (a week has 0 to 168), `hours-per`. */
export function parseHours(raw: unknown): Parsed<Hours> {
  const fields = fieldsOf(raw, 'Hours', ['value', 'per']);
  if (!fields.ok) return fields;
  const value = parseDecimal(fields.value['value']);
  if (!value.ok) return value;
  if (compareDecimals(value.value, NONE) < 0 || compareDecimals(value.value, WHOLE_WEEK) > 0) {
    return fault('hours-range', 'A week has 0 to 168 hours; give the hours a week.');
  }
  if (fields.value['per'] !== 'week') return fault('hours-per', 'Hours are per week; write "per": "week" and give the weekly figure.');
  return parsed({ value: value.value, per: 'week' });
}
