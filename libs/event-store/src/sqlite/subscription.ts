import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Delivery, SubscribeOptions } from '../port';
import type { BookReader } from './book-reader';
import { pageLimit } from '../page-limit';
import { toPositionOrNull } from './positions';
import type { Wakeups } from './wakeups';

export interface SubscriptionSource {
  readonly reader: BookReader;
  readonly wakeups: Wakeups;
  readonly heartbeatMs: number;
  readonly now: () => number;
}

/** Catches up page by page, then waits for commits. Reads only when the next message is asked for. */
export async function* follow(source: SubscriptionSource, options: SubscribeOptions): AsyncGenerator<Delivery, void, undefined> {
  const { reader, wakeups } = source;
  const { signal } = options;
  const ended = (): boolean => signal.aborted || wakeups.closed;
  if (ended()) return;
  let place = reader.place(options.after);
  const goal = reader.head();
  while (place < goal) {
    const next = deliver(source, options, { after: place, to: goal });
    place = next.reached;
    yield next.delivery;
    await nextTurn();
    if (ended()) return;
  }
  yield { kind: 'caughtUp', through: toPositionOrNull(place) };
  yield* live(source, options, place);
}

async function* live(source: SubscriptionSource, options: SubscribeOptions, from: number): AsyncGenerator<Delivery, void, undefined> {
  const { reader, wakeups, heartbeatMs, now } = source;
  const { signal } = options;
  const ended = (): boolean => signal.aborted || wakeups.closed;
  let place = from;
  let beatAt = now() + heartbeatMs;
  while (!ended()) {
    const head = reader.head();
    if (place < head) {
      const next = deliver(source, options, { after: place, to: head });
      place = next.reached;
      yield next.delivery;
    } else if (now() >= beatAt) {
      beatAt = now() + heartbeatMs;
      yield { kind: 'heartbeat', head: toPositionOrNull(head), at: now() };
    } else await wakeups.next({ beyond: place, withinMs: beatAt - now(), signal });
    if (!ended()) await nextTurn();
  }
}

function deliver(
  { reader }: SubscriptionSource,
  { categories, page }: SubscribeOptions,
  range: { after: number; to: number },
): { delivery: Delivery; reached: number } {
  const { events, through, reached } = reader.page({ ...range, limit: pageLimit(page), categories });
  return { reached, delivery: events.length > 0 ? { kind: 'events', events, through } : { kind: 'checkpoint', through } };
}
