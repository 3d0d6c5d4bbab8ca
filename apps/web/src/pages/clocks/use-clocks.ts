import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useMoment } from '../../moment/moment';
import type { Clocks } from './clock-time';

/** So long nothing has to move until what was chosen is asked of the server. */
const SETTLED_MS = 300;

export interface ChosenClocks {
  /** As they are being moved; what the address says, and the answers stand on, once they have come to rest. */
  readonly shown: Clocks;
  readonly choose: (clocks: Clocks) => void;
  /** What was chosen last is what is meant: it is not waited for whether more comes. */
  readonly done: () => void;
}

/** Both clocks of the page. What is moved goes into the address when it is let go, or has come to rest. */
export function useClocks(): ChosenClocks {
  const { moment } = useMoment();
  const [, setSearch] = useSearchParams();
  const [held, setHeld] = useState<Clocks>();
  const open = useRef<Clocks>(undefined);
  const done = (): void => {
    const clocks = open.current;
    if (clocks === undefined) return;
    open.current = undefined;
    setSearch((before) => withClocks(before, clocks), { replace: true, preventScrollReset: true });
  };
  useEffect(() => {
    if (open.current === undefined) return;
    const timer = setTimeout(done, SETTLED_MS);
    return () => clearTimeout(timer);
  }, [held]);
  // Until the answers have come, the clocks stay where they were put.
  useEffect(() => setHeld(undefined), [moment.asOf, moment.knownAt]);
  const choose = (clocks: Clocks): void => {
    open.current = clocks;
    setHeld(clocks);
  };
  return { shown: held ?? moment, choose, done };
}

function withClocks(before: URLSearchParams, clocks: Clocks): URLSearchParams {
  const next = new URLSearchParams(before);
  for (const name of ['asOf', 'knownAt'] as const) {
    next.delete(name);
    if (clocks[name] !== undefined) next.set(name, clocks[name]);
  }
  return next;
}
