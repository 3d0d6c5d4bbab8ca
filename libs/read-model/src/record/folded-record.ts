import { emptyRecord, recordOf, type Entry, type GrowingRecord, type RecordView } from '@parley/negotiation';

/** A stream's entries as recorded, with their numbers in the book, and their fold. It only grows. */
export class FoldedRecord {
  readonly entries: Entry[] = [];
  /** The number in the book of each entry, at the same index. */
  readonly numbers: number[] = [];
  private readonly growing: GrowingRecord = emptyRecord();

  /** `grown`: told of each entry that is added. */
  constructor(private readonly grown: () => void = () => undefined) {}

  /** Adds the next entry; one that is in already is skipped. Entries never change once recorded, so it may run ahead of the rows. */
  add(n: number, entry: Entry): void {
    if (entry.revision < this.entries.length) return;
    if (entry.revision > this.entries.length) throw new Error('a record is folded without gaps');
    this.entries.push(entry);
    this.numbers.push(n);
    this.growing.add(entry);
    this.grown();
  }

  /** The fold of the first `count` entries. The view of all of them goes on growing: use it before anything else is awaited. */
  view(count: number): RecordView {
    return count === this.entries.length ? this.growing : recordOf(this.entries.slice(0, count));
  }
}

/** The records used last, bounded by the entries they hold together; one record that is larger than that is kept alone. */
export class FoldedRecords {
  private readonly kept = new Map<string, FoldedRecord>();
  private held = 0;

  constructor(private readonly entriesMax: number) {}

  /** The record as far as it was folded: perhaps not at all, perhaps further than the asker sees. */
  of(version: number, stream: string): FoldedRecord {
    const key = `${version}/${stream}`;
    const record = this.kept.get(key) ?? this.made(key);
    this.kept.delete(key);
    this.kept.set(key, record);
    this.trim();
    return record;
  }

  forget(version: number): void {
    for (const key of [...this.kept.keys()]) if (key.startsWith(`${version}/`)) this.drop(key);
  }

  private made(key: string): FoldedRecord {
    this.held += 1;
    const record = new FoldedRecord(() => {
      if (this.kept.get(key) === record) this.held += 1;
    });
    return record;
  }

  private trim(): void {
    for (const key of this.kept.keys()) {
      if (this.held <= this.entriesMax || this.kept.size === 1) return;
      this.drop(key);
    }
  }

  private drop(key: string): void {
    const record = this.kept.get(key);
    if (!record) return;
    this.kept.delete(key);
    this.held -= record.entries.length + 1;
  }
}
