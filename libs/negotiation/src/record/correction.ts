import type { Citation, Entry } from '../entry/entry';
import { sameValue } from './same-value';

/**
 * The target entry as it stands after this one: replaced parts of an EntryCorrected (whole parts; folded in order of
 * recording, so the highest revision wins for each), or the further citation of an EvidenceAdded. Undefined: no change.
 */
export function corrected(target: Entry, by: Entry): Entry | undefined {
  if (by.type === 'EvidenceAdded') return { ...target, sources: [...target.sources, by.data['citation'] as Citation] };
  if (by.type !== 'EntryCorrected') return undefined;
  const { type, data, occurred, actors, sources } = by.data as Partial<Entry>;
  return {
    ...target,
    ...(data && { data, type: type ?? target.type }),
    ...(occurred && { occurred }),
    ...(actors && { actors }),
    ...(sources && { sources }),
  };
}

/** The kept entry of several that record the same fact: it rests on the citations of all of them, each once. */
export function withEvidenceOf(kept: Entry, duplicates: readonly Entry[]): Entry {
  const sources: Citation[] = [...kept.sources];
  for (const citation of duplicates.flatMap((e) => e.sources)) if (!sources.some((s) => sameValue(s, citation))) sources.push(citation);
  return sources.length === kept.sources.length ? kept : { ...kept, sources };
}
