import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { drawableOf, type Drawable, type ToDraw } from './drawable';
import type { Listed } from './listed';
import { listedIn, type Drawn } from './marks';
import { MOMENT_AT, type TimelineState } from './state';
import { atOnce, inPieces } from './stepwise';
import type { TimelineRead } from './use-timeline';

/** So many are sorted at once; more of them beside whatever else the page does. */
const AT_ONCE_MAX = 30_000;

interface Made {
  readonly of: ToDraw;
  readonly drawable: Drawable;
}
const made = (of: ToDraw): Made => ({ of, drawable: atOnce(drawableOf(of)) });

/**
 * What was read, ready to be drawn. Of very many entries it is made piece by piece, while what was made before stands: some of the same entries, or the
 * same in other lanes.
 */
export function useDrawable(
  { spans, first: { lanes: names } }: TimelineRead,
  { clock, lanes: by, filter: { kind, grade } }: TimelineState,
): Drawable {
  const wanted = useMemo((): ToDraw => ({ spans, names, clock, by, kind, grade }), [spans, names, clock, by, kind, grade]);
  const [now, setNow] = useState(() => made(spans.length > AT_ONCE_MAX ? { ...wanted, spans: spans.slice(0, AT_ONCE_MAX) } : wanted));
  const isComing = spans.length > AT_ONCE_MAX && now.of.clock === clock;
  useEffect(() => {
    if (!isComing || now.of === wanted) return undefined;
    let isWanted = true;
    void inPieces(drawableOf(wanted), () => isWanted).then((drawable) => drawable && setNow({ of: wanted, drawable }));
    return () => {
      isWanted = false;
    };
  }, [wanted, isComing]);
  if (now.of === wanted || isComing) return now.drawable;
  const next = made(wanted);
  setNow(next);
  return next.drawable;
}

/** The entries that can have happened in the part of time that is drawn, by time; then those without a date. */
export const useListed = ({ items, every }: Drawable, { view, width }: Drawn): Listed =>
  useMemo(() => listedIn(every, items, { view, width: Math.max(width, 1) }), [items, every, view, width]);

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
