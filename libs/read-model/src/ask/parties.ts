import { partyName, partyStandingFor, type Entry, type RecordView } from '@parley/negotiation';
import { foldedTitle } from '../project/folded-title';
import type { Moment, OfficeHolding, Page, PartyAnswer, Paging } from '../questions';
import { defined } from './defined';
import { consortiaNaming, negotiationsNaming, streamsNaming } from './naming';
import { holdings, nameOfPerson } from './offices';
import { pageAsked, pageOf } from './paging';
import { PARTIES, PEOPLE, SOURCES, type Snapshot } from './snapshot';

type Party = Omit<PartyAnswer, 'reflects'>;

export async function parties(
  snapshot: Snapshot,
  q: Moment & Paging & { readonly search?: string; readonly kind?: string },
  now: number,
): Promise<Page<Party>> {
  const asked = pageAsked('parties', q);
  await snapshot.load([PARTIES, PEOPLE, SOURCES]);
  const register = snapshot.record(PARTIES)?.view;
  const all = (register?.ofType('PartyRegistered') ?? []).map((made) => ({ id: String(made.data['party']), kind: made.data['kind'] }));
  const named = all.map((party) => ({ ...party, key: foldedTitle(partyName(register as RecordView, party.id)) }));
  const search = foldedTitle(q.search ?? '');
  const found = named.filter((party) => (q.kind === undefined || party.kind === q.kind) && party.key.includes(search));
  const { items, ...more } = pageOf(found, ({ key, id }) => [key, id], asked);
  const ids = items.map(({ id }) => id);
  const streams = await loadNaming(snapshot, ids);
  return { items: ids.flatMap((id) => partyThen(snapshot, id, streams) ?? []), ...more, reflects: snapshot.reflects(now) };
}

export async function party(snapshot: Snapshot, { id }: { readonly id: string }, now: number): Promise<PartyAnswer | undefined> {
  await snapshot.load([PARTIES, PEOPLE, SOURCES]);
  const streams = await loadNaming(snapshot, [id]);
  const answer = partyThen(snapshot, id, streams);
  return answer && { ...answer, reflects: snapshot.reflects(now) };
}

async function loadNaming(snapshot: Snapshot, ids: readonly string[]): Promise<string[]> {
  const register = snapshot.record(PARTIES)?.view;
  if (!register || ids.length === 0) return [];
  const streams = await streamsNaming(snapshot, { kinds: ['party'], ids: ids.flatMap((id) => idsOf(register, id)) });
  await snapshot.load(streams);
  return streams;
}

/** The party and those merged into it: it stands for all of them. */
const idsOf = (register: RecordView, id: string): string[] => {
  const merged = register.ofType('PartiesMerged').map(({ data }) => String(data['merged']));
  return [id, ...new Set(merged.filter((other) => other !== id && partyStandingFor(register, other) === id))];
};

function partyThen(snapshot: Snapshot, id: string, streams: readonly string[]): Party | undefined {
  const register = snapshot.record(PARTIES)?.view;
  const made = register?.maker('party', id);
  if (!register || !made || register.isRetracted(made.eventId)) return undefined;
  const about = register.about('party', id);
  const name = partyName(register, id);
  const standing = partyStandingFor(register, id);
  const named = { kinds: ['party'], ids: idsOf(register, id) };
  const { kind, region } = made.data as Record<string, string | undefined>;
  return {
    id,
    name,
    kind: String(kind),
    ...defined({ region }),
    formerNames: formerNames(about, name),
    ...(standing !== id && { mergedInto: standing }),
    officeHolders: officeHolders(snapshot, named.ids),
    negotiations: negotiationsNaming(snapshot, streams, named),
    consortia: consortiaNaming(snapshot, streams, named),
    entries: about.map(({ eventId }) => eventId),
  };
}

function formerNames(about: readonly Entry[], name: string): string[] {
  const names = about.filter(({ type }) => type === 'PartyRegistered' || type === 'PartyRenamed').map(({ data }) => String(data['name']));
  return [...new Set(names)].filter((other) => !name.split(' / ').includes(other));
}

function officeHolders(snapshot: Snapshot, ids: readonly string[]): (OfficeHolding & { readonly person: string; readonly name: string })[] {
  const people = snapshot.record(PEOPLE)?.view;
  if (!people) return [];
  const held = people.ofType('OfficeHeld').filter(({ data }) => ids.includes(String(data['party'])));
  return holdings(held, snapshot.moment).map(({ holding, person }) => ({ ...holding, person, name: nameOfPerson(people, person) }));
}
