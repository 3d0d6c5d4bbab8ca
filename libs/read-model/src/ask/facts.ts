import { everyMention, type Entry } from '@parley/negotiation';
import type { FactsAnswer, Moment, Paging } from '../questions';
import { pageAsked, pageOfOrdered } from './paging';
import { PARTIES, PEOPLE, SOURCES, type Snapshot } from './snapshot';
import { workedOut } from './worked-out';

const LIMIT = { usual: 1_000, most: 5_000 };
type Asked = Pick<Moment, 'knownAt'> & Paging & { readonly id: string };

/** What a negotiation's position is folded from, as recorded: its own record, the registers, and every consortium that it ever named. */
export async function facts(snapshot: Snapshot, q: Asked, now: number): Promise<FactsAnswer | undefined> {
  const asked = pageAsked('facts', q, LIMIT);
  const own = `negotiation-${q.id}`;
  await snapshot.load([own, PARTIES, PEOPLE, SOURCES]);
  const record = snapshot.record(own);
  if (!record) return undefined;
  // Of all pages: whoever asks for one page mostly asks for the next.
  const consortia = workedOut(snapshot, { kind: 'consortia named', streams: [own] }, () => consortiaNamedBy(record.entries));
  const streams = [own, PARTIES, PEOPLE, SOURCES, ...consortia].sort();
  await snapshot.load(streams);
  const all: Entry[] = streams.flatMap((stream) => snapshot.record(stream)?.entries ?? []);
  const { items, ...more } = pageOfOrdered(all, ({ stream, revision }) => [stream, revision], asked);
  return { items, ...more, entries: all.length, reflects: snapshot.reflects(now) };
}

/** Those that any of these entries names, retracted and corrected ones too: a fold as of before that needs them. */
function consortiaNamedBy(entries: readonly Entry[]): readonly string[] {
  const named = entries.flatMap(everyMention).filter(({ kind }) => kind === 'consortium' || kind === 'party');
  return [...new Set(named.map(({ id }) => `consortium-${id}`))];
}
