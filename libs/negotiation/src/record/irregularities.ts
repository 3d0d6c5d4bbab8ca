import { eventOf } from '../catalogue';
import type { Entry } from '../entry/entry';
import type { Irregularity } from '../irregularity';
import type { RecordView } from './record-view';

/** What is irregular about these entries, given all that is on record; in the order of the entries. */
export const irregularitiesOf = (view: RecordView, entries: readonly Entry[] = view.all('irregularities')): readonly Irregularity[] =>
  entries.flatMap((entry) => {
    const type = eventOf(entry.type);
    return [...(type?.irregularByItself?.(entry) ?? []), ...(type?.irregular?.(entry, view) ?? [])];
  });
