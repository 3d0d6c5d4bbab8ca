import { partitionPoint } from '@parley/negotiation';
import { wholeSeconds, type Clock } from './clock-time';
import type { Items } from './items';
import { forEachBelow, type Stepwise } from './stepwise';

/**
 * The moments at which something comes to count, in order: the ends of the spans in which entries occurred, or the times at which they
 * were recorded; last, all that is on record. No moment is made up.
 */
export function* stepsOf({ ends }: Items, clock: Clock): Stepwise<Float64Array> {
  const found = new Set<number>([Infinity]);
  yield* forEachBelow(ends.length, (item) => {
    const end = ends[item] as number;
    found.add(clock === 'occurred' && Number.isFinite(end) ? wholeSeconds(end) : end);
  });
  return Float64Array.from(found).sort();
}

/** The last step that is not past a moment; -1 before the first. */
export const stepAt = (steps: Float64Array, moment: number): number =>
  partitionPoint(steps.length, (place) => (steps[place] as number) <= moment) - 1;

/** The moment so many steps on from another, or back; where it stands between two steps, the nearer of them in that direction counts as one. */
export function stepped(steps: Float64Array, moment: number, by: number): number {
  const at = stepAt(steps, moment);
  const isBetween = at < 0 || steps[at] !== moment;
  const to = at + by + (isBetween && by < 0 ? 1 : 0);
  return steps[Math.min(Math.max(to, 0), steps.length - 1)] as number;
}
