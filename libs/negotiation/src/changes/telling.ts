import type { KindOfThing } from '../things/thing';

export interface Telling {
  /** `occurred`: what happened between two dates. `recorded`: what became known between two instants. */
  readonly clock: 'occurred' | 'recorded';
  /** The name of a party or a person, as known at the later moment. */
  readonly name: (id: string) => string;
}
export type Fields = Readonly<Record<string, unknown>>;
export interface Told {
  readonly thing: string;
  readonly kind: KindOfThing;
  readonly change: 'appeared' | 'changed' | 'disappeared';
  readonly before: Fields;
  readonly after: Fields;
  /** The fields that differ. */
  readonly differing: readonly string[];
}
