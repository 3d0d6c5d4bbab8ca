import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { searchWith, stateIn, type TimelineState } from './state';

/** The address follows what is moved when it has stood still for so long. */
const QUIET_MS = 250;

export interface Moving {
  readonly state: TimelineState;
  /** At once on the page; in the address, in place of what it said, when nothing has moved for a moment. */
  readonly move: (change: Partial<TimelineState>) => void;
  /** At once in the address too, as a step that the browser can go back from. */
  readonly choose: (change: Partial<TimelineState>) => void;
}

/** What the address says, and what was moved since and does not stand in it yet. */
export function useTimelineState(): Moving {
  const [search, setSearch] = useSearchParams();
  const [live, setLive] = useState<Partial<TimelineState>>({});
  const written = useRef(live);
  useEffect(() => setLive((now) => (now === written.current ? {} : now)), [search]);
  useEffect(() => {
    if (Object.keys(live).length === 0) return undefined;
    const timer = setTimeout(() => {
      written.current = live;
      setSearch((now) => searchWith(now, live), { replace: true, preventScrollReset: true });
    }, QUIET_MS);
    return () => clearTimeout(timer);
  }, [live, setSearch]);
  const move = useCallback((change: Partial<TimelineState>) => setLive((now) => ({ ...now, ...change })), []);
  const latest = useRef(live);
  latest.current = live;
  const choose = useCallback(
    (change: Partial<TimelineState>) => {
      written.current = latest.current;
      setSearch((now) => searchWith(now, { ...latest.current, ...change }), { preventScrollReset: true });
    },
    [setSearch],
  );
  // What stands in the address stays the same while something else is moved, and so does what is drawn of it.
  const said = useMemo(() => stateIn(search), [search]);
  const state = useMemo(() => ({ ...said, ...live }), [said, live]);
  return { state, move, choose };
}
