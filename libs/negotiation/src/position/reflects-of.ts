import type { Reflects } from './answer';
import type { Moment } from './moment';

/** A `knownAt` this close to the clock may still come to include more. */
const PROVISIONAL_MS = 60_000;

export interface StoodOn {
  /** The records that the answer used, each with the revision up to which it did. */
  readonly used: ReadonlyMap<string, number>;
  /** Version of the rules, and the clock (ms since 1970). */
  readonly rules: string;
  readonly now: number;
}

/** What an answer stands on. */
export const reflectsOf = ({ asOf, knownAt, evidence }: Moment, { used, rules, now }: StoodOn): Reflects => ({
  asOf: asOf ?? null,
  knownAt: knownAt === undefined ? null : new Date(knownAt).toISOString(),
  ...(knownAt !== undefined && knownAt > now - PROVISIONAL_MS && { provisional: true as const }),
  evidence: evidence ?? 'rumour',
  streams: Object.fromEntries([...used].sort(([a], [b]) => (a < b ? -1 : 1))),
  rules,
});
