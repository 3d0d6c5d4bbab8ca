import { partitionPoint } from './partition-point';

/** What a list does not show yet, by key: items that came late, and undefined where one was taken out. */
interface Unsettled<T> {
  readonly changes: Map<number, T | undefined>;
  least: number;
}

/**
 * Keeps lists in the order of the keys of their items, each key once in a list. What belongs at the end of a list is put there at once; what
 * belongs between others, and what is taken out, waits until somebody asks for the list. So many changes cost one walk through it, and what
 * nobody asks for costs none. Lists are plain arrays, not to be changed otherwise.
 */
export class OrderedLists<T> {
  private readonly unsettled = new Map<readonly T[], Unsettled<T>>();

  /** `keyOf`: a number that an item has for good. */
  constructor(private readonly keyOf: (item: T) => number) {}

  /** Puts an item in its place, or in the place of the one with its key. */
  put(list: T[], item: T): void {
    const key = this.keyOf(item);
    if (list.length === 0 || this.keyAt(list, list.length - 1) < key) {
      list.push(item);
      return;
    }
    const at = this.placeOf(list, key);
    if (this.keyAt(list, at) !== key) this.change(list, key, item);
    else {
      list[at] = item;
      this.unsettled.get(list)?.changes.delete(key);
    }
  }

  /** Takes out the item with this one's key, if there is one. */
  take(list: T[], item: T): void {
    const key = this.keyOf(item);
    const at = this.placeOf(list, key);
    if (at < list.length && this.keyAt(list, at) === key) this.change(list, key, undefined);
    else this.unsettled.get(list)?.changes.delete(key);
  }

  /** The first of the list, for which the others need not be in order. */
  first(list: T[]): T | undefined {
    const { least = Infinity } = this.unsettled.get(list) ?? {};
    return list.length > 0 && this.keyAt(list, 0) < least ? list[0] : this.settled(list)[0];
  }

  /** The same list, in order. */
  settled(list: T[]): readonly T[] {
    const found = this.unsettled.get(list);
    if (!found) return list;
    this.unsettled.delete(list);
    const changes = [...found.changes].sort(([a], [b]) => a - b);
    const from = this.placeOf(list, found.least);
    const rest = list.slice(from);
    list.length = from;
    let next = 0;
    const nextKey = (): number => changes[next]?.[0] ?? Infinity;
    for (const item of rest) {
      const key = this.keyOf(item);
      for (; nextKey() < key; next += 1) list.push(changes[next]?.[1] as T);
      // What has the key of one that is there takes it out: to be put there in its place needs no waiting.
      if (nextKey() === key) next += 1;
      else list.push(item);
    }
    return list;
  }

  private change(list: T[], key: number, item: T | undefined): void {
    const found = this.unsettled.get(list) ?? { changes: new Map<number, T | undefined>(), least: key };
    found.changes.set(key, item);
    found.least = Math.min(found.least, key);
    this.unsettled.set(list, found);
  }

  private keyAt(list: readonly T[], place: number): number {
    return this.keyOf(list[place] as T);
  }

  private placeOf(list: readonly T[], key: number): number {
    return partitionPoint(list.length, (place) => this.keyAt(list, place) < key);
  }
}
