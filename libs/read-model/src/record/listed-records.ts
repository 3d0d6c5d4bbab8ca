import { isDeepStrictEqual } from 'node:util';
import { countedByDay, Stretches, type RecordHistory, type RecordView } from '@parley/negotiation';
import type { ConsortiumRow, NegotiationRow } from '../questions';

export type ListRow = NegotiationRow | ConsortiumRow;
/** How many of a thing weigh as much as one entry with its fold: rows share what they say alike, a stretch is a few numbers. */
const [ROWS_AN_ENTRY, EVENTS_AN_ENTRY] = [3, 40];
/** A record with more days than this is asked about few of them. */
const DAYS_AT_ONCE = 2_000;

/** What the list said of one record at moments past: a row for each stretch of moments. What was said of a stretch is so for ever. */
export class ListedRecord {
  private readonly rows = new Map<string, ListRow>();
  private last: ListRow | undefined;

  constructor(public stretches: Stretches) {}

  /** In entries with their fold. */
  get weight(): number {
    return this.rows.size / ROWS_AN_ENTRY + this.stretches.size / EVENTS_AN_ENTRY;
  }

  at(stretch: string): ListRow | undefined {
    return this.rows.get(stretch);
  }

  /** Keeps a row; where it says the same as the one before, they share it. */
  put(stretch: string, row: ListRow): void {
    this.last = sharing(this.last, row);
    this.rows.set(stretch, this.last);
  }

  /** Makes the rows of all days at once, while the history of the record is at hand. */
  fill(history: RecordHistory, rowOf: (view: RecordView) => ListRow): void {
    if (this.stretches.ends().length > DAYS_AT_ONCE) return;
    for (const day of countedByDay(history, this.stretches)) if (!this.rows.has(day.stretch)) this.put(day.stretch, rowOf(day.view));
  }
}

/** The same row, with those parts of the other that are equal. */
function sharing<R extends ListRow>(other: ListRow | undefined, row: R): R {
  if (!other) return row;
  const parts = Object.entries(row).map(([name, value]: [string, unknown]) => {
    const before: unknown = (other as unknown as Readonly<Record<string, unknown>>)[name];
    return [name, isDeepStrictEqual(before, value) ? before : value] as const;
  });
  return Object.fromEntries(parts) as unknown as R;
}

/** The records whose lists were asked about in the past, those used last, bounded by what they weigh together. */
export class ListedRecords {
  private readonly kept = new Map<string, ListedRecord>();
  private held = 0;

  constructor(private readonly weightMax: number) {}

  /** What is kept of the record, if it covers its first `count` events. */
  of(version: number, stream: string, count: number): ListedRecord | undefined {
    const found = this.kept.get(keyOf(version, stream));
    return found && found.stretches.size >= count ? found : undefined;
  }

  /** Does something to what is kept of a record, which is made for it where nothing is, and weighs it anew. */
  change(version: number, stream: string, { history, work }: Changing): void {
    const key = keyOf(version, stream);
    const record = this.kept.get(key) ?? new ListedRecord(new Stretches(history));
    if (this.kept.has(key)) this.held -= record.weight;
    if (record.stretches.size < history.size) record.stretches = new Stretches(history);
    work(record);
    this.kept.delete(key);
    this.kept.set(key, record);
    this.held += record.weight;
    for (const oldest of this.kept.keys()) {
      if (this.held <= this.weightMax || this.kept.size === 1) return;
      this.drop(oldest);
    }
  }

  forget(version: number): void {
    for (const key of [...this.kept.keys()]) if (key.startsWith(`${version}/`)) this.drop(key);
  }

  private drop(key: string): void {
    this.held -= this.kept.get(key)?.weight ?? 0;
    this.kept.delete(key);
  }
}
interface Changing {
  readonly history: RecordHistory;
  readonly work: (record: ListedRecord) => void;
}
const keyOf = (version: number, stream: string): string => `${version}/${stream}`;
