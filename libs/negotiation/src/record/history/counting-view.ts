import type { Entry } from '../../entry/entry';
import { mentionedBy } from '../mentioned-by';
import type { Bearing } from '../record-view';
import { KnownView } from './known-view';
import type { RecordHistory } from './record-history';
import { rankOfEntry, type Log } from './versions';

/** What counts among the first `count` events of a record. */
export interface Counting {
  readonly count: number;
  /** What had certainly occurred by this end of a day (half-open, UTC ms) counts; null: whatever its date. */
  readonly end: number | null;
  /** The lowest rank of grade that counts. */
  readonly rank: number;
  /** Sources whose citations count for nothing. */
  readonly retracted: ReadonlySet<string>;
}

/** The entries of a record that count at a date and an evidence: what is left of the record where nothing else counts, looked up. */
export class CountingView extends KnownView {
  /** Versions that cite a retracted source, as they stand without. */
  private readonly uncited: ReadonlyMap<number, Entry>;
  private readonly end: number;
  /** Versions that count, and those of the evidence asked for that count or may have occurred by the date. */
  readonly kept: number;
  readonly keptOrPossible: number;

  constructor(
    history: RecordHistory,
    readonly counting: Counting,
  ) {
    super(history, counting.count);
    this.end = counting.end ?? Infinity;
    this.uncited = this.withoutCitations();
    this.kept = this.tally('certain');
    this.keptOrPossible = this.tally('possible');
  }

  override get reach(): { readonly end: number; readonly rank: number } {
    return { end: this.end, rank: this.counting.rank };
  }

  override get altered(): readonly number[] {
    return [...this.uncited.keys()];
  }

  /** Whether some entry counts and stands otherwise than recorded, for want of a source. */
  get isAltered(): boolean {
    return [...this.uncited.keys()].some((version) => this.counts(version));
  }

  override get size(): number {
    return this.kept;
  }

  override counts(version: number): boolean {
    const { versions } = this.history;
    if (!versions.stands(version, this.count)) return false;
    return this.uncited.size > 0
      ? this.qualifies(version, 'certain')
      : (versions.rank[version] as number) >= this.counting.rank && (versions.certain[version] as number) <= this.end;
  }

  override shown(version: number): Entry {
    return this.uncited.get(version) ?? super.shown(version);
  }

  override entry(idOrRevision: string): Entry | undefined {
    const version = this.inForce(idOrRevision);
    return version !== undefined && this.counts(version) ? this.shown(version) : undefined;
  }

  override entryOrRetracted(eventId: string): Entry | undefined {
    return this.isRetracted(eventId) ? super.entry(eventId) : this.entry(eventId);
  }

  override all(bearingOn?: Bearing): readonly Entry[] {
    const found = super.all(bearingOn);
    if (bearingOn === undefined || this.uncited.size === 0) return found;
    // What lost a citation may bear on anything.
    const altered = this.standing([...this.uncited.keys()]);
    return [...new Set([...found, ...altered])].sort((a, b) => a.revision - b.revision);
  }

  protected override mentions(version: number, kind: string, id: string): boolean {
    const entry = kind === 'source' ? this.uncited.get(version) : undefined;
    return !entry || mentionedBy(entry).some((one) => one.kind === kind && one.id === id);
  }

  protected override reachingLatest(): readonly Entry[] {
    return super.reachingLatest(this.counting);
  }

  private qualifies(version: number, when: 'certain' | 'possible'): boolean {
    const uncited = this.uncited.get(version);
    const { versions } = this.history;
    return (
      (uncited ? rankOfEntry(uncited) : (versions.rank[version] as number)) >= this.counting.rank &&
      (versions[when][version] as number) <= this.end
    );
  }

  private withoutCitations(): ReadonlyMap<number, Entry> {
    const { retracted } = this.counting;
    const found = new Map<number, Entry>();
    for (const source of retracted)
      for (const version of this.history.about('source', source)) {
        const entry = super.shown(version);
        const sources = entry.sources.filter((citation) => !retracted.has(citation.source));
        if (super.counts(version) && sources.length < entry.sources.length) found.set(version, { ...entry, sources });
      }
    return found;
  }

  /** By grade: how many began less how many ended; then those that lost a citation, which may qualify by another grade than their own. */
  private tally(when: 'certain' | 'possible'): number {
    const { versions } = this.history;
    const { rank } = this.counting;
    const runs = when === 'certain' ? 'byCertain' : 'byPossible';
    const upTo = (logs: readonly Log[]): number =>
      logs.slice(rank).reduce((sum, log) => sum + log[runs].countUpTo(log.within(this.count), this.end), 0);
    let found = upTo(versions.begun) - upTo(versions.ended);
    for (const version of this.uncited.keys()) {
      if ((versions.rank[version] as number) >= rank && (versions[when][version] as number) <= this.end) found -= 1;
      if (this.qualifies(version, when)) found += 1;
    }
    return found;
  }
}
