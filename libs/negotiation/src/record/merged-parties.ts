import { eventOf } from '../catalogue';
import type { Actor, Entry } from '../entry/entry';
import { actorsShape } from '../entry/entry-shape';
import { partyStandingFor } from '../position/register-names';
import { withReferences } from '../shape/walk';
import type { Bearing, RecordView } from './record-view';

/**
 * The same record with every party that was merged into another named as the one that stands for it. `register` is that of the
 * parties at the same moment, so a merge counts from its own recording on. The very same view where no merged party is named.
 */
export function withMergedParties(view: RecordView, register: RecordView): RecordView {
  const merged = [...new Set(register.ofType('PartiesMerged').map(({ data }) => String(data['merged'])))];
  const named = merged.filter((party) => view.isNamed('party', party));
  return named.length === 0 ? view : new MergedParties(view, register, merged);
}

/** The ids under which one party is on record: its own, that of the party that stands for it, and of all that were merged into that one. */
export function idsOfParty(register: RecordView, party: string): readonly string[] {
  const standing = partyStandingFor(register, party);
  const merged = register.ofType('PartiesMerged').map(({ data }) => String(data['merged']));
  return [...new Set([party, standing, ...merged.filter((other) => partyStandingFor(register, other) === standing)])];
}

class MergedParties implements RecordView {
  private readonly renamed = new Map<Entry, Entry>();
  private readonly standing = new Map<string, string>();

  constructor(
    private readonly base: RecordView,
    register: RecordView,
    merged: readonly string[],
  ) {
    for (const party of merged) this.standing.set(party, partyStandingFor(register, party));
    for (const party of merged) for (const entry of base.about('party', party)) this.rename(entry);
  }

  private rename(entry: Entry): void {
    if (this.renamed.has(entry)) return;
    const named = (kind: string, id: string): string => (kind === 'party' ? (this.standing.get(id) ?? id) : id);
    const shape = eventOf(entry.type)?.data;
    const data = shape ? (withReferences(shape, entry.data, named) as Entry['data']) : entry.data;
    this.renamed.set(entry, { ...entry, data, actors: withReferences(actorsShape, entry.actors, named) as readonly Actor[] });
  }
  private readonly as = (entry: Entry): Entry => this.renamed.get(entry) ?? entry;
  private idsOf(kind: string, id: string): readonly string[] {
    if (kind !== 'party') return [id];
    const others = [...this.standing].filter(([, standing]) => standing === id).map(([party]) => party);
    return this.standing.has(id) ? [] : [id, ...others];
  }

  get size(): number {
    return this.base.size;
  }
  maker(kind: string, id: string): Entry | undefined {
    const made = this.base.maker(kind, id);
    return made && this.as(made);
  }
  isNamed(kind: string, id: string): boolean {
    return this.idsOf(kind, id).some((one) => this.base.isNamed(kind, one));
  }
  first(kind: string, id: string): Entry | undefined {
    const [only, ...others] = this.idsOf(kind, id);
    const first = only !== undefined && others.length === 0 ? this.base.first(kind, only) : undefined;
    return first ? this.as(first) : this.about(kind, id)[0];
  }
  named(kind: string): readonly string[] {
    const ids = this.base.named(kind);
    return kind === 'party' ? [...new Set(ids.map((id) => this.standing.get(id) ?? id))] : ids;
  }
  about(kind: string, id: string): readonly Entry[] {
    const [only, ...others] = this.idsOf(kind, id);
    if (only === undefined) return [];
    if (others.length === 0) return this.base.about(kind, only).map(this.as);
    const all = new Set([only, ...others].flatMap((one) => this.base.about(kind, one)));
    return [...all].sort((a, b) => a.revision - b.revision).map(this.as);
  }
  countMade(kind: string): number {
    return this.base.countMade(kind);
  }
  entry(idOrRevision: string): Entry | undefined {
    const found = this.base.entry(idOrRevision);
    return found && this.as(found);
  }
  entryOrRetracted(eventId: string): Entry | undefined {
    const found = this.base.entryOrRetracted(eventId);
    return found && this.as(found);
  }
  isRetracted(eventId: string): boolean {
    return this.base.isRetracted(eventId);
  }
  ofType(type: string): readonly Entry[] {
    return this.base.ofType(type).map(this.as);
  }
  all(bearingOn?: Bearing): readonly Entry[] {
    return this.base.all(bearingOn).map(this.as);
  }
}
