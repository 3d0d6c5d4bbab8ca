import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ask, type Schema } from '../api/ask';
import { atLeast } from '../api/freshness';
import type { Moment } from '../moment/moment';
import { useRegister } from '../names/use-names';
import { heardOrKept } from './kept-question';
import type { Place } from './line';
import { notesOf } from './note-source';

type Entry = Schema<'Entry'>;
/** So many entries are fetched one by one, unless somebody wants more. */
export const ALONE_MAX = 100;

const startOf = ({ occurred }: Entry): string => (occurred as { readonly edtf?: string }).edtf ?? '';
/** As they happened, as far as their dates compare as text; else as they were recorded. */
const inOrder = (a: Entry, b: Entry): number => startOf(a).localeCompare(startOf(b)) || a.revision - b.revision;

interface Asked {
  /** What the entries are for: they are kept under this name, for when the server cannot be asked. */
  readonly as: string;
  readonly notes: readonly string[];
  readonly rest: readonly string[];
  /** So many of the rest at most. */
  readonly restMax: number;
  /** Where the entries are asked as at another moment; nothing of it is kept. */
  readonly moment: Moment;
}

async function readEntries({ notes, rest, restMax, moment: query }: Asked, signal: AbortSignal): Promise<readonly Entry[]> {
  const noted = await Promise.all(notes.map((id) => ask('/api/sources/{id}/entries', { ids: { id }, query }, signal)));
  const found = new Map(noted.flatMap(({ entries }) => entries).map((entry) => [entry.eventId, entry]));
  const missing = rest.filter((id) => !found.has(id)).slice(0, restMax);
  for (const entry of await Promise.all(missing.map((id) => ask('/api/entries/{id}', { ids: { id }, query }, signal))))
    found.set(entry.eventId, entry);
  return [...found.values()].sort(inOrder);
}

const READS_MAX = 5;
/** Reads again where something was recorded meanwhile: news that comes while a question is first asked would else be missed. */
async function readSettled<T>(read: () => Promise<T>): Promise<T> {
  for (let reads = 1; ; reads += 1) {
    const before = atLeast();
    const answer = await read();
    if (atLeast() === before || reads === READS_MAX) return answer;
  }
}

function useEntries(asked: Asked): readonly Entry[] | undefined {
  const { as, notes, rest, restMax, moment } = asked;
  return useQuery({
    queryKey: ['kept', 'entries of', as, notes, rest, restMax, moment],
    queryFn: ({ signal }) => {
      const read = () => readEntries(asked, signal);
      return Object.keys(moment).length > 0 ? read() : readSettled(() => heardOrKept(`entries of ${as}`, read));
    },
    placeholderData: keepPreviousData,
  }).data;
}

const NOW: Moment = {};
/**
 * The entries of a meeting: what cites its notes, whoever took them, and what is of the meeting itself; those that were retracted too.
 * Oldest first, without those of the meeting itself that are more than are fetched one by one; undefined until they are there. What is typed
 * beside them never waits for them.
 */
export function useMeetingEntries(
  place: Place,
  { entries }: Pick<Schema<'Meeting'>, 'entries'>,
  moment: Moment = NOW,
): readonly Entry[] | undefined {
  const beginning = notesOf(place);
  const notes = useRegister()
    .sources.filter(({ id }) => id.startsWith(beginning))
    .map(({ id }) => id);
  return useEntries({ as: `${place.negotiation}/${place.meeting}`, notes, rest: entries, restMax: ALONE_MAX, moment });
}

const NONE: readonly string[] = [];
/** Entries by their ids, each fetched by itself; undefined until they are there. `as`: what they are for. */
export const useEntriesCalled = (rest: readonly string[], as: string, moment: Moment = NOW): readonly Entry[] | undefined =>
  useEntries({ as, notes: NONE, rest, restMax: rest.length, moment });
