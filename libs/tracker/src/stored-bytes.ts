import type { EventStore, Recorded } from '@parley/event-store';
import type { StoredEvent } from './tracker';

const UTF_8 = new TextDecoder();

/** The bytes of one event, read from the book and from nowhere else. Nothing is checked: that is what they are asked for. */
export async function storedEvent(
  store: EventStore,
  { stream, revision, eventId }: Pick<StoredEvent, 'eventId' | 'stream' | 'revision'>,
): Promise<StoredEvent | undefined> {
  const at = BigInt(revision);
  const [event, next] = await inOne(store.readStream(stream, { ...(at > 0n && { after: at - 1n }), to: at + 1n }));
  if (event?.id !== eventId) return undefined;
  return {
    eventId,
    type: event.type,
    stream,
    revision,
    position: event.position,
    header: UTF_8.decode(event.header),
    payload: UTF_8.decode(event.payload),
    ...(next && { next: UTF_8.decode(next.header) }),
  };
}

async function inOne(pages: AsyncIterable<Recorded[]>): Promise<readonly Recorded[]> {
  const events: Recorded[] = [];
  for await (const page of pages) events.push(...page);
  return events;
}
