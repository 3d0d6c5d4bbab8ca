import { partitionPoint } from '@parley/negotiation';
import { forEachBelow, type Stepwise } from './stepwise';

/** Items (whole numbers, each once, from the least on) by what they are valued; of the same value, in the order given. What is in order already stays as it is. */
export function* inOrder(items: Int32Array, values: Float64Array): Stepwise<Int32Array> {
  const own = new Float64Array(items.length);
  let isSorted = true;
  yield* forEachBelow(items.length, (at) => {
    const value = values[items[at] as number] as number;
    own[at] = value;
    if (at > 0 && value < (own[at - 1] as number)) isSorted = false;
  });
  if (isSorted) return items;
  // Numbers are sorted by the engine far sooner than by a function that compares them; then each is put where its value stands.
  const sorted = own.slice().sort();
  yield;
  const ordered = new Int32Array(items.length);
  const taken = new Int32Array(items.length);
  yield* forEachBelow(items.length, (at) => {
    const value = own[at] as number;
    const first = partitionPoint(sorted.length, (place) => (sorted[place] as number) < value);
    ordered[first + (taken[first] as number)] = items[at] as number;
    taken[first] = (taken[first] as number) + 1;
  });
  return ordered;
}
