import { useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { ask, type Schema } from '../../api/ask';
import { queries } from '../../api/queries';
import type { Moment } from '../../moment/moment';
import type { Clock } from './clock-time';
import type { Span } from './items';
import { pageHeld, type Held } from './page-held';
import { pagesDrawn } from './pages-drawn';
import type { Filter } from './state';

const LIMIT = 5_000;
const QUESTION = '/api/negotiations/{id}/timeline';

interface Asked {
  readonly id: string;
  readonly clock: Clock;
  readonly moment: Moment;
  readonly filter: Pick<Filter, 'party' | 'issue'>;
}
type Page = Schema<'Timeline'>;
export interface TimelineRead {
  readonly spans: readonly Span[];
  readonly first: Page;
  /** How many there are, read or not; and how many are read, of which some may not be drawn yet. */
  readonly count: number;
  readonly read: number;
}

/**
 * The entries of a negotiation, read page by page until all are here. The clock that the page moves along sets no limit; the other clock and the evidence
 * do. What names a party or an issue only the rules know, so the server chooses by them.
 */
export function useTimeline({ id, clock, moment: { asOf, knownAt, evidence }, filter: { party, issue } }: Asked): TimelineRead {
  const other = clock === 'occurred' ? { knownAt } : { asOf };
  const query = { ...other, evidence, party, issue, order: 'occurred', limit: LIMIT } as object;
  const { data, hasNextPage, isFetching, fetchNextPage } = useSuspenseInfiniteQuery({
    queryKey: [QUESTION, id, query],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ queryKey, pageParam, signal }) => {
      const held =
        pageParam === undefined
          ? undefined
          : pageHeld(queries.getQueryData<Held<Page>>(queryKey), { at: pageParam, like: firstOf.get(signal) });
      if (held) return held;
      const page = await ask(QUESTION, { ids: { id }, query: { ...query, after: pageParam } as never }, signal);
      if (pageParam === undefined) firstOf.set(signal, page);
      return page;
    },
    getNextPageParam: ({ next }) => next,
  });
  useEffect(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);
  const whole = useMemo(() => data.pages.slice(0, pagesDrawn(data.pages.length, hasNextPage)), [data, hasNextPage]);
  // The same pages are the same entries: what is sorted by them stands until there are more.
  const pages = useSame(whole);
  const drawn = useMemo(() => {
    const first = pages[0] as Page;
    return { spans: pages.flatMap(({ items }) => items), first, count: first.entries };
  }, [pages]);
  const read = data.pages.reduce((sum, { items }) => sum + items.length, 0);
  return useMemo(() => ({ ...drawn, read }), [drawn, read]);
}

/** The first page of each reading, by the signal that the reading goes by. */
const firstOf = new WeakMap<AbortSignal, Page>();

/** The list that was given before, as long as the same is in it. */
function useSame<T>(list: readonly T[]): readonly T[] {
  const [kept, setKept] = useState(list);
  const isSame = kept.length === list.length && kept.every((one, at) => one === list[at]);
  if (!isSame) setKept(list);
  return isSame ? kept : list;
}
