import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ask, type Schema } from '../../api/ask';
import { atLeast } from '../../api/freshness';
import { useRegister } from '../../names/use-names';
import { heardOrKept } from '../../notes/kept-question';
import type { Place } from '../../notes/line';
import { notesOf } from '../../notes/note-source';

type Entry = Schema<'Entry'>;
/** So many entries of a meeting are fetched one by one that were not taken down in this page. */
const ALONE_MAX = 100;

const startOf = ({ occurred }: Entry): string => (occurred as { readonly edtf?: string }).edtf ?? '';
/** As they happened, as far as their dates compare as text; else as they were recorded. */
const inOrder = (a: Entry, b: Entry): number => startOf(a).localeCompare(startOf(b)) || a.revision - b.revision;

async function readEntries(notes: readonly string[], rest: readonly string[], signal: AbortSignal): Promise<readonly Entry[]> {
  const noted = await Promise.all(notes.map((id) => ask('/api/sources/{id}/entries', { ids: { id } }, signal)));
  const found = new Map(noted.flatMap(({ entries }) => entries).map((entry) => [entry.eventId, entry]));
  const missing = rest.filter((id) => !found.has(id)).slice(0, ALONE_MAX);
  for (const entry of await Promise.all(missing.map((id) => ask('/api/entries/{id}', { ids: { id } }, signal))))
    found.set(entry.eventId, entry);
  return [...found.values()].filter(({ retractedBy }) => retractedBy === undefined).sort(inOrder);
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

/**
 * The entries of a meeting: what cites its notes, whoever took them, and what is of the meeting itself. Oldest first; undefined until they
 * are there. What is typed beside them never waits for them.
 */
export function useMeetingEntries(place: Place, { entries }: Pick<Schema<'Meeting'>, 'entries'>): readonly Entry[] | undefined {
  const beginning = notesOf(place);
  const notes = useRegister()
    .sources.filter(({ id }) => id.startsWith(beginning))
    .map(({ id }) => id);
  return useQuery({
    queryKey: ['kept', 'meeting-entries', place.negotiation, place.meeting, notes, entries],
    queryFn: ({ signal }) =>
      readSettled(() => heardOrKept(`entries of ${place.negotiation}/${place.meeting}`, () => readEntries(notes, entries, signal))),
    placeholderData: keepPreviousData,
  }).data;
}
