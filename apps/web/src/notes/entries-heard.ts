import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { allPages } from '../api/all-pages';
import { ask, type Schema } from '../api/ask';
import { atLeast } from '../api/freshness';
import type { Moment } from '../moment/moment';
import { useRegister } from '../names/use-names';
import { heardOrKept } from './kept-question';
import type { Place } from './line';
import { notesOf } from './note-source';

type Entry = Schema<'Entry'>;
const startOf = ({ occurred }: Entry): string => (occurred as { readonly edtf?: string }).edtf ?? '';
/** As they happened, as far as their dates compare as text; else as they were recorded. */
const inOrder = (a: Entry, b: Entry): number => startOf(a).localeCompare(startOf(b)) || a.revision - b.revision;

interface Read {
  readonly signal: AbortSignal;
  readonly query: Moment;
}
interface Asked {
  /** What the entries are for: they are kept under this name, for when the server cannot be asked. */
  readonly as: string;
  /** What tells them from others that are for the same. */
  readonly of: readonly string[];
  readonly read: (how: Read) => Promise<readonly Entry[]>;
  /** Where the entries are asked as at another moment; nothing of it is kept. */
  readonly moment: Moment;
}

async function readMeeting({ negotiation, meeting }: Place, notes: readonly string[], { signal, query }: Read): Promise<readonly Entry[]> {
  const [own, ...noted] = await Promise.all([
    allPages<Entry>((page) =>
      ask('/api/negotiations/{id}/history', { ids: { id: negotiation }, query: { ...query, meeting, ...page } }, signal),
    ),
    ...notes.map(async (id) => (await ask('/api/sources/{id}/entries', { ids: { id }, query }, signal)).entries),
  ]);
  return [...new Map([...own, ...noted.flat()].map((entry) => [entry.eventId, entry])).values()];
}
const readCalled = (ids: readonly string[], { signal, query }: Read): Promise<readonly Entry[]> =>
  Promise.all(ids.map((id) => ask('/api/entries/{id}', { ids: { id }, query }, signal)));

const READS_MAX = 5;
/** Reads again where something was recorded meanwhile: news that comes while a question is first asked would else be missed. */
async function readSettled<T>(read: () => Promise<T>): Promise<T> {
  for (let reads = 1; ; reads += 1) {
    const before = atLeast();
    const answer = await read();
    if (atLeast() === before || reads === READS_MAX) return answer;
  }
}

function useEntries({ as, of, read, moment }: Asked): readonly Entry[] | undefined {
  return useQuery({
    queryKey: ['kept', 'entries of', as, of, moment],
    queryFn: async ({ signal }) => {
      const ordered = async (): Promise<readonly Entry[]> => [...(await read({ signal, query: moment }))].sort(inOrder);
      return Object.keys(moment).length > 0 ? ordered() : readSettled(() => heardOrKept(`entries of ${as}`, ordered));
    },
    placeholderData: keepPreviousData,
  }).data;
}

const NOW: Moment = {};
/**
 * The entries of a meeting: what cites its notes, whoever took them, and what is of the meeting itself, of which `ITEMS_MAX` at most.
 * Oldest first; undefined until they are there. What is typed beside them never waits for them.
 */
export function useMeetingEntries(place: Place, moment: Moment = NOW): readonly Entry[] | undefined {
  const beginning = notesOf(place);
  const notes = useRegister()
    .sources.filter(({ id }) => id.startsWith(beginning))
    .map(({ id }) => id);
  const read = (how: Read): Promise<readonly Entry[]> => readMeeting(place, notes, how);
  return useEntries({ as: `${place.negotiation}/${place.meeting}`, of: notes, read, moment });
}

/** Entries by their ids, each fetched by itself; undefined until they are there. `as`: what they are for. */
export const useEntriesCalled = (ids: readonly string[], as: string, moment: Moment = NOW): readonly Entry[] | undefined =>
  useEntries({ as, of: ids, read: (how) => readCalled(ids, how), moment });
