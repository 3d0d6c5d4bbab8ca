import { StoreError } from './errors';
import type { EventStore, Position, StreamName, Uuid } from './port';

/** Where an event stands that was once seen there. */
export interface Place {
  readonly stream: StreamName;
  readonly revision: bigint;
  readonly id: Uuid;
  /** Absent: not looked at. */
  readonly position?: Position;
}

/** Whether the event still stands there. Ids are random and positions rise, so with one event all before it are as they were. */
export async function holds(store: Pick<EventStore, 'readStream'>, { stream, revision, id, position }: Place): Promise<boolean> {
  for await (const [found] of store.readStream(stream, { after: revision - 1n, to: revision }))
    return found?.id === id && (position === undefined || found.position === position);
  return false;
}

/** Throws PositionForeign where the event no longer stands there: the book was put back to an earlier state. */
export async function mustHold(store: Pick<EventStore, 'readStream'>, place: Place): Promise<void> {
  if (!(await holds(store, place))) throw new StoreError('PositionForeign', { position: place.position ?? '' });
}
