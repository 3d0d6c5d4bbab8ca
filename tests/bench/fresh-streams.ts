import { randomUUID } from 'node:crypto';
import type { EventStore, NewEvent } from '@parley/event-store';
import { registering, Scribe, talks } from './sample-talks';

const BOOK = randomUUID();
let made = 0;

/** A stream that no round has used, with the events that are to be appended to it. */
export interface Fresh {
  readonly stream: string;
  readonly events: readonly NewEvent[];
}

/** Events as the tracker would hand them over: formed, chained, with their true bytes; made before the clock runs. */
export function fresh(count: number): Fresh {
  made += 1;
  const id = `b${made}`;
  const scribe = new Scribe(BOOK, Date.now());
  scribe.write(registering);
  return {
    stream: `negotiation-${id}`,
    events: [...talks(id, count)].flatMap((act) => scribe.write(act).formed.map(({ event }) => event)),
  };
}

export const freshStreams = (streams: number, each: number): Fresh[] => Array.from({ length: streams }, () => fresh(each));

type Watch = (append: () => Promise<unknown>) => Promise<unknown>;
const unwatched: Watch = (append) => append();

/** One after another, as each needs the revision of the one before. */
export async function appendAll(store: Pick<EventStore, 'append'>, { stream, events }: Fresh, watch = unwatched): Promise<void> {
  for (const [revision, event] of events.entries()) {
    const expected = revision === 0 ? ({ kind: 'noStream' } as const) : ({ kind: 'at', revision: BigInt(revision - 1) } as const);
    await watch(() => store.append(stream, [event], { expected }));
  }
}
