import type { RecordView } from '../record/record-view';
import { refused, type Refusal } from '../refusal';
import type { ForeignKind, ReferenceKind } from '../shape/shape';

/** The record of a stream, folded; an unwritten stream is an empty record. */
export type Known = (stream: string) => RecordView;

const REGISTER = {
  party: 'register-parties',
  person: 'register-people',
  office: 'register-people',
  source: 'register-sources',
} as const;

const FOREIGN: readonly ReferenceKind[] = ['party', 'person', 'office', 'source', 'negotiation', 'consortium'] satisfies ForeignKind[];
/** True for what is made in another record than the one that refers to it. */
export const isForeign = (kind: ReferenceKind): kind is ForeignKind => FOREIGN.includes(kind);

/** The stream in which a thing of this kind is made. */
export function streamKnowing(kind: ForeignKind, id: string): string {
  if (kind === 'negotiation' || kind === 'consortium') return `${kind}-${id}`;
  return REGISTER[kind];
}

/** Why something of another record cannot be referred to, or nothing. */
export function foreignRefusal(known: Known, kind: ForeignKind, at: { id: string; path: string }): Refusal | undefined {
  const view = known(streamKnowing(kind, at.id));
  if (kind === 'negotiation' || kind === 'consortium')
    return view.size > 0 ? undefined : refused(`${kind}-unknown`, `There is no ${kind} ${at.id}; open its record first.`, at.path);
  if (kind === 'office') return view.isNamed(kind, at.id) ? undefined : unknown(kind, at);
  const made = view.maker(kind, at.id);
  if (!made) return unknown(kind, at);
  if (view.isRetracted(made.eventId)) return refused('entry-retracted', `The entry that made the ${kind} ${at.id} was retracted.`, at.path);
  return gone(view, { kind, ...at });
}

const unknown = (kind: 'party' | 'person' | 'office' | 'source', at: { id: string; path: string }): Refusal =>
  refused(`${kind}-unknown`, `There is no ${kind} ${at.id} in the register; add it first, or mend the name.`, at.path);

function gone(view: RecordView, at: { kind: ForeignKind; id: string; path: string }): Refusal | undefined {
  if (at.kind === 'party') {
    const merge = view.about('party', at.id).find((e) => e.type === 'PartiesMerged' && e.data['merged'] === at.id);
    if (merge) return refused('party-merged', `${at.id} was merged into ${String(merge.data['into'])}; name that party.`, at.path);
  }
  if (at.kind === 'source' && view.about('source', at.id).some((e) => e.type === 'SourceRetracted'))
    return refused('source-retracted', `Source ${at.id} was retracted; cite another.`, at.path);
  return undefined;
}

/** The people of the register whose name this is (after NFC and trimming), or the one whose id it is. */
export function peopleCalled(people: RecordView, nameOrId: string): readonly string[] {
  const registered = people.maker('person', nameOrId);
  if (registered) return people.isRetracted(registered.eventId) ? [] : [nameOrId];
  const name = nameOrId.normalize('NFC').trim();
  return people.ofType('PersonRegistered').flatMap((e) => (e.data['name'] === name ? [String(e.data['person'])] : []));
}
