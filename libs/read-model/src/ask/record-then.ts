import type { AtMoment, Entry, RecordView, WholeRecord } from '@parley/negotiation';
import type { FoldedRecord } from '../record/folded-record';

/** A record at the moment asked for. */
export interface RecordThen {
  readonly stream: string;
  /** Everything recorded by then, in order of recording. */
  readonly entries: readonly Entry[];
  /** The fold of that. Do not keep it beyond an await: ask this record for it again. */
  readonly whole: WholeRecord;
  /** What of it counts at the evidence and the date asked for. The same goes for it. */
  readonly view: RecordView;
  readonly leftOut: number;
  /** Those of the left out that may have occurred by the date, but not certainly. */
  readonly possible: number;
}

/**
 * The first entries of a record that all askers share and that goes on growing under them: as long as it has not grown, its own fold serves;
 * once it has, these entries are folded apart.
 */
export class Cut {
  private apart: { readonly entries: readonly Entry[]; readonly whole: WholeRecord } | undefined;

  constructor(
    private readonly record: FoldedRecord,
    private readonly count: number,
  ) {}

  get entries(): readonly Entry[] {
    return this.isAll ? this.record.entries : this.settled().entries;
  }

  get whole(): WholeRecord {
    return this.isAll ? this.record.view(this.count) : this.settled().whole;
  }

  private get isAll(): boolean {
    return this.count === this.record.entries.length;
  }

  private settled(): { readonly entries: readonly Entry[]; readonly whole: WholeRecord } {
    const { record, count } = this;
    return (this.apart ??= { entries: record.entries.slice(0, count), whole: record.view(count) });
  }
}

/** Everything recorded by then counts. */
export const everythingOf = (stream: string, cut: Cut): RecordThen => ({
  stream,
  leftOut: 0,
  possible: 0,
  get entries() {
    return cut.entries;
  },
  get whole() {
    return cut.whole;
  },
  get view() {
    return cut.whole;
  },
});

/** Only a part of it counts, as it was found to. */
export const partOf = (stream: string, cut: Cut, { view, leftOut, possible }: AtMoment): RecordThen => ({
  stream,
  view,
  leftOut,
  possible,
  get entries() {
    return cut.entries;
  },
  get whole() {
    return cut.whole;
  },
});
