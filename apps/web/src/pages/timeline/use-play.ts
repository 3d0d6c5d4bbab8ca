import { useEffect, useRef, useState } from 'react';

export interface Play {
  readonly isPlaying: boolean;
  readonly toggle: () => void;
  readonly stop: () => void;
}
/** Goes on by itself, so many steps a second, until there is none left; `onStep` says whether there is. */
export function usePlay(perSecond: number, onStep: () => boolean): Play {
  const [isPlaying, setPlaying] = useState(false);
  const step = useRef(onStep);
  step.current = onStep;
  useEffect(() => {
    if (!isPlaying) return undefined;
    const timer = setInterval(() => {
      if (!step.current()) setPlaying(false);
    }, 1_000 / perSecond);
    return () => clearInterval(timer);
  }, [isPlaying, perSecond]);
  return { isPlaying, toggle: () => setPlaying((now) => !now), stop: () => setPlaying(false) };
}
