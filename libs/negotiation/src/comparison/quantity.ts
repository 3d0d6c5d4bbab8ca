import type { Bound } from '../values/bound';
import { compareDecimals, type Decimal } from '../values/decimal';
import { BASE_NOT_STATED } from '../values/base-not-stated';

/** A figure made comparable: an amount of some measure, and whether it is that, or a limit. */
export interface Quantity {
  readonly op: Bound['op'];
  /** Kind and unit, as in `rate percent` or `money GBP`. */
  readonly measure: string;
  /** What a rate is of; absent where it is no rate, or the base is not stated. */
  readonly base?: string;
  readonly amount: Decimal;
}

/** How two figures of one parameter stand to each other. `apart`: both cannot hold. */
export type Relation = 'same' | 'apart' | 'bound-against-point' | 'bounds-differ' | 'not-comparable';

type Value = Partial<Readonly<Record<'rate' | 'money' | 'hours' | 'count', Readonly<Record<string, unknown>>>>>;

/** The quantity in a figure or a bound as recorded; undefined where it holds words alone. `op`: what it is where it does not say. */
export function quantityIn(figure: unknown, op: Bound['op'] = '='): Quantity | undefined {
  if (typeof figure !== 'object' || figure === null) return undefined;
  const { bound, ...value } = figure as Value & { readonly bound?: Bound };
  if (bound !== undefined) return quantityIn(bound);
  const given = 'op' in figure ? (figure.op as Bound['op']) : op;
  const found = amountIn(value);
  return found && { op: isAtLeast(value) ? '>=' : given, ...found };
}

/** Nine, including: a count that is at least so many. */
const isAtLeast = ({ count }: Value): boolean => count?.['kind'] === 'at-least';

function amountIn({ rate, money, hours, count }: Value): Omit<Quantity, 'op'> | undefined {
  if (rate) {
    const base = String(rate['of']).normalize('NFC').trim().toLowerCase();
    const measure = `rate ${String(rate['unit'])}`;
    return { measure, amount: rate['value'] as Decimal, ...(base !== BASE_NOT_STATED && { base }) };
  }
  if (money) return { measure: `money ${String(money['currency'])}`, amount: money['amount'] as Decimal };
  if (hours) return { measure: `hours ${String(hours['per'])}`, amount: hours['value'] as Decimal };
  return count && { measure: 'count', amount: String(count['value']) as Decimal };
}

/**
 * How two figures stand to each other. Another unit, or another stated base, cannot be compared; a base that one of them leaves out
 * may be any, so that equal amounts are the same and others cannot be compared.
 */
export function relationOf(a: Quantity, b: Quantity): Relation {
  if (a.measure !== b.measure || isOtherBase(a, b)) return 'not-comparable';
  const order = compareDecimals(a.amount, b.amount);
  if (order === 0 && a.op === b.op) return 'same';
  if (a.base !== b.base) return 'not-comparable';
  return isDisjoint(a, b, order) ? 'apart' : limitsOf(a, b);
}

/** Both say of what they are, and it is not the same. */
const isOtherBase = (a: Quantity, b: Quantity): boolean => a.base !== b.base && a.base !== undefined && b.base !== undefined;
const limitsOf = (a: Quantity, b: Quantity): Relation => ((a.op === '=') === (b.op === '=') ? 'bounds-differ' : 'bound-against-point');

const reachesUp = (op: Bound['op']): boolean => op === '>=' || op === '~';
const reachesDown = (op: Bound['op']): boolean => op === '<=' || op === '~';

/** No amount fits both. What is about so much may reach either way. */
function isDisjoint(a: Quantity, b: Quantity, order: number): boolean {
  if (order === 0) return false;
  const [lower, upper] = order < 0 ? [a, b] : [b, a];
  return !reachesUp(lower.op) && !reachesDown(upper.op);
}
