import { NotRecorded } from './tracker';

/** How far a recorded-at may be lifted above the clock before the append is refused: 60 s. */
export const LIFT_MS_MAX = 60_000;

/**
 * The recorded-at of an append: the clock's time, but never below the stream's last event. Refused as `clock` where that would lift it
 * by more than 60 s, unless an operator allows it: then one of the two clocks was wrong, and the order is kept all the same.
 */
export function recordedAt(now: number, lastAt: number, allowLift: boolean): number {
  if (lastAt - now > LIFT_MS_MAX && !allowLift)
    throw new NotRecorded(
      'clock',
      'This machine’s clock is more than 60 s behind the last entry of the record. Set the clock, or let the operator allow it (PARLEY_ALLOW_CLOCK_LIFT).',
    );
  return Math.max(now, lastAt);
}
