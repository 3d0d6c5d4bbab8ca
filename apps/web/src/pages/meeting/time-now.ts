import { useEffect, useState } from 'react';

const LOOK_MS = 5_000;
const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

/** The time of day on the clock of this device. */
export function useTimeNow(): string {
  const [now, setNow] = useState(() => CLOCK.format(new Date()));
  useEffect(() => {
    const looking = setInterval(() => setNow(CLOCK.format(new Date())), LOOK_MS);
    return () => clearInterval(looking);
  }, []);
  return now;
}
