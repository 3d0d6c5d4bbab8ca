import { useActOnto, type ActingOnto } from '../../acts/use-act-onto';
import { ask } from '../../api/ask';
import { addressOfAct, marksOf, type WholeEntry } from './whole-entry';

export interface ActingOnEntry extends ActingOnto<WholeEntry> {
  readonly recordOn: (act: string, body: object) => void;
}

/** Acts on one entry, which is live: others may act on it at the same time. */
export function useActOnEntry(entry: WholeEntry): ActingOnEntry {
  const acting = useActOnto(entry, {
    askNow: () => ask('/api/entries/{id}', { ids: { id: entry.eventId }, query: { 'at-least': 'head' } }),
    revisionOf: ({ reflects, stream }) => reflects.streams[stream],
    marksOf,
  });
  return {
    ...acting,
    recordOn: (act, body) => acting.record({ ...addressOfAct(entry, act), body: { entry: entry.eventId, ...body } }),
  };
}
