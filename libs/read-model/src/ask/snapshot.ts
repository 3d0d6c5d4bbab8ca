import {
  KnownView,
  leftOutOf,
  lookedUpAt,
  partitionPoint,
  reflectsOf,
  type Entry,
  type LeftOut,
  type RecordHistory,
  type Reflects,
} from '@parley/negotiation';
import { liveCheckpoint, sharedRows } from '../feeding/registry';
import type { Moment } from '../questions';
import { defined } from './defined';
import { Cut, everythingOf, partOf, type RecordThen } from './record-then';
import type { FoldedRecord, FoldedRecords } from '../record/folded-record';
import type { ListedRecord, Listing } from '../record/listed-records';
import { historyToList } from '../record/history-to-list';
import { foldedUpTo, headsOf } from '../record/records';
import type { Reading, Rows } from '../rows/database';
import { RULES_VERSION } from '../rules-version';

export const PARTIES = 'register-parties';
export const PEOPLE = 'register-people';
export const SOURCES = 'register-sources';

/** Things of one or several kinds, named by any of their ids. */
export interface Named {
  readonly kinds: readonly string[];
  readonly ids: readonly string[];
}
interface Loaded {
  readonly record: FoldedRecord;
  /** Entries of it that this question may see. */
  readonly count: number;
}

/**
 * What one question sees: one committed state of the rows, cut at its moment. Records are loaded first; they are shared with everybody who
 * asks or feeds meanwhile, so what is taken from them is cut to what this question may see (`record-then.ts`).
 */
export class Snapshot {
  private readonly loaded = new Map<string, Loaded>();
  /** Records at the moment asked for, and those of them that the answer stands on. */
  private readonly cuts = new Map<string, RecordThen>();
  private readonly derived = new Map<string, RecordThen>();
  private readonly used = new Map<string, number>();

  private constructor(
    readonly reading: Reading,
    readonly moment: Moment,
    private readonly folded: { readonly version: number; readonly records: FoldedRecords },
  ) {}

  static async of(reading: Reading, records: FoldedRecords, moment: Moment): Promise<Snapshot> {
    const { version } = await liveCheckpoint(sharedRows(reading));
    return new Snapshot(reading, moment, { version, records });
  }

  /** The same state of the rows at another moment. */
  at(moment: Moment): Snapshot {
    return new Snapshot(this.reading, moment, this.folded);
  }

  get version(): number {
    return this.folded.version;
  }

  get rows(): Rows {
    return this.reading.rows(this.version);
  }

  /** To be asked for before records are listed. */
  listing(): Listing {
    return this.folded.records.listed.listing(this.version);
  }

  /** What a list says of one record at any moment, where it is kept; `recorded`: how many events the rows hold of it. */
  listed(listing: Listing, stream: string, recorded: number): ListedRecord | undefined {
    return this.folded.records.listed.of(listing, stream, recorded);
  }

  /** The same, made anew. */
  async list(listing: Listing, stream: string, recorded: number): Promise<ListedRecord> {
    return this.folded.records.listed.make(listing, stream, await historyToList(this.rows, this.folded, { stream, recorded }));
  }

  /** True where everything recorded so far is asked for, which the list rows answer. */
  get isNow(): boolean {
    const { asOf, knownAt, evidence } = this.moment;
    return asOf === undefined && knownAt === undefined && evidence === undefined;
  }

  /** Folds these records as far as they were recorded by then; what does not exist, or did not yet, is left out. */
  async load(streams: Iterable<string>): Promise<void> {
    const wanted = [...new Set(streams)].filter((stream) => !this.loaded.has(stream));
    for (const [stream, { revision }] of await headsOf(this.rows, wanted)) {
      const record = await foldedUpTo(this.rows, this.folded.records.of(this.version, stream), { stream, revision });
      this.loaded.set(stream, { record, count: this.knownOf(record.entries, revision + 1) });
    }
  }

  /** All that a loaded record ever said, later things included. */
  historyOf(stream: string): RecordHistory {
    return (this.loaded.get(stream) as Loaded).record.history();
  }

  /** How many of the first `count` entries were recorded by then: recording times do not fall within a stream. */
  private knownOf(entries: readonly Entry[], count: number): number {
    const { knownAt } = this.moment;
    if (knownAt === undefined) return count;
    return partitionPoint(count, (place) => (entries[place] as Entry).recordedAt <= knownAt);
  }

  /** A loaded record, or undefined where there is none by then. The answer stands on it. */
  record(stream: string): RecordThen | undefined {
    const then = this.cutOf(stream);
    if (!then) return undefined;
    this.derived.set(stream, then);
    this.used.set(stream, (this.loaded.get(stream) as Loaded).count - 1);
    return then;
  }

  /**
   * The same, if it made or named one of these things by then. One that came to name them only later is not looked at, so that the answer
   * does not say by what it stands on that this would come.
   */
  recordNaming(stream: string, { kinds, ids }: Named): RecordThen | undefined {
    const whole = this.cutOf(stream)?.whole;
    return whole && kinds.some((kind) => ids.some((id) => whole.isNamed(kind, id))) ? this.record(stream) : undefined;
  }

  private cutOf(stream: string): RecordThen | undefined {
    const found = this.cuts.get(stream);
    if (found) return found;
    const loaded = this.loaded.get(stream);
    if (!loaded || loaded.count === 0) return undefined;
    const then = this.cut(stream, loaded);
    this.cuts.set(stream, then);
    return then;
  }

  private cut(stream: string, { record, count }: Loaded): RecordThen {
    const cut = new Cut(record, count);
    const { asOf, evidence } = this.moment;
    if (asOf === undefined && evidence === undefined) return everythingOf(stream, cut);
    return partOf(stream, cut, lookedUpAt(record.history(), count, this.bearing(stream)));
  }
  /** The date and the evidence asked for, and the sources that bear the evidence; what was recorded by then is cut already. */
  bearing(stream: string) {
    const { asOf, evidence } = this.moment;
    if (asOf === undefined && evidence === undefined) return {};
    const sources = stream === SOURCES ? undefined : this.record(SOURCES)?.whole;
    return { ...defined({ asOf, evidence }), ...(sources && { sources }) };
  }

  /** The entries of a loaded record that were recorded by then and do not count, each with the reason. */
  leftOut(stream: string): readonly LeftOut[] {
    const record = this.record(stream);
    return record && record.leftOut > 0 ? leftOutOf(record.whole.all(), this.bearing(stream)) : [];
  }

  /** How far a loaded record may be seen, and the record that all askers share. */
  heldOf(stream: string): Loaded | undefined {
    return this.loaded.get(stream);
  }

  /** Every record that was looked at so far. */
  records(): readonly RecordThen[] {
    return [...this.derived.values()];
  }

  /** A record that the answer stands on, as far as it counts, in terms of its history. */
  past(stream: string): KnownView | undefined {
    const then = this.derived.get(stream);
    if (!then) return undefined;
    return then.view instanceof KnownView ? then.view : new KnownView(this.historyOf(stream), then.entries.length);
  }

  /** An entry of any of them that counts. */
  counted(eventId: string): Entry | undefined {
    for (const { view } of this.derived.values()) {
      const entry = view.entry(eventId);
      if (entry && !view.isRetracted(eventId)) return entry;
    }
    return undefined;
  }

  /** Says what the answer stands on; asked last, when every record it uses was looked at. */
  reflects(now: number): Reflects {
    return reflectsOf(this.moment, { used: this.used, rules: RULES_VERSION, now });
  }

  /** An answer made from rows alone used these records as they stand now. */
  uses(heads: Iterable<readonly [string, { readonly revision: number }]>): void {
    for (const [stream, { revision }] of heads) this.used.set(stream, revision);
  }
}
