import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { queries } from '../api/queries';
import { Refused } from '../api/problem';
import { recorderOrAsk } from '../recorder/asking';
import { freshKey, recordAct, type Act, type Receipt } from './record-act';

export interface Acting {
  /** Records this act; asks first who records, where nobody said so. */
  readonly record: (act: Pick<Act, 'path' | 'ids' | 'body' | 'expectedRevision'>) => void;
  /** Sends the same act again under the same key, where it is not known whether it was recorded. */
  readonly again: () => void;
  readonly isSending: boolean;
  readonly receipt: Receipt | undefined;
  /** `Refused` or `Unreachable`. */
  readonly error: Error | null;
  /** No answer came: what was sent must not be changed before it is known what became of it. */
  readonly isUnknown: boolean;
}

/** Records acts one after another, each under a key of its own that is made before the first try. */
export function useAct(onRecorded?: (receipt: Receipt) => void): Acting {
  const sent = useRef<Act | undefined>(undefined);
  const { mutate, isPending, data, error } = useMutation<Receipt, Error, Act>({
    networkMode: 'always',
    mutationFn: recordAct,
    onSuccess: (receipt) => {
      void queries.invalidateQueries();
      onRecorded?.(receipt);
    },
  });
  const send = (act: Act): void => {
    sent.current = act;
    mutate(act);
  };
  return {
    record(act) {
      const name = recorderOrAsk();
      if (name !== '') send({ ...act, recorder: name, key: freshKey() });
    },
    again: () => sent.current && send(sent.current),
    isSending: isPending,
    receipt: data,
    error,
    isUnknown: error !== null && !(error instanceof Refused && error.problem.code !== 'outcome-unknown'),
  };
}
