import { keepSetting, useSetting } from '../recorder/kept-setting';
import type { Place } from './line';

/**
 * Whether each line of a meeting is released as it is kept: not until the note-taker says so, and not any more once the meeting is adjourned,
 * until it goes on or the note-taker says so again. Kept in this browser.
 */
export type AsIGo = 'off' | 'on' | 'held';

const keyOf = ({ negotiation, meeting }: Place): string => `parley.as-i-go.${negotiation}/${meeting}`;

export function asIGo(place: Place): AsIGo {
  const kept = localStorage.getItem(keyOf(place));
  return kept === 'on' || kept === 'held' ? kept : 'off';
}
export const setAsIGo = (place: Place, to: AsIGo): void => keepSetting(keyOf(place), to);
export const useAsIGo = (place: Place): AsIGo => useSetting(() => asIGo(place));

/**
 * Called as a line is kept: whether it is to be released at once. An adjournment goes out and holds what follows; the line that says that the
 * meeting goes on lifts that.
 */
export function isReleasedAtOnce(place: Place, { kind, isAdjourned }: { readonly kind: string; readonly isAdjourned: boolean }): boolean {
  const now = asIGo(place);
  if (now === 'off') return false;
  if (kind === 'reconvened') setAsIGo(place, 'on');
  else if (kind === 'adjourned') setAsIGo(place, 'held');
  return kind === 'reconvened' || (now === 'on' && !isAdjourned);
}
