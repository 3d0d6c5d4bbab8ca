import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Delivery, SubscribeOptions } from '../port';
import type { BookReader, Mark } from './book-reader';
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
  let mark = reader.mark(reader.place(options.after));
  const goal = reader.head();
  while (mark.place < goal) {
    const next = deliver(source, options, { after: mark, to: goal });
    mark = next.mark;
    yield next.delivery;
    await nextTurn();
    if (ended()) return;
  }
  yield { kind: 'caughtUp', through: toPositionOrNull(mark.place) };
  yield* live(source, options, mark);
}

async function* live(source: SubscriptionSource, options: SubscribeOptions, from: Mark): AsyncGenerator<Delivery, void, undefined> {
  const { reader, wakeups, heartbeatMs, now } = source;
  const { signal } = options;
  const ended = (): boolean => signal.aborted || wakeups.closed;
  let mark = from;
  let beatAt = now() + heartbeatMs;
  while (!ended()) {
    const head = reader.head();
    reader.mustHold(mark);
    if (mark.place < head) {
      const next = deliver(source, options, { after: mark, to: head });
      mark = next.mark;
      yield next.delivery;
    } else if (now() >= beatAt) {
      beatAt = now() + heartbeatMs;
      yield { kind: 'heartbeat', head: toPositionOrNull(head), at: now() };
    } else await wakeups.next({ beyond: mark.place, withinMs: beatAt - now(), signal });
    if (!ended()) await nextTurn();
  }
}

/** What the page is joined to is looked at after the page was read: a book that is put back in between is noticed. */
function deliver(
  { reader }: SubscriptionSource,
  { categories, page }: SubscribeOptions,
  { after, to }: { after: Mark; to: number },
): { delivery: Delivery; mark: Mark } {
  const { events, through, reached } = reader.page({ after: after.place, to, limit: pageLimit(page), categories });
  const mark = reader.mark(reached);
  reader.mustHold(after);
  return { mark, delivery: events.length > 0 ? { kind: 'events', events, through } : { kind: 'checkpoint', through } };
}
