import { useMutation } from '@tanstack/react-query';
import type { Receipt } from '../../acts/record-act';
import type { Acting } from '../../acts/use-act';
import { queries } from '../../api/queries';
import type { Schema } from '../../api/ask';
import { circulate } from '../../minutes/circulating';
import { useDraft } from '../../minutes/use-draft';
import type { Place } from '../../notes/line';
import { withRecorder } from '../../recorder/asking';
import { newestOf } from './minutes-of';

/** Sends the draft out as the next version. What was sent and not answered is known from the draft itself, also after the page was closed. */
export function useCirculation(place: Place, { minutes }: Schema<'Meeting'>): Acting {
  const sending = useDraft(place)?.sending;
  const version = minutes === null ? 1 : newestOf(minutes) + 1;
  const { mutate, isPending, data, error } = useMutation<Receipt, Error, string>({
    networkMode: 'always',
    mutationFn: (by) => circulate(place, { version, by }),
    onSettled: () => void queries.invalidateQueries(),
  });
  return {
    record: () => withRecorder(mutate),
    again: () => sending && mutate(sending.by),
    isSending: isPending,
    receipt: data,
    error: sending === undefined ? error : null,
    isUnknown: sending !== undefined && !isPending,
  };
}
