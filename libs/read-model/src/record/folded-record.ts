import { ListedRecords } from './listed-records';
import { emptyRecord, KnownView, RecordHistory, type Entry, type GrowingRecord, type WholeRecord } from '@parley/negotiation';

/** Measured by `npm run bench -- asof`: an entry with its fold takes 1.2 kB and more, and its history a further 0.34 kB. */
const [FOLDED, WITH_HISTORY] = [10, 13];

/**
 * A stream's entries as recorded, with their numbers in the book, and their fold; and, from the first question on that is asked of the past,
 * their history. It only grows.
 */
export class FoldedRecord {
  readonly entries: Entry[] = [];
  /** The number in the book of each entry, at the same index. */
  readonly numbers: number[] = [];
  private growing: GrowingRecord = emptyRecord();
  private past: RecordHistory | undefined;
  private readonly worked = new Map<string, { readonly key: string; readonly value: unknown }>();

  /** `grown`: told by how much the weight grew. */
  constructor(private readonly grown: (by: number) => void = () => undefined) {}

  /** What it holds, in tenths of an entry with its fold. */
  get weight(): number {
    return this.entries.length * this.weightOfEach;
  }

  private get weightOfEach(): number {
    return this.past ? WITH_HISTORY : FOLDED;
  }

  /** Adds the next entry; one that is in already is skipped. Entries never change once recorded, so it may run ahead of the rows. */
  add(n: number, entry: Entry): void {
    if (entry.revision < this.entries.length) return;
    if (entry.revision > this.entries.length) throw new Error('a record is folded without gaps');
    this.entries.push(entry);
    this.numbers.push(n);
    (this.past ?? this.growing).add(entry);
    this.grown(this.weightOfEach);
  }

  /** All that it ever said, to look up what it said at any moment; folded once more when it is first asked for. */
  history(): RecordHistory {
    if (this.past) return this.past;
    const past = this.historyApart();
    [this.past, this.growing] = [past, past.folded];
    this.grown(this.entries.length * (WITH_HISTORY - FOLDED));
    return past;
  }

  /** The same, for one question alone: it is not kept. */
  historyApart(): RecordHistory {
    if (this.past) return this.past;
    const past = new RecordHistory();
    for (const entry of this.entries) past.add(entry);
    return past;
  }

  /** What was worked out of it last of a kind, if that was by the same key; it weighs little beside the fold. */
  workedOut<T>(kind: string, key: string, work: () => T): T {
    const last = this.worked.get(kind);
    if (last?.key === key) return last.value as T;
    const value = work();
    this.worked.set(kind, { key, value });
    return value;
  }

  /** The fold of the first `count` entries. The view of all of them goes on growing: use it before anything else is awaited. */
  view(count: number): WholeRecord {
    return count === this.entries.length ? this.growing : new KnownView(this.history(), count);
  }
}

/** The records used last, bounded by what they weigh together; one record that weighs more than that is kept alone. */
export class FoldedRecords {
  private readonly records = new Map<string, FoldedRecord>();
  private held = 0;
  /** What their lists said of them in the past. */
  readonly listed: ListedRecords;

  constructor(private readonly entriesMax: number) {
    this.listed = new ListedRecords(entriesMax / 2);
  }

  /** The record as far as it was folded: perhaps not at all, perhaps further than the asker sees. */
  of(version: number, stream: string): FoldedRecord {
    const key = keyOf(version, stream);
    const record = this.records.get(key) ?? this.made(key);
    this.records.delete(key);
    this.records.set(key, record);
    this.trim();
    return record;
  }

  /** The record, if it is kept; whoever only looks leaves it where it stands among those used last. */
  kept(version: number, stream: string): FoldedRecord | undefined {
    return this.records.get(keyOf(version, stream));
  }

  forget(version: number): void {
    for (const key of [...this.records.keys()]) if (key.startsWith(`${version}/`)) this.drop(key);
    this.listed.forget(version);
  }

  private made(key: string): FoldedRecord {
    this.held += FOLDED;
    const record = new FoldedRecord((by) => {
      if (this.records.get(key) === record) this.held += by;
    });
    return record;
  }

  private trim(): void {
    for (const key of this.records.keys()) {
      if (this.held <= this.entriesMax * FOLDED || this.records.size === 1) return;
      this.drop(key);
    }
  }

  private drop(key: string): void {
    const record = this.records.get(key);
    if (!record) return;
    this.records.delete(key);
    this.held -= record.weight + FOLDED;
  }
}
const keyOf = (version: number, stream: string): string => `${version}/${stream}`;
