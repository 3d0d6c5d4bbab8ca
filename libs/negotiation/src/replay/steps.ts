import type { Entry, Grade } from '../entry/entry';
import type { Facts } from '../position/folded-facts';
import { recordOf } from '../record/record-of';
import { boundsOf } from '../record/in-order';
import { parsePeriod } from '../values/financial-year';

/** From where to where a replay goes, on which clock; the other clock and the evidence are those of every step. */
export type ReplayRange = {
  readonly evidence?: Grade;
} & (
  | { readonly clock: 'occurred'; readonly from?: string; readonly to?: string; readonly knownAt?: number }
  | { readonly clock: 'recorded'; readonly from?: number; readonly to?: number; readonly asOf?: string }
);

export interface ReplayStep {
  /** The date or the instant of the step; null for all that is on record, dated or not. */
  readonly at: string | null;
  readonly moment: { readonly asOf?: string; readonly knownAt?: number; readonly evidence?: Grade };
}

/** Dates stand for their end: what had occurred by then. One that is open at its end comes after every other. */
export function isReversed({ clock, from, to }: Pick<ReplayRange, 'clock' | 'from' | 'to'>): boolean {
  if (from === undefined || to === undefined) return false;
  return clock === 'recorded' ? from > to : endOf(String(from)) > endOf(String(to));
}

const DAY = 86_400_000;
const SECOND = 1_000;
const REGISTERS = 'register-';

/**
 * The moments at which something comes to count: on the clock of what occurred, the ends of the spans in which entries certainly occurred,
 * and last, where no end is set, all that is on record, undated entries too; on the clock of recording, each time of recording. No moment
 * is made up: where `from` or `to` is given, it is the first or the last.
 */
export function stepsOf(facts: Facts, range: ReplayRange): readonly ReplayStep[] {
  return range.clock === 'occurred' ? occurredSteps(facts, range) : recordedSteps(facts, range);
}

type On<C> = Extract<ReplayRange, { readonly clock: C }>;

function occurredSteps(facts: Facts, { from, to, knownAt, evidence }: On<'occurred'>): readonly ReplayStep[] {
  const others = { ...(knownAt !== undefined && { knownAt }), ...(evidence !== undefined && { evidence }) };
  const step = (asOf: string): ReplayStep => ({ at: asOf, moment: { asOf, ...others } });
  const standing = ownStreams(facts).flatMap((entries) => recordOf(entries.filter((e) => e.recordedAt <= (knownAt ?? Infinity))).all());
  const ends = standing.map((entry) => wholeSeconds(boundsOf(entry).latest));
  const [first, last] = [from === undefined ? -Infinity : endOf(from), to === undefined ? Infinity : endOf(to)];
  const within = inOrder(ends).filter((end) => end > first && end < last);
  return [
    ...(from === undefined ? [] : [step(from)]),
    ...within.map((end) => step(dateEnding(end))),
    to === undefined ? { at: null, moment: others } : step(to),
  ];
}

function recordedSteps(facts: Facts, { from, to, asOf, evidence }: On<'recorded'>): readonly ReplayStep[] {
  const others = { ...(asOf !== undefined && { asOf }), ...(evidence !== undefined && { evidence }) };
  const step = (knownAt: number): ReplayStep => ({ at: new Date(knownAt).toISOString(), moment: { knownAt, ...others } });
  const times = inOrder(ownStreams(facts).flatMap((entries) => entries.map(({ recordedAt }) => recordedAt)));
  const within = times.filter((at) => at > (from ?? -Infinity) && at < (to ?? Infinity));
  return [...(from === undefined ? [] : [step(from)]), ...within.map(step), ...(to === undefined ? [] : [step(to)])];
}

/** The records of the negotiation and its consortia: a party that is registered moves nothing. */
const ownStreams = (facts: Facts): readonly (readonly Entry[])[] =>
  [...facts].filter(([stream]) => !stream.startsWith(REGISTERS)).map(([, entries]) => entries);

const inOrder = (times: readonly (number | null)[]): readonly number[] =>
  [...new Set(times.filter((time) => time !== null))].sort((a, b) => a - b);

/** Dates are asked for to the second; a span that ends within one has ended by its end. */
const wholeSeconds = (end: number | null): number | null => (end === null ? null : Math.ceil(end / SECOND) * SECOND);

/** EDTF of the day, else of the second, that ends at this moment. */
const dateEnding = (end: number): string =>
  end % DAY === 0 ? new Date(end - DAY).toISOString().slice(0, 10) : `${new Date(end - SECOND).toISOString().slice(0, 19)}Z`;

function endOf(date: string): number {
  const period = parsePeriod(date);
  return (period.ok ? period.value.bounds.latest : null) ?? Infinity;
}
