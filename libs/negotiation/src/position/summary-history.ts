import { PartHistory } from '../record/history/part-history';
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

export interface SummaryThen<P> {
  readonly parts: P;
  readonly last: LastAnswer | null;
  /** How many entries count. */
  readonly entries: number;
}
/** What is held: versions of entries, those of which it is kept what they say, and what was said of moments. */
export interface Held {
  readonly versions: number;
  readonly kept: number;
  readonly moments: number;
  readonly values: number;
}

/**
 * What the summary of a record says at any moment, without the record: it holds when each entry counted, what those say on which a summary
 * rests, and what was said before. It covers the events it was made of; made anew once there are more, it goes on from what it said.
 */
export class SummaryHistory<P> {
  private readonly versions: SlimVersions;
  private readonly parts: readonly { readonly field: string; readonly part: PartHistory<unknown> }[];

  /** `id`: of the record, which stands for what is not on record. `before`: the same of the same record when it was shorter. */
  constructor(
    history: RecordHistory,
    parts: SummaryParts<P>,
    { id, before }: { readonly id: string; readonly before?: SummaryHistory<P> | undefined },
  ) {
    const each = Object.entries<SummaryPart<unknown>>(parts);
    const [types, things] = [new Set(each.flatMap(([, part]) => part.types)), new Set(each.flatMap(([, part]) => part.things))];
    const versions = new SlimVersions(history, { types, things });
    this.versions = versions;
    this.parts = each.map(([field, part]) => ({ field, part: new PartHistory(part, { id, versions }) }));
    for (const [at, { part }] of before?.parts.entries() ?? []) this.parts[at]?.part.goOnFrom(part);
    this.fill();
  }

  /** Says at once what it says by every day, of all events and on any evidence: most of what will be asked is one of these. */
  private fill(): void {
    const ends = new Set([-Infinity, ...this.parts.flatMap(({ part }) => part.ends())]);
    if (ends.size > DAYS_AT_ONCE) return;
    for (const end of ends) {
      const moment = new SlimMoment(this.versions, this.size, { end, rank: 0, retracted: NONE });
      for (const { part } of this.parts) part.at(moment);
    }
  }

  /** How many events it covers. */
  get size(): number {
    return this.versions.size;
  }

  get held(): Held {
    let [moments, values] = [0, 0];
    for (const { part } of this.parts) {
      moments += part.held.moments;
      values += part.held.values;
    }
    return { versions: this.versions.entry.length, kept: this.versions.kept, moments, values };
  }

  /** How many of the first `count` events were recorded by the instant. */
  knownBy(instant: number, count: number): number {
    return this.versions.knownBy(instant, count);
  }

  /** Of the first `count` events, as `atMoment` and the summary of its view say it. */
  at(count: number, reach: Reach): SummaryThen<P> {
    const moment = new SlimMoment(this.versions, count, reach);
    const parts: Record<string, unknown> = {};
    for (const { field, part } of this.parts) parts[field] = part.at(moment);
    return { parts: parts as P, last: this.lastAt(moment), entries: moment.isWhole ? count : moment.kept };
  }

  private lastAt(moment: SlimMoment): LastAnswer | null {
    const reaching = moment.standing(moment.reachingLatest);
    const view = new AllThen(moment);
    return reaching.length > 0 ? lastAmong(view, reaching) : lastOf(view);
  }
}

/** All that counts, of which is known when it was and not what it says. */
class AllThen implements EntriesView {
  constructor(private readonly moment: SlimMoment) {}

  entry(eventId: string): ReturnType<EntriesView['entry']> {
    return this.moment.entry(eventId);
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
