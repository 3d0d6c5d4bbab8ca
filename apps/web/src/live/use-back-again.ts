import { useEffect, useRef } from 'react';
import { useLive } from './use-live';

/** Calls `onBack` once the server, or the network, is there again after it was not. */
export function useBackAgain(onBack: () => void): void {
  const { state } = useLive();
  const wasLost = useRef(false);
  const back = useRef(onBack);
  back.current = onBack;
  useEffect(() => {
    if (state === 'waiting') wasLost.current = true;
    else if (state === 'following' && wasLost.current) {
      wasLost.current = false;
      back.current();
    }
  }, [state]);
  useEffect(() => {
    const online = (): void => back.current();
    window.addEventListener('online', online);
    return () => window.removeEventListener('online', online);
  }, []);
}
