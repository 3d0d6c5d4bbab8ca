/** Figures that nobody printed, computed from two that somebody did. Each says what it is of and how it was made; none is ever stored. */
import { compareDecimals, divideDecimals, multiplyDecimals, subtractDecimals, type Decimal } from './decimal';
import { fault, parsed, type Parsed } from './parsed';
import { BASE_NOT_STATED } from './base-not-stated';
import type { Rate } from './rate';

export type DerivedKind = 'difference' | 'change-of-share' | 'change-of-thing';

export interface DerivedFigure {
  readonly kind: DerivedKind;
  /** Two places, half to even, ASCII minus. The difference keeps the places that were printed. */
  readonly value: Decimal;
  readonly unit: 'percentage-point' | 'percent';
  /** For people, with U+2212 as the minus: "−11.76 % of the share". */
  readonly label: string;
  readonly formula: string;
}

/** `thing` is what the share is a share for, e.g. "the pay bill" in "68 % of running costs go to the pay bill". */
export interface TwoRates {
  readonly baseline: Rate;
  readonly target: Rate;
  readonly thing?: string;
}

const PLACES = 2;
const ZERO = '0' as Decimal;
const HUNDRED = '100' as Decimal;

const signed = (decimal: Decimal): string => decimal.replace('-', '\u2212');

/** The rate as percent; `null` for percentage points, which are a difference already and no share. */
function percentOf({ value, unit }: Rate): Decimal | null {
  switch (unit) {
    case 'percent':
      return value;
    case 'ratio':
      return multiplyDecimals(value, HUNDRED);
    case 'percentage-point':
      return null;
  }
}

interface Shares {
  readonly from: Decimal;
  readonly to: Decimal;
}

function sharesOf({ baseline, target }: TwoRates): Parsed<Shares> {
  if (baseline.of === BASE_NOT_STATED || target.of === BASE_NOT_STATED) {
    return fault(
      'rate-base-not-stated',
      'Nothing is derived where a base is not stated; record what each rate is of once a source says it.',
    );
  }
  if (baseline.of !== target.of) {
    return fault('rate-bases-differ', 'Nothing is derived from rates of different things; show the two beside one another.');
  }
  const [from, to] = [percentOf(baseline), percentOf(target)];
  if (from === null || to === null)
    return fault('rate-not-a-share', 'Percentage points are a difference already; give the two rates instead.');
  return parsed({ from, to });
}

function difference({ from, to }: Shares): DerivedFigure {
  const value = subtractDecimals(to, from);
  const count = compareDecimals(value, '1' as Decimal) === 0 || compareDecimals(value, '-1' as Decimal) === 0 ? 'point' : 'points';
  return {
    kind: 'difference',
    value,
    unit: 'percentage-point',
    label: `${signed(value)} percentage ${count}`,
    formula: `the target less the baseline: ${signed(to)} \u2212 ${signed(from)}`,
  };
}

/** 100 × top ÷ bottom to two places; none where the bottom is zero. */
function percentage(top: Decimal, bottom: Decimal): Decimal | null {
  const quotient = divideDecimals(multiplyDecimals(top, HUNDRED), bottom, PLACES);
  return quotient.ok ? quotient.value : null;
}

function changeOfShare({ from, to }: Shares): DerivedFigure[] {
  const value = compareDecimals(from, ZERO) > 0 ? percentage(subtractDecimals(to, from), from) : null;
  if (value === null) return [];
  return [
    {
      kind: 'change-of-share',
      value,
      unit: 'percent',
      label: `${signed(value)} % of the share`,
      formula: `the difference as a share of the baseline: 100 × (${signed(to)} \u2212 ${from}) ÷ ${from}`,
    },
  ];
}

/**
 * With p of 100 now and the other 100 − p unchanged, the thing becomes the x for which x ÷ (x + 100 − p) = t ÷ 100, so its change is
 * x ÷ p − 1 = 100 (t − p) ÷ (p (100 − t)). It holds for shares of a whole: 0 < p < 100 and 0 ≤ t < 100.
 */
function changeOfThing({ from, to }: Shares, thing: string): DerivedFigure[] {
  const isShare = compareDecimals(from, ZERO) > 0 && compareDecimals(from, HUNDRED) < 0;
  const isReached = compareDecimals(to, ZERO) >= 0 && compareDecimals(to, HUNDRED) < 0;
  if (!isShare || !isReached) return [];
  const others = subtractDecimals(HUNDRED, from);
  const rest = subtractDecimals(HUNDRED, to);
  const value = percentage(multiplyDecimals(subtractDecimals(to, from), HUNDRED), multiplyDecimals(from, rest));
  const amount = divideDecimals(multiplyDecimals(to, others), rest, PLACES);
  if (value === null || !amount.ok) return [];
  return [
    {
      kind: 'change-of-thing',
      value,
      unit: 'percent',
      label: `${signed(value)} % of ${thing}, other costs unchanged`,
      formula:
        `${thing} goes from ${from} to x while the other ${others} stay, so that x ÷ (x + ${others}) = ${to} ÷ 100: ` +
        `x = ${amount.value}, and 100 × (x ÷ ${from} \u2212 1)`,
    },
  ];
}

/**
 * What follows from a baseline and a target of the same stated base: the difference in percentage points, the change relative to the
 * share, and, if `thing` is named, its own change while everything else stays. A figure that is not defined (relative to nothing) is left out.
 * Faults: `rate-base-not-stated`, `rate-bases-differ`, `rate-not-a-share`.
 */
export function derivedFigures(rates: TwoRates): Parsed<readonly DerivedFigure[]> {
  const shares = sharesOf(rates);
  if (!shares.ok) return shares;
  const { value } = shares;
  const own = rates.thing === undefined ? [] : changeOfThing(value, rates.thing);
  return parsed([difference(value), ...changeOfShare(value), ...own]);
}
