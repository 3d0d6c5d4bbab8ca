import type { Clock } from './clock-time';
import { extentOf, itemsOf, type Items, type Span } from './items';
import { passing } from './kinds';
import { everyItem, lanesOf, type Lane, type LanesBy, type Names } from './lanes';
import type { Stepwise } from './stepwise';
import { stepsOf } from './steps';
import { fitting, type View } from './view';

export interface Drawable {
  readonly items: Items;
  readonly lanes: readonly Lane[];
  readonly every: Lane;
  readonly steps: Float64Array;
  /** The view that holds everything dated. */
  readonly all: View;
}
/** Which entries are to be drawn, and how. */
export interface ToDraw {
  readonly spans: readonly Span[];
  readonly names: Names;
  readonly clock: Clock;
  readonly by: LanesBy;
  readonly kind: string | undefined;
  readonly grade: string | undefined;
}

/** Chosen and sorted so that any part of time can be drawn and listed without looking at the rest. */
export function* drawableOf({ spans, names, clock, by, kind, grade }: ToDraw): Stepwise<Drawable> {
  const passed = passing(spans, { ...(kind !== undefined && { kind }), ...(grade !== undefined && { grade }) });
  const items = yield* itemsOf(passed, clock);
  const lanes = yield* lanesOf(items, by, names);
  const every = yield* everyItem(items);
  const steps = yield* stepsOf(items, clock);
  yield;
  const { earliest, latest } = extentOf(items);
  return { items, lanes, every, steps, all: fitting(earliest, latest, Date.now()) };
}
