import type { Moment } from '../../moment/moment';
import { momentText, type Clock } from './clock-time';
import type { FoldMoment } from './past-words';

/** A moment on the clock that is moved along, with what the address says of the other clock and of the evidence. */
export function foldMoment(clock: Clock, time: number, { asOf, knownAt, evidence }: Moment): FoldMoment {
  const known = Date.parse(knownAt ?? '');
  const date = clock === 'occurred' ? momentText(clock, time) : asOf;
  const instant = clock === 'recorded' ? time - 1 : known;
  return {
    ...(date !== undefined && { asOf: date }),
    ...(Number.isFinite(instant) && { knownAt: instant }),
    ...(evidence !== undefined && { evidence }),
  };
}
