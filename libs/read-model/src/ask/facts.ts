import type { Entry } from '@parley/negotiation';
import type { FactsAnswer, Moment, Paging } from '../questions';
import { pageAsked, pageOf } from './paging';
import { PARTIES, PEOPLE, SOURCES, type Snapshot } from './snapshot';

const LIMIT = { usual: 1_000, most: 5_000 };
type Asked = Pick<Moment, 'knownAt'> & Paging & { readonly id: string };

/** What a negotiation's position is folded from, as recorded: its own record, the registers, and every consortium that it ever named. */
export async function facts(snapshot: Snapshot, q: Asked, now: number): Promise<FactsAnswer | undefined> {
  const asked = pageAsked('facts', q, LIMIT);
  const own = `negotiation-${q.id}`;
  const streams = [own, PARTIES, PEOPLE, SOURCES, ...(await consortiaNamedIn(snapshot, own))].sort();
  await snapshot.load(streams);
  if (!snapshot.record(own)) return undefined;
  const all: Entry[] = streams.flatMap((stream) => snapshot.record(stream)?.entries ?? []);
  const { items, ...more } = pageOf(all, ({ stream, revision }) => [stream, revision], asked);
  return { items, ...more, entries: all.length, reflects: snapshot.reflects(now) };
}

async function consortiaNamedIn(snapshot: Snapshot, stream: string): Promise<string[]> {
  const named = await snapshot.rows
    .selectFrom('naming')
    .select('id')
    .distinct()
    .where('stream', '=', stream)
    .where('kind', 'in', ['consortium', 'party'])
    .execute();
  return named.map(({ id }) => `consortium-${id}`);
}
