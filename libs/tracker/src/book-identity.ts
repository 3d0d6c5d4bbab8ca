import { isStoreErrorOf, StoreError, type EventStore, type NewEvent } from '@parley/event-store';
import { formEvent, ZERO_HASH } from '@parley/record-form';
import { freshSalt, freshUuid, sha256 } from './random';

const STREAM = 'book-identity';

/**
 * The id of the book, which is given to it here when it is new. Whoever loses that race reads the winner's. Where there are events and no
 * book, they are another program's, or the book was damaged: nothing is written among them.
 */
export async function identify(store: EventStore, clock: () => number): Promise<{ book: string; epoch: number }> {
  try {
    return await store.identity();
  } catch (error) {
    if (!isStoreErrorOf(error, 'NoIdentity')) throw error;
  }
  if ((await store.head()) !== null) return begunMeanwhile(store);
  try {
    await store.append(STREAM, [identityEvent(clock())], { expected: { kind: 'noStream' } });
  } catch (error) {
    if (!isStoreErrorOf(error, 'WrongExpectedRevision')) throw error;
  }
  return store.identity();
}

function begunMeanwhile(store: EventStore): Promise<{ book: string; epoch: number }> {
  return store.identity().catch((error: unknown) => {
    if (!isStoreErrorOf(error, 'NoIdentity')) throw error;
    const what = 'there are events and no book of Parley; name another place, or, on a node, a streamPrefix of its own';
    throw new StoreError('Unsupported', { what }, { cause: error });
  });
}

function identityEvent(at: number): NewEvent {
  const [book, id, corr] = [freshUuid(), freshUuid(), freshUuid()];
  const type = 'BookIdentified';
  const place = { book, stream: STREAM, rev: 0, id, type, tv: 1, at, by: 'system', via: 'system' as const };
  const header = { ...place, cmd: corr, corr, prev: ZERO_HASH, salt: freshSalt() };
  const payload = { data: { book }, occurred: {}, actors: [], sources: [], request: ZERO_HASH, salt: freshSalt() };
  const formed = formEvent(sha256, { header, payload });
  return { id, type, header: formed.header, payload: formed.payload, at, correlationId: corr };
}
