import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { queries } from '../api/queries';
import { Refused } from '../api/problem';
import { withRecorder } from '../recorder/asking';
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

/** Refused for another reason than by the server: nothing was sent, or nothing of it is stored. */
export abstract class NotSent extends Error {}
/** Refusals after which it is not known whether the act was recorded: by the store, or by something between this page and the server. */
const OPEN: readonly string[] = ['outcome-unknown', 'unreadable'];
/** Whether it is known that nothing of it is recorded. */
export const isKnown = (error: unknown): boolean =>
  error instanceof NotSent || (error instanceof Refused && !OPEN.includes(error.problem.code));

interface Ways {
  readonly onRecorded?: (receipt: Receipt) => void;
  /** How it is sent; may be called again with the same act. */
  readonly send?: (act: Act) => Promise<Receipt>;
}
/** Records acts one after another, each under a key of its own that is made before the first try. */
export function useAct({ onRecorded, send: way = recordAct }: Ways = {}): Acting {
  const sent = useRef<Act | undefined>(undefined);
  const { mutate, isPending, data, error } = useMutation<Receipt, Error, Act>({
    networkMode: 'always',
    mutationFn: way,
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
      withRecorder((name) => send({ ...act, recorder: name, key: freshKey() }));
    },
    again: () => sent.current && send(sent.current),
    isSending: isPending,
    receipt: data,
    error,
    isUnknown: error !== null && !isKnown(error),
  };
}
