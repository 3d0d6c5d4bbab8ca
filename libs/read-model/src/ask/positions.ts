import {
  consortiumPosition,
  emptyRecord,
  issuesInShort,
  negotiationInShort,
  negotiationPosition,
  type ConsortiumPosition,
  type IssuesInShort,
  type NegotiationInShort,
  type NegotiationPosition,
  type Reflects,
} from '@parley/negotiation';
import { categoryOf, recordId } from '../project/entry-rows';
import { negotiationsNaming, streamsNaming } from './naming';
import { PARTIES, PEOPLE, SOURCES, type Snapshot } from './snapshot';

/** Stands until the position is made, and with it everything it stands on is known. */
const UNSAID: Reflects = { asOf: null, knownAt: null, evidence: 'rumour', streams: {}, rules: '' };

export async function negotiation(
  snapshot: Snapshot,
  { id }: { readonly id: string },
  now: number,
): Promise<NegotiationPosition | undefined> {
  const position = await negotiationThen(snapshot, id);
  return position && { ...position, reflects: snapshot.reflects(now) };
}

/** The position without what it stands on, which is known once nothing more is asked of the snapshot. */
export async function negotiationThen(snapshot: Snapshot, id: string): Promise<NegotiationPosition | undefined> {
  const stream = `negotiation-${id}`;
  await snapshot.load([stream, PARTIES, PEOPLE, SOURCES]);
  const record = snapshot.record(stream);
  if (!record) return undefined;
  const consortia = (await streamsOf(snapshot, 'consortium')).filter((name) =>
    ['consortium', 'party'].some((kind) => record.whole.isNamed(kind, recordId(name))),
  );
  await snapshot.load(consortia);
  return negotiationPosition(record.view, {
    id,
    register: snapshot.record(PARTIES)?.view ?? emptyRecord(),
    people: snapshot.record(PEOPLE)?.view ?? emptyRecord(),
    consortia: (consortiumId) => snapshot.record(`consortium-${consortiumId}`)?.view,
    leftOut: record.leftOut,
    reflects: UNSAID,
  });
}

/** The negotiation in short, which stands on its own record and on which parties were merged. */
export async function inShort(snapshot: Snapshot, { id }: { readonly id: string }, now: number): Promise<NegotiationInShort | undefined> {
  const found = await withMerges(snapshot, id);
  if (!found) return undefined;
  const { record, register } = found;
  const short = negotiationInShort(record.view, { id, register, leftOut: record.leftOut, reflects: UNSAID });
  return { ...short, reflects: snapshot.reflects(now) };
}

/** The issues of the negotiation, which stand on the same. */
export async function issues(snapshot: Snapshot, { id }: { readonly id: string }, now: number): Promise<IssuesInShort | undefined> {
  const found = await withMerges(snapshot, id);
  if (!found) return undefined;
  const { record, register } = found;
  return { ...issuesInShort(record.view, { id, register, reflects: UNSAID }), reflects: snapshot.reflects(now) };
}

async function withMerges(snapshot: Snapshot, id: string) {
  const stream = `negotiation-${id}`;
  await snapshot.load([stream, PARTIES, SOURCES]);
  const record = snapshot.record(stream);
  return record && { record, register: snapshot.record(PARTIES)?.view ?? emptyRecord() };
}

export async function consortium(
  snapshot: Snapshot,
  { id }: { readonly id: string },
  now: number,
): Promise<ConsortiumPosition | undefined> {
  const position = await consortiumThen(snapshot, id);
  return position && { ...position, reflects: snapshot.reflects(now) };
}

export async function consortiumThen(snapshot: Snapshot, id: string): Promise<ConsortiumPosition | undefined> {
  const stream = `consortium-${id}`;
  const named = { kinds: ['consortium', 'party'], ids: [id] };
  const naming = (await streamsNaming(snapshot, named)).filter((name) => categoryOf(name) === 'negotiation');
  await snapshot.load([stream, PARTIES, SOURCES, ...naming]);
  const record = snapshot.record(stream);
  if (!record) return undefined;
  return consortiumPosition(record.view, {
    id,
    register: snapshot.record(PARTIES)?.view ?? emptyRecord(),
    negotiations: negotiationsNaming(snapshot, naming, named),
    leftOut: record.leftOut,
    reflects: UNSAID,
  });
}

/** Every stream of a category, in the order of their names. */
export async function streamsOf(snapshot: Snapshot, category: string): Promise<string[]> {
  const found = await snapshot.rows.selectFrom('stream').select('stream').where('category', '=', category).orderBy('stream').execute();
  return found.map(({ stream }) => stream);
}
