import { useEffect, useMemo } from 'react';
import type { Schema } from '../../api/ask';
import { usePages } from '../../api/use-question';
import { clockEntry, type ClockEntry } from './clock-entries';

const PAGE = 5_000;

export interface WholeTimeline {
  readonly entries: readonly ClockEntry[];
  readonly lanes: Schema<'Timeline'>['lanes'];
  /** How many the record holds; those that are not here yet are on their way. */
  readonly count: number;
}

/** Every entry of a negotiation as it stands today, whatever moment the page is at; page by page until all are here. */
export function useTimeline(id: string): WholeTimeline {
  const { items, first, more, isLoading } = usePages('/api/negotiations/{id}/timeline', { ids: { id }, at: {}, query: { limit: PAGE } });
  useEffect(() => {
    if (!isLoading) more?.();
  }, [more, isLoading]);
  const entries = useMemo(() => items.map(clockEntry), [items]);
  return { entries, lanes: first.lanes, count: first.entries };
}
