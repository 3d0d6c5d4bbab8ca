import type { Entry } from '../entry/entry';
import type { GrowingRecord } from './growing-record';
import { emptyRecord } from './record-of';
import type { RecordView } from './record-view';

/** A record with the events of one act laid over it: the later events of the act know the earlier, and the record itself is untouched. */
export class LayeredRecord implements RecordView {
  private readonly over: GrowingRecord = emptyRecord();

  constructor(private readonly base: RecordView) {}

  /** Lays an entry over the record; its revision is to follow those already there. */
  lay(entry: Entry): void {
    this.over.place(entry);
  }
  get size(): number {
    return this.base.size + this.over.size;
  }
  maker(kind: string, id: string): Entry | undefined {
    return this.base.maker(kind, id) ?? this.over.maker(kind, id);
  }
  isNamed(kind: string, id: string): boolean {
    return this.base.isNamed(kind, id) || this.over.isNamed(kind, id);
  }
  first(kind: string, id: string): Entry | undefined {
    return this.base.first(kind, id) ?? this.over.first(kind, id);
  }
  named(kind: string): readonly string[] {
    return [...new Set([...this.base.named(kind), ...this.over.named(kind)])];
  }
  about(kind: string, id: string): readonly Entry[] {
    return [...this.base.about(kind, id), ...this.over.about(kind, id)];
  }
  countMade(kind: string): number {
    return this.base.countMade(kind) + this.over.countMade(kind);
  }
  entry(idOrRevision: string): Entry | undefined {
    return this.base.entry(idOrRevision) ?? this.over.entry(idOrRevision);
  }
  entryOrRetracted(eventId: string): Entry | undefined {
    return this.base.entryOrRetracted(eventId) ?? this.over.entryOrRetracted(eventId);
  }
  isRetracted(eventId: string): boolean {
    return this.base.isRetracted(eventId);
  }
  ofType(type: string): readonly Entry[] {
    return [...this.base.ofType(type), ...this.over.ofType(type)];
  }
  all(): readonly Entry[] {
    return [...this.base.all(), ...this.over.all()];
  }
}
