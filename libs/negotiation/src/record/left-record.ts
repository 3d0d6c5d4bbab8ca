import type { Entry } from '../entry/entry';
import { GrowingRecord } from './growing-record';
import type { ShapeOf } from './mentions';
import type { WholeRecord } from './record-view';

/**
 * What is left of a record where some entries of it do not count. Who came to make a thing, and in which order, was settled in the
 * whole record, and does not become other because something else is left out.
 */
export class LeftRecord extends GrowingRecord {
  constructor(
    private readonly whole: WholeRecord,
    shapeOf: ShapeOf,
  ) {
    super(shapeOf);
  }

  override makers(kind: string, id: string): readonly string[] {
    return this.whole.makers(kind, id);
  }
  override made(kind: string): readonly string[] {
    return this.whole.made(kind);
  }
  override entryOrRetracted(eventId: string): Entry | undefined {
    return this.isRetracted(eventId) ? this.whole.entryOrRetracted(eventId) : this.entry(eventId);
  }
  override isRetracted(eventId: string): boolean {
    return this.whole.isRetracted(eventId);
  }
  override countMade(kind: string): number {
    return this.made(kind).filter((id) => this.maker(kind, id)).length;
  }
}
