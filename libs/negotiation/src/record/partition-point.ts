/** How many of `length` places come first, where all that do stand before all that do not: found by halving. */
export function partitionPoint(length: number, comesFirst: (place: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (comesFirst(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
