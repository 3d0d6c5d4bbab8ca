import { boundsOf, type Entry } from '@parley/negotiation';

type Bounds = ReturnType<typeof boundsOf>;
const TEXTS_MAX = 10_000;
/** A record names the same days again and again; reading a date costs more than the rest of its row. */
const known = new Map<string, Bounds>();

/** When an entry occurred, half-open in UTC milliseconds; null on a side that is open or unknown. */
export function occurredBounds(entry: Entry): Bounds {
  const key = `${entry.occurred.edtf ?? ''} ${entry.occurred.zone ?? ''}`;
  const found = known.get(key);
  if (found) return found;
  const bounds = boundsOf(entry);
  if (known.size >= TEXTS_MAX) known.clear();
  known.set(key, bounds);
  return bounds;
}
