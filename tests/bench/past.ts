import { recordOf, type AtMoment } from '@parley/negotiation';
import { handRolledTable } from './hand-rolled-table';
import { LIST_SAYS, listComparison } from './listed-then';
import { longTalks, type LongTalks } from './long-talks';
import { asking, historyOf, lookedUp, naiveFold, positionOf, Questions, type Answering, type Asked, type Effort } from './past-sides';
import type { Bench, Comparison } from './report';
import { interleaved, type Measured, type Side } from './rounds';

export interface PastSize {
  readonly rounds: number;
  /** Also a million events, of which a naive fold takes seconds. */
  readonly largest: boolean;
}
const [SMALL, LONG, LARGEST] = [10_000, 100_000, 1_000_000];
/** The naive fold of a long record takes a second: more rounds would take an hour. */
export const ROUNDS_MAX = 5;
export const LOOKED_UP_A_ROUND = 200;
/** A naive fold of the longest talks takes minutes: it takes part in one round. */
export const naiveEffort = (events: number): Effort => ({
  count: Math.max(1, (2 * SMALL) / events),
  ...(events >= LARGEST && { rounds: 1 }),
});
export const named = (side: string, events: number): string => `${side}, ${events.toLocaleString('en-GB')} events`;
export const sizesOf = ({ largest }: PastSize): readonly number[] => (largest ? [SMALL, LONG, LARGEST] : [SMALL, LONG]);

type Ask = (questions: Questions) => Asked;
/** Every side answers the same questions, in the same order. */
function sidesOf(talks: LongTalks, ask: Ask): readonly Side[] {
  const events = talks.entries.length;
  const side = (name: string, answer: Answering, effort: Effort): Side => {
    const questions = new Questions(talks);
    return asking(named(name, events), answer, { next: () => ask(questions), ...effort });
  };
  const position = (at: Answering<Asked, AtMoment>) => (asked: Asked) => positionOf(talks, at(asked));
  return [
    side('looked up', position(lookedUp(talks)), { count: LOOKED_UP_A_ROUND }),
    side('naive fold', position(naiveFold(talks)), naiveEffort(events)),
    side('hand-rolled table', handRolledTable(talks), naiveEffort(events)),
  ];
}

interface Measuring {
  readonly bench: string;
  readonly what: string;
  readonly late: number;
  readonly ask: Ask;
  readonly aims?: Aims;
}
async function measured({ bench, what, late, ask, aims = {} }: Measuring, size: PastSize): Promise<Omit<Bench, 'says'>> {
  const sizes = sizesOf(size);
  const talks = sizes.map((events) => longTalks({ events, late }));
  const rates = await interleaved(
    talks.flatMap((one) => sidesOf(one, ask)),
    Math.min(size.rounds, ROUNDS_MAX),
  );
  return { bench, comparisons: comparisonsOf(rates, { what, sizes, aims }) };
}

/** How many times the rate of the naive fold is aimed at, at 10,000 events; and of our own rate there, in talks of other lengths. */
interface Aims {
  readonly fold?: number;
  readonly longer?: Readonly<Record<number, number>>;
}
interface Compared {
  readonly what: string;
  readonly aims: Aims;
  readonly sizes: readonly number[];
}
export function comparisonsOf(rates: readonly Measured[], { what, aims, sizes }: Compared): Comparison[] {
  const of = (side: string, events: number): Measured => rates.find(({ name }) => name === named(side, events)) as Measured;
  const line = (says: string, ours: Measured, limit: Measured) => ({ what: `${what}, ${says}`, unit: 'answers/s', ours, limit });
  const against = (side: string) =>
    sizes
      .filter((events) => rates.some(({ name }) => name === named(side, events)))
      .map((events) => ({
        ...line(named(`against the ${side}`, events), of('looked up', events), of(side, events)),
        ...(side === 'naive fold' && events === SMALL && aims.fold !== undefined && { aim: aims.fold }),
      }));
  const longer = sizes.slice(1).map((events) => ({
    ...line(`${named('looked up', events)} against ${SMALL.toLocaleString('en-GB')}`, of('looked up', events), of('looked up', SMALL)),
    ...(aims.longer?.[events] !== undefined && { aim: aims.longer[events] }),
  }));
  return [...against('naive fold'), ...against('hand-rolled table'), ...longer];
}

export const SAYS = [
  'Ours: the position of a negotiation at a moment, looked up in the history of its record, which is at hand.',
  'Naive fold: all entries that were known are folded, then those that count; the same position is derived. It is what is true by definition.',
  'Hand-rolled table: events in SQLite with both times; the rows by then are parsed and switched on. No correction, retraction, grade, uncertain date, cause.',
  'The talks: about 200 events that move them, the rest said, evidenced, corrected, acknowledged or retracted; 20 events a day, so that an answer is as long in long talks.',
];

/** One clock: what had occurred by a day, anywhere in the talks; beside it, what was known at an instant. */
export async function asOfBench(size: PastSize): Promise<Bench> {
  const occurred = await measured(
    { bench: 'asof', what: 'as of a day', late: 0, ask: (q) => q.asOf(), aims: { fold: 70, longer: { [LONG]: 0.67, [LARGEST]: 0.5 } } },
    size,
  );
  const known = await measured({ bench: 'asof', what: 'known at an instant', late: 0, ask: (q) => q.knownAt() }, size);
  const comparisons = [...occurred.comparisons, ...known.comparisons, await listComparison(Math.min(size.rounds, ROUNDS_MAX))];
  return { bench: 'asof', says: [...SAYS, ...LIST_SAYS], comparisons, facts: memoryOf(LONG) };
}

/** Both clocks, where one fact in twenty was recorded up to a month late. */
export async function bitemporalBench(size: PastSize): Promise<Bench> {
  const both = await measured(
    { bench: 'bitemporal', what: 'as of a day, known at an instant', late: 0.05, ask: (q) => q.both(), aims: { fold: 15 } },
    size,
  );
  return { ...both, says: [...SAYS, 'One fact in twenty was recorded up to a month after its day.'] };
}

/** What the fold holds beside the entries, and what the history holds beside the fold. */
function memoryOf(events: number): Readonly<Record<string, number>> {
  const { entries } = longTalks({ events, late: 0.05 });
  const bytesOf = (work: () => unknown): number => {
    const before = heldBytes();
    const held = work();
    const bytes = heldBytes() - before;
    return held ? Math.round(bytes / events) : 0;
  };
  const fold = bytesOf(() => recordOf(entries));
  return { events, foldBytesAnEvent: fold, historyBytesAnEventBesideTheFold: bytesOf(() => historyOf(entries)) - fold };
}
function heldBytes(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
