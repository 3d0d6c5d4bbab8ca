/** Values within events, as shapes: the fields are told one by one, and the whole is checked by the reader of the value. */
import { checked, described, integer, oneOf, optional, record, someOf, text } from '../shape/shape';
import { BOUND_OPS, parseBound } from '../values/bound';
import { COUNT_KINDS, parseCount } from '../values/count';
import { DECIMAL_LENGTH_MAX } from '../values/decimal';
import { EDTF_LENGTH_MAX } from '../values/edtf-date';
import { parsePeriod } from '../values/financial-year';
import { parseHours } from '../values/hours';
import { parseMoney } from '../values/money';
import type { Parsed } from '../values/parsed';
import { BASE_NOT_STATED } from '../values/base-not-stated';
import { parseRate, RATE_BASE_LENGTH_MAX, RATE_UNITS } from '../values/rate';

/** The fault of a reader as the fault of a field. */
const readBy =
  (read: (value: unknown) => Parsed<unknown>, path?: string) =>
  (value: unknown): { code: string; says: string; path?: string } | undefined => {
    const found = read(value);
    return found.ok ? undefined : { code: found.code, says: found.says, ...(path !== undefined && { path }) };
  };

const decimal = () => described('A decimal number as printed, in quotes: "1.5".', text(DECIMAL_LENGTH_MAX));

/** A share or a change and what it is of; a rate without its base is refused as `rate-base-missing`. */
export const rate = () =>
  checked(
    record({
      value: decimal(),
      unit: oneOf(...RATE_UNITS),
      of: optional(
        described(
          `What the rate is of, or "${BASE_NOT_STATED}" where the source does not say; never left out.`,
          text(RATE_BASE_LENGTH_MAX),
        ),
      ),
    }),
    readBy(parseRate),
  );
export const money = () => checked(record({ amount: decimal(), currency: described('ISO 4217, as in GBP.', text(3)) }), readBy(parseMoney));
export const hours = () => checked(record({ value: decimal(), per: oneOf('week') }), readBy(parseHours));
export const count = () => checked(record({ value: integer(), kind: oneOf(...COUNT_KINDS) }), readBy(parseCount));
export const bound = () =>
  checked(
    record({
      op: described('At most, at least, exactly, about.', oneOf(...BOUND_OPS)),
      rate: optional(rate()),
      money: optional(money()),
      count: optional(count()),
      hours: optional(hours()),
    }),
    readBy(parseBound),
  );
/** EDTF, or a UK public-sector financial year: FY2011-12, and FY2011-12.. for "from 2011-12". */
export const period = () => checked(text(EDTF_LENGTH_MAX), readBy(parsePeriod));

const KINDS = ['rate', 'money', 'hours', 'count', 'bound'] as const;
const figureFields = someOf({
  rate: optional(rate()),
  money: optional(money()),
  hours: optional(hours()),
  count: optional(count()),
  bound: optional(bound()),
  text: optional(described('As printed, beside the figure or where there is none.', text(1000))),
});
/** A figure of a term: one value, and what was printed; or the printed words alone. */
export const figure = () =>
  checked(figureFields, (given) =>
    KINDS.filter((kind) => given[kind] !== undefined).length > 1
      ? { code: 'figure-kind', says: `Give one of ${KINDS.join(', ')}; a second figure belongs to a term of its own.` }
      : undefined,
  );
