/** The newest place in the book that this page has heard of, from the live feed or from a receipt. Positions compare as text. */
let seen: string | undefined;

export function haveSeen(position: string): void {
  if (position !== '' && (seen === undefined || position > seen)) seen = position;
}
export const atLeast = (): string | undefined => seen;
export function forgetSeen(): void {
  seen = undefined;
}
