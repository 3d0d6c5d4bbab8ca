import { useSuspenseQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { queries } from '../api/queries';
import { halfTyped, linesOf, onBoxChange } from './box';
import { NOTHING_SAID, type Place, type Said } from './line';
import { readLine, type LineRead } from './line-read';

/** The lines of a meeting that are not in the joint record yet, as they change in any page of this browser. */
export function useLines({ negotiation, meeting }: Place): readonly LineRead[] {
  useEffect(() => onBoxChange(() => void queries.invalidateQueries({ queryKey: ['notes'] })), []);
  return useSuspenseQuery({
    queryKey: ['notes', negotiation, meeting],
    queryFn: async () => Promise.all((await linesOf({ negotiation, meeting })).map(readLine)),
  }).data;
}

/** What was being typed when the page was last left. */
export function useHalfTyped({ negotiation, meeting }: Place): Said {
  return useSuspenseQuery({
    queryKey: ['half', negotiation, meeting],
    queryFn: async () => (await halfTyped({ negotiation, meeting })) ?? NOTHING_SAID,
    staleTime: 'static',
    gcTime: 0,
  }).data;
}
