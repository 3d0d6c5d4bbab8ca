import type { Entry } from '../../entry/entry';
import type { EntriesView } from '../record-view';
import type { SlimMoment } from './slim-moment';
import { relatedTo, type SlimVersions } from './slim-versions';
import type { SummaryPart } from './summary-part';

/** What was said at so many moments is kept; then it begins anew. */
const MOMENTS_MAX = 2_000;
/** More than the versions of any record, and than there are ranks. */
const [VERSIONS, RANKS] = [2 ** 26, 8];

/** Of how many moments it is kept what was said, and how many different things that is. */
export interface Tally {
  moments: number;
  values: number;
}

/**
 * One part of a summary at any moment. What was said once is said again at every moment at which the same of what it rests on counts: the
 * last event that began or ended something of that, how late what counts reaches, and the rank fix it, whatever was recorded since.
 */
export class PartHistory<T> {
  private readonly own: Int32Array;
  private readonly types: ReadonlySet<string>;
  /** With the versions of what those are stated to come after or before; the same list where there is nothing such. */
  private readonly bearing: Int32Array;
  private said = new Map<number, T>();
  private values = new Map<string, T>();

  constructor(
    private readonly part: SummaryPart<T>,
    private readonly of: { readonly id: string; readonly versions: SlimVersions; readonly tally: Tally },
  ) {
    const { entry } = of.versions;
    this.types = new Set(part.types);
    this.own = Int32Array.from([...entry.keys()].filter((version) => this.types.has((entry[version] as Entry).type)));
    this.bearing = withRelated(of.versions, this.own);
  }

  /** Goes on from what the same part of the same record said when it was shorter: that stays so. */
  goOnFrom(before: PartHistory<T>): void {
    [this.said, this.values] = [before.said, before.values];
    this.count(this.said.size, this.values.size);
  }

  /** Ends of days at which what it rests on may change. */
  ends(): readonly number[] {
    return [...this.bearing].map((version) => this.of.versions.certain[version] as number);
  }

  private count(moments: number, values: number): void {
    this.of.tally.moments += moments;
    this.of.tally.values += values;
  }

  at(moment: SlimMoment): T {
    // Grades that a retracted source takes away are no part of the name of a moment.
    if (moment.isRegraded) return this.derived(moment);
    const name = this.nameOf(moment);
    const known = this.said.get(name);
    if (known !== undefined) return known;
    const value = this.shared(this.derived(moment));
    if (this.said.size >= MOMENTS_MAX) this.beginAnew();
    this.said.set(name, value);
    this.count(1, 0);
    return value;
  }

  private beginAnew(): void {
    this.count(-this.said.size, -this.values.size);
    for (const kept of [this.said, this.values]) kept.clear();
  }

  private derived(moment: SlimMoment): T {
    return this.part.says(new PartView(moment, { own: this.own, types: this.types, things: this.part.things }), this.of.id);
  }

  /** Most moments say one of a few things. */
  private shared(value: T): T {
    const text = JSON.stringify(value);
    const known = this.values.get(text);
    if (known !== undefined) return known;
    this.values.set(text, value);
    this.count(0, 1);
    return value;
  }

  private nameOf(moment: SlimMoment): number {
    const { changed, latest } = this.changedBy(moment);
    return (changed * VERSIONS + latest) * RANKS + moment.rank;
  }

  /** The last event that changed what counts, or what there is, and the version of that which reaches latest; counted from 1, 0 for none. */
  private changedBy(moment: SlimMoment): { readonly changed: number; readonly latest: number } {
    const { from, certain } = this.of.versions;
    let [changed, latest] = [-1, -1];
    for (const version of this.bearing) {
      if ((from[version] as number) >= moment.count) break;
      const isReached = moment.reaches(version);
      // What was retracted can still be asked when it was.
      if (isReached || this.bearing !== this.own) changed = Math.max(changed, moment.changed(version));
      if (!isReached) continue;
      if (latest < 0 || (certain[version] as number) > (certain[latest] as number)) latest = version;
    }
    return { changed: changed + 1, latest: latest + 1 };
  }
}

/** These versions, and all of the entries that they are stated to come after or before, and so on; as they began. */
function withRelated(versions: SlimVersions, own: Int32Array): Int32Array {
  const found = new Set(own);
  let isRelated = false;
  for (const version of found)
    for (const id of relatedTo((versions.entry[version] as Entry).occurred))
      for (let other = versions.firstOf(id); other !== undefined; other = versions.after(other)) {
        isRelated = true;
        found.add(other);
      }
  return isRelated ? Int32Array.from(found).sort() : own;
}

const NONE: readonly Entry[] = [];

/** What counts at a moment of the entries that a part rests on. */
class PartView implements EntriesView {
  private readonly standing: readonly Entry[];
  private readonly alike = new Map<string, Entry[]>();

  constructor(
    private readonly moment: SlimMoment,
    private readonly of: {
      readonly own: Int32Array;
      readonly types: ReadonlySet<string>;
      readonly things: readonly string[];
    },
  ) {
    this.standing = moment.standing(of.own);
    for (const entry of this.standing) {
      const alike = this.alike.get(entry.type);
      if (alike) alike.push(entry);
      else this.alike.set(entry.type, [entry]);
    }
  }

  entry(eventId: string): Entry | undefined {
    return this.moment.entry(eventId);
  }
  entryOrRetracted(eventId: string): Entry | undefined {
    return this.moment.entryOrRetracted(eventId);
  }
  ofType(type: string): readonly Entry[] {
    if (!this.of.types.has(type)) throw new Error(`a summary asks for ${type} and does not say so`);
    return this.alike.get(type) ?? NONE;
  }
  about(kind: string, id: string): readonly Entry[] {
    if (!this.of.things.includes(kind)) throw new Error(`a summary asks for a ${kind} and does not say so`);
    return this.moment.standing(this.moment.versions.things.get(kind, id) ?? []);
  }
  all(): readonly Entry[] {
    return this.standing;
  }
}
