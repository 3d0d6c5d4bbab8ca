import { useSuspenseInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useMoment, type Moment } from '../moment/moment';
import { ask, type Answer, type Asked, type QuestionPath } from './ask';

interface AskedHere<P extends QuestionPath> extends Asked<P> {
  /** The moment to ask at, in place of the one in the address; `{}`: now, any evidence. */
  readonly at?: Moment;
}

/**
 * The answer to a question at the moment and the evidence that the address of this page names. Suspends until there is one; a failure is
 * shown by the frame. It is asked again whenever something is recorded.
 */
export function useQuestion<P extends QuestionPath>(path: P, { at, ...asked }: AskedHere<P> = {}): Answer<P> {
  const { moment } = useMoment();
  return useQuestionAsIs(path, { ...asked, query: { ...(at ?? moment), ...asked.query } } as Asked<P>);
}

/** The same, at no other moment than the question itself says. */
export function useQuestionAsIs<P extends QuestionPath>(path: P, asked: Asked<P>): Answer<P> {
  return useSuspenseQuery({ queryKey: [path, asked.ids, asked.query], queryFn: ({ signal }) => ask(path, asked, signal) }).data;
}

interface PageOf {
  readonly items: readonly unknown[];
  readonly next?: string;
}
export interface Pages<Item, First> {
  readonly items: readonly Item[];
  readonly first: First;
  /** Present where there is more. */
  readonly more?: () => void;
  readonly isLoading: boolean;
}

/** An answer that comes page by page: what was fetched so far, and how to fetch on. */
export function usePages<P extends QuestionPath>(
  path: P,
  { at, ...asked }: AskedHere<P> = {},
): Pages<Answer<P> extends { items: readonly (infer Item)[] } ? Item : never, Answer<P>> {
  const { moment } = useMoment();
  const query = { ...(at ?? moment), ...asked.query } as object;
  const found = useSuspenseInfiniteQuery({
    queryKey: [path, 'pages', asked.ids, query],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => ask(path, { ...asked, query: { ...query, after: pageParam } } as unknown as Asked<P>, signal),
    getNextPageParam: (last) => (last as PageOf).next,
  });
  const { pages } = found.data;
  const items = useMemo(() => pages.flatMap((page) => (page as PageOf).items), [pages]);
  return {
    items: items as never,
    first: pages[0] as Answer<P>,
    ...(found.hasNextPage && { more: () => void found.fetchNextPage() }),
    isLoading: found.isFetchingNextPage,
  };
}
