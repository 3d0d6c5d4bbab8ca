import type { Schema } from '../../api/ask';
import { useMoment } from '../../moment/moment';
import { useEntriesCalled } from '../../notes/entries-heard';

type Entry = Schema<'Entry'>;
/** An entry that the minutes cite, with what was said of it since. */
export interface Cited {
  readonly entry: Entry;
  readonly marks: readonly Entry[];
}

/** The entries that are cited, as far as they are here already, with what a side said of each. */
export function useCited(cited: readonly string[], known: readonly Entry[]): ReadonlyMap<string, Cited> {
  const { moment } = useMoment();
  const here = new Map(known.map((entry) => [entry.eventId, entry]));
  const elsewhere = useEntriesCalled(
    cited.filter((id) => !here.has(id)),
    'cited elsewhere',
    moment,
  );
  for (const entry of elsewhere ?? []) here.set(entry.eventId, entry);
  const entries = cited.flatMap((id) => here.get(id) ?? []);
  const marksOf = ({ acknowledgedBy, disputedBy }: Entry): readonly string[] => [...acknowledgedBy, ...disputedBy];
  const marks = useEntriesCalled(entries.flatMap(marksOf), 'said of what is cited', moment) ?? [];
  return new Map(
    entries.map((entry) => [entry.eventId, { entry, marks: marks.filter(({ eventId }) => marksOf(entry).includes(eventId)) }]),
  );
}
