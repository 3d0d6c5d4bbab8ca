import { useState } from 'react';
import type { Schema } from '../../api/ask';
import { useMoment } from '../../moment/moment';
import { useEntriesCalled } from '../../notes/entries-heard';

type Entry = Schema<'Entry'>;
/** So many entries are fetched one by one, unless somebody wants more. */
const ALONE_MAX = 100;
/** An entry that the minutes cite, with what was said of it since. */
export interface Cited {
  readonly entry: Entry;
  readonly marks: readonly Entry[];
}

/** What is known of the entries that minutes cite. */
export interface Citing {
  /** Those that are here, by their ids. */
  readonly known: ReadonlyMap<string, Cited>;
  /** How many were not asked for, as each is asked for by itself. */
  readonly unasked: number;
  /** Asks for more of them. */
  readonly more: () => void;
}

/** The entries that are cited, with what a side said of each. Those that are not here already are asked for a hundred at a time. */
export function useCited(cited: readonly string[], here: readonly Entry[]): Citing {
  const { moment } = useMoment();
  const [asked, setAsked] = useState(ALONE_MAX);
  const found = new Map(here.map((entry) => [entry.eventId, entry]));
  const elsewhere = cited.filter((id) => !found.has(id));
  for (const entry of useEntriesCalled(elsewhere.slice(0, asked), 'cited elsewhere', moment) ?? []) found.set(entry.eventId, entry);
  const entries = cited.flatMap((id) => found.get(id) ?? []);
  const marksOf = ({ acknowledgedBy, disputedBy }: Entry): readonly string[] => [...acknowledgedBy, ...disputedBy];
  const marks = useEntriesCalled(entries.flatMap(marksOf), 'said of what is cited', moment) ?? [];
  return {
    known: new Map(
      entries.map((entry) => [entry.eventId, { entry, marks: marks.filter(({ eventId }) => marksOf(entry).includes(eventId)) }]),
    ),
    unasked: Math.max(0, elsewhere.length - asked),
    more: () => setAsked(asked + ALONE_MAX),
  };
}
