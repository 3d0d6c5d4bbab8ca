import { NotRecorded } from './tracker';

/** How far a recorded-at may be lifted above the clock before the append is refused: 60 s. */
export const LIFT_MS_MAX = 60_000;

export interface Clocks {
  readonly clock: () => number;
  readonly allowClockLift: boolean;
  readonly migrates: boolean;
}

/**
 * The recorded-at of an append: the clock's time, but never below the stream's last event; or, of what is taken over, the time that it was
 * recorded at, which is refused where it cannot be kept.
 */
export const recordedAt = (clocks: Clocks, lastAt: number, takenOver: number | undefined): number =>
  takenOver === undefined ? recordedNow(clocks, lastAt) : recordedThen(clocks, lastAt, takenOver);

/**
 * Refused as `clock` where the last event would lift it by more than 60 s, unless an operator allows it: then one of the two clocks was
 * wrong, and the order is kept all the same.
 */
function recordedNow({ clock, allowClockLift }: Clocks, lastAt: number): number {
  const now = clock();
  if (lastAt - now > LIFT_MS_MAX && !allowClockLift)
    throw new NotRecorded(
      'clock',
      'This machine’s clock is more than 60 s behind the last entry of the record. Set the clock, or let the operator allow it (PARLEY_ALLOW_CLOCK_LIFT).',
    );
  return Math.max(now, lastAt);
}

function recordedThen({ clock, migrates }: Clocks, lastAt: number, then: number): number {
  if (!migrates)
    throw new NotRecorded(
      'recorded-at',
      'When an act is recorded is for the book to say, but where a record is taken over into an empty one.',
    );
  if (then > clock()) throw new NotRecorded('recorded-at', 'It cannot have been recorded after now; mend recordedAt.');
  if (then < lastAt)
    throw new NotRecorded(
      'recorded-at',
      'It was recorded before the entry before it in the same record; put the file in the order of recording.',
    );
  return then;
}
