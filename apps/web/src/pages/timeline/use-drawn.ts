import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { extentOf, itemsOf, type Items, type Span } from './items';
import { passing } from './kinds';
import { everyItem, lanesOf, type Lane } from './lanes';
import { itemsIn, type Drawn } from './marks';
import { MOMENT_AT, type TimelineState } from './state';
import { stepsOf } from './steps';
import type { TimelineRead } from './use-timeline';
import { fitting, type View } from './view';

export interface Drawable {
  readonly items: Items;
  readonly lanes: readonly Lane[];
  readonly every: Lane;
  readonly steps: Float64Array;
  /** The view that holds everything dated. */
  readonly all: View;
}

/** What was read, chosen and sorted so that any part of time can be drawn and listed without looking at the rest. */
export function useDrawable({ spans, first }: TimelineRead, { clock, lanes: by, filter: { kind, grade } }: TimelineState): Drawable {
  const items = useMemo(
    () => itemsOf(passing(spans, { ...(kind !== undefined && { kind }), ...(grade !== undefined && { grade }) }), clock),
    [spans, clock, kind, grade],
  );
  const lanes = useMemo(() => lanesOf(items, by, first.lanes), [items, by, first]);
  const rest = useMemo(() => {
    const { earliest, latest } = extentOf(items);
    return { every: everyItem(items), steps: stepsOf(items, clock), all: fitting(earliest, latest, Date.now()) };
  }, [items, clock]);
  return { items, lanes, ...rest };
}

/** The entries that can have happened in the part of time that is drawn, by time; then those without a date. */
export function useListed({ items, every }: Drawable, { view, width }: Drawn): readonly Span[] {
  return useMemo(() => {
    const found = [...itemsIn(every, items, { view, width: Math.max(width, 1) }), ...every.undated];
    return found.map((item) => items.spans[item] as Span);
  }, [items, every, view, width]);
}

/** Where the moment lies that the address names. A date that is written in some rarer way is read by the rules, which are fetched for it. */
export function useMomentTime({ clock, moment }: TimelineState): number {
  const [search] = useSearchParams();
  const date = search.get(MOMENT_AT[clock]) ?? '';
  const { data } = useQuery({
    queryKey: ['the end of', date],
    queryFn: async () => (await import('./any-date')).endOfAny(date),
    enabled: moment === undefined && clock === 'occurred',
    staleTime: Infinity,
  });
  return moment ?? data ?? Infinity;
}
