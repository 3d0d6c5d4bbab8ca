import { PartHistory, type Tally } from '../record/history/part-history';
import type { RecordHistory } from '../record/history/record-history';
import { SlimMoment } from '../record/history/slim-moment';
import { SlimVersions } from '../record/history/slim-versions';
import type { SummaryPart } from '../record/history/summary-part';
import type { EntriesView } from '../record/record-view';
import type { LastAnswer } from './answer';
import { lastAmong, lastOf } from './last';
import type { Reach } from './moment';
import type { SummaryParts } from './summary';

/** A record with more days than this is asked about few of them. */
const DAYS_AT_ONCE = 2_000;

const NONE: ReadonlySet<string> = new Set();

/** What the summary of a record says at a moment; each of it is worked out when it is asked. */
export interface SummaryThen<P> {
  part<F extends keyof P>(field: F): P[F];
  readonly last: LastAnswer | null;
  /** How many entries its view holds. */
  readonly entries: number;
  /** Nothing counts. */
  readonly isEmpty: boolean;
}
/** What is held: versions of entries, those of which it is kept what they say, and what was said of moments. */
export interface Held extends Readonly<Tally> {
  readonly versions: number;
  readonly kept: number;
}

/**
 * What the summary of a record says at any moment, without the record: it holds when each entry counted, what those say on which a summary
 * rests, and what was said before. It covers the events it was made of; made anew once there are more, it goes on from what it said.
 */
export class SummaryHistory<P> {
  private readonly versions: SlimVersions;
  private readonly parts: Parts<P>;
  private readonly tally: Tally = { moments: 0, values: 0 };

  /** `id`: of the record, which stands for what is not on record. `before`: the same of the same record when it was shorter. */
  constructor(
    history: RecordHistory,
    parts: SummaryParts<P>,
    { id, before }: { readonly id: string; readonly before?: SummaryHistory<P> | undefined },
  ) {
    const each = Object.entries<SummaryPart<unknown>>(parts);
    const [types, things] = [new Set(each.flatMap(([, part]) => part.types)), new Set(each.flatMap(([, part]) => part.things))];
    const versions = new SlimVersions(history, { types, things });
    const { tally } = this;
    this.versions = versions;
    this.parts = new Map(each.map(([field, part]) => [field as keyof P, new PartHistory(part, { id, versions, tally })]));
    for (const [field, part] of before?.parts ?? []) this.parts.get(field)?.goOnFrom(part);
    this.fill();
  }

  /** Says at once what it says by every day, of all events and on any evidence: most of what will be asked is one of these. */
  private fill(): void {
    const ends = new Set([-Infinity, ...[...this.parts.values()].flatMap((part) => part.ends())]);
    if (ends.size > DAYS_AT_ONCE) return;
    for (const end of ends) {
      const moment = new SlimMoment(this.versions, this.size, { end, rank: 0, retracted: NONE });
      for (const part of this.parts.values()) part.at(moment);
    }
  }

  /** How many events it covers. */
  get size(): number {
    return this.versions.size;
  }

  get held(): Held {
    return { versions: this.versions.entry.length, kept: this.versions.kept, ...this.tally };
  }

  /** How many of the first `count` events were recorded by the instant. */
  knownBy(instant: number, count: number): number {
    return this.versions.knownBy(instant, count);
  }

  /** Of the first `count` events, as `atMoment` and the summary of its view say it. */
  at(count: number, reach: Reach): SummaryThen<P> {
    return new SummaryMoment(this.parts, new SlimMoment(this.versions, count, reach));
  }
}

type Parts<P> = ReadonlyMap<keyof P, PartHistory<unknown>>;

class SummaryMoment<P> implements SummaryThen<P> {
  constructor(
    private readonly parts: Parts<P>,
    private readonly moment: SlimMoment,
  ) {}

  part<F extends keyof P>(field: F): P[F] {
    return this.parts.get(field)?.at(this.moment) as P[F];
  }

  get entries(): number {
    return this.moment.isWhole ? this.moment.count : this.moment.kept;
  }

  get isEmpty(): boolean {
    return this.moment.isEmpty;
  }

  get last(): LastAnswer | null {
    const reaching = this.moment.standing(this.moment.reachingLatest);
    const view = new AllThen(this.moment);
    return reaching.length > 0 ? lastAmong(view, reaching) : lastOf(view);
  }
}

/** All that counts, of which is known when it was and not what it says. */
class AllThen implements EntriesView {
  constructor(private readonly moment: SlimMoment) {}

  entry(eventId: string): ReturnType<EntriesView['entry']> {
    return this.moment.entry(eventId);
  }
  entryOrRetracted(eventId: string): ReturnType<EntriesView['entryOrRetracted']> {
    return this.moment.entryOrRetracted(eventId);
  }
  all(): ReturnType<EntriesView['all']> {
    return this.moment.standing(this.moment.versions.entry.keys());
  }
  ofType(): never {
    throw new Error('what happened last is found among all entries');
  }
  about(): never {
    return this.ofType();
  }
}
