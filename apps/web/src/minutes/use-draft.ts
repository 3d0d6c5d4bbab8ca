import { useSuspenseQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { queries } from '../api/queries';
import type { Place } from '../notes/line';
import type { MinutesDraft } from './draft';
import { draftOf, onDraftChange } from './draft-box';

/** The draft of the minutes of a meeting, as it changes in any page of this browser; null where there is none. */
export function useDraft({ negotiation, meeting }: Place): MinutesDraft | null {
  useEffect(() => onDraftChange(() => void queries.invalidateQueries({ queryKey: ['minutes-draft'] })), []);
  return useSuspenseQuery({
    queryKey: ['minutes-draft', negotiation, meeting],
    queryFn: async () => (await draftOf({ negotiation, meeting })) ?? null,
  }).data;
}
