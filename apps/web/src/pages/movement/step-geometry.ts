import type { Span } from '../../charts/scale';

/** A figure on a line: how much, and between which moments it was put. */
export interface Step {
  readonly number: number;
  readonly entry: string;
  readonly amount: number;
  readonly kind: 'claim' | 'offer' | 'proposal' | 'unknown';
  /** UTC milliseconds, half-open; null where the dates do not say. */
  readonly earliest: number | null;
  readonly latest: number | null;
  /** False where the dates do not say what of the same party came first: no line leads there. */
  readonly isOrdered: boolean;
}
export interface Scales {
  readonly x: (at: number) => number;
  readonly y: (amount: number) => number;
  /** The pixels between which the chart is drawn from left to right. */
  readonly edges: Span;
}
/** A step as drawn: the time within which it happened, as a bar, and the sign that stands for it. */
export interface Mark {
  readonly step: Step;
  readonly from: number;
  readonly to: number;
  readonly y: number;
  /** Middle of the bar; the sign stands there for want of a better place, not because it happened then. */
  readonly at: number;
}
export interface StepDrawing {
  readonly marks: readonly Mark[];
  /** Where the figure certainly held. */
  readonly held: string;
  /** The whole line; where nothing holds over it, the figure changed somewhere along there. */
  readonly between: string;
}

/** From each step to the next a figure holds. Steps whose order the dates leave open are marked, and no line leads to or from them. */
export function drawingOf(steps: readonly Step[], scales: Scales): StepDrawing {
  const marks = steps.map((step) => markOf(step, scales));
  const runs = runsOf(marks).map((run) => (run.at(-1) === marks.at(-1) ? [...run, atTheEnd(run.at(-1) as Mark, scales)] : run));
  return { marks, between: runs.map((run) => steply(run)).join(''), held: runs.map(heldIn).join('') };
}

const steply = ([first, ...rest]: readonly Mark[]): string =>
  first === undefined ? '' : `M${first.to},${first.y}${rest.map(({ to, y }) => `H${to}V${y}`).join('')}`;

/** What was put last holds on. */
const atTheEnd = (mark: Mark, { edges: [, end] }: Scales): Mark => ({ ...mark, from: end, to: end });

/** Stretches of steps each of which certainly follows the one before it. */
function runsOf(marks: readonly Mark[]): readonly (readonly Mark[])[] {
  const runs: Mark[][] = [[]];
  for (const mark of marks)
    if (mark.step.isOrdered) runs.at(-1)?.push(mark);
    else runs.push([]);
  return runs.filter((run) => run.length > 0);
}

const heldIn = (run: readonly Mark[]): string =>
  run
    .slice(1)
    .map((next, at) => {
      const { to = 0, y = 0 } = run[at] ?? {};
      return next.from > to ? `M${to},${y}H${next.from}` : '';
    })
    .join('');

function markOf(step: Step, { x, y, edges: [start, end] }: Scales): Mark {
  const from = step.earliest === null ? start : x(step.earliest);
  const to = step.latest === null ? end : x(step.latest);
  return { step, from, to: Math.max(from, to), y: y(step.amount), at: (from + Math.max(from, to)) / 2 };
}
