import { partitionPoint } from '@parley/negotiation';
import type { Items, Span } from './items';
import type { Lane } from './lanes';

interface Within {
  /** Those that began before the time that is drawn, and reach into it. */
  readonly before: readonly number[];
  readonly from: number;
  readonly to: number;
}

/**
 * Items of a lane by where they start: those that reach into a length of time, those that start in it, those without a date. It is a part of the
 * lane's own order, so that it costs the same however many it holds.
 */
export class Listed {
  readonly length: number;
  private readonly before: Int32Array;
  private readonly first: number;
  private readonly last: number;

  constructor(
    private readonly lane: Pick<Lane, 'order' | 'undated'>,
    private readonly items: Pick<Items, 'spans' | 'starts'>,
    { before, from, to }: Within,
  ) {
    const { order, undated } = lane;
    const { starts } = items;
    const placeFrom = (time: number): number => partitionPoint(order.length, (place) => (starts[order[place] as number] as number) < time);
    this.before = Int32Array.from(before).sort((a, b) => this.compare(a, b));
    [this.first, this.last] = [placeFrom(from), placeFrom(to)];
    this.length = this.before.length + this.last - this.first + undated.length;
  }

  at(place: number): Span | undefined {
    const item = this.itemAt(place);
    return item === undefined ? undefined : this.items.spans[item];
  }

  /** Where an item stands; -1 where it is not listed. */
  placeOf(item: number): number {
    const { order, undated } = this.lane;
    const dated = this.last - this.first;
    const found = (within: Int32Array, isBefore: (one: number) => boolean): number => {
      const place = partitionPoint(within.length, (one) => isBefore(within[one] as number));
      return within[place] === item ? place : -1;
    };
    const byStart = (one: number): boolean => this.compare(one, item) < 0;
    const early = found(this.before, byStart);
    if (early >= 0) return early;
    const place = found(order, byStart);
    if (place >= this.first && place < this.last) return this.before.length + place - this.first;
    const undatedAt = found(undated, (one) => one < item);
    return undatedAt < 0 ? -1 : this.before.length + dated + undatedAt;
  }

  private itemAt(place: number): number | undefined {
    const inOrder = place - this.before.length;
    const dated = this.last - this.first;
    if (inOrder < 0) return this.before[place];
    return inOrder < dated ? this.lane.order[this.first + inOrder] : this.lane.undated[inOrder - dated];
  }

  private compare(a: number, b: number): number {
    const [one, other] = [this.items.starts[a] as number, this.items.starts[b] as number];
    return one === other ? a - b : one - other;
  }
}
