import { startTransition, useEffect, useState } from 'react';

/** So long the clocks have to stand still until it is asked what takes the server longest. */
const STILL_MS = 700;

/** Whether it has not changed for a moment; true at once of what stood when the page was opened. */
export function useStoodStill(what: string): boolean {
  const [still, setStill] = useState(what);
  useEffect(() => {
    if (what === still) return undefined;
    // What is asked then is waited for as it stands: the page does not give way to its loading.
    const waiting = setTimeout(() => startTransition(() => setStill(what)), STILL_MS);
    return () => clearTimeout(waiting);
  }, [what, still]);
  return what === still;
}
