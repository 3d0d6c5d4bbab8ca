import type { EventStore, Position } from '@parley/event-store';
import { CATEGORIES } from './feed';
import type { Behind } from './tracker';

/** Counting must cost little however far the views are behind. */
const COUNTED_MAX = 1_000;

export const NOTHING_BEHIND: Behind = { events: 0, isMore: false, seconds: 0 };

/** True where everything up to the head is in the views. */
export const isCaughtUp = (position: string | null, head: string | null): boolean =>
  head === null || (position !== null && position >= head);

/** Positions are opaque, so the events behind one are counted by reading them. */
export async function behind(
  store: EventStore,
  { position, head, now }: { readonly position: string | null; readonly head: string | null; readonly now: number },
): Promise<Behind> {
  if (isCaughtUp(position, head)) return NOTHING_BEHIND;
  let events = 0;
  let firstAt: number | undefined;
  for await (const page of store.readAll({ after: position as Position | null, categories: CATEGORIES, page: COUNTED_MAX })) {
    firstAt ??= page.events[0]?.at;
    events += page.events.length;
    if (events >= COUNTED_MAX) break;
  }
  return { events, isMore: events >= COUNTED_MAX, seconds: Math.max(0, now - (firstAt ?? now)) / 1_000 };
}
