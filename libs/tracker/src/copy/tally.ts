import { createHash } from 'node:crypto';
import type { EventStore, Position, Recorded } from '@parley/event-store';
import { FormFault, ZERO_HASH } from '@parley/record-form';
import { checkRecorded } from '../stored-event';
import { CopyRefused, type CopyRefusal } from './copy-refused';
import { eventsOf, placeOf } from './events-of';

/** A book counted and summed up. Equal digests: the same events in the same order, byte for byte. */
export interface Tally {
  readonly events: number;
  readonly streams: number;
  /** SHA-256 over the leaf hashes of all events in the order of the book, as 64 hex digits. */
  readonly digest: string;
}
/** `last`: position of the last event counted. */
export type Tallied = Tally & { readonly last: Position | undefined };
export interface TallyOptions {
  readonly book: string;
  /** What to refuse with, where an event does not match. */
  readonly broken: CopyRefusal;
  readonly onEvent?: (done: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Reads a side whole: each event is proved to be what its header, its commitment and the chain of its stream say, so that a leaf stands
 * for every byte. Undefined where it was stopped. Throws `CopyRefused` for the first event that does not match.
 */
export async function tallyOf(store: EventStore, { book, broken, onEvent, signal }: TallyOptions): Promise<Tallied | undefined> {
  const ends = new Map<string, string>();
  const sum = createHash('sha256');
  let [events, last] = [0, undefined as Position | undefined];
  for await (const recorded of eventsOf(store)) {
    if (signal?.aborted) return undefined;
    const leaf = leafOf(recorded, { book, prev: ends.get(recorded.stream) ?? ZERO_HASH }, broken);
    ends.set(recorded.stream, leaf);
    sum.update(Buffer.from(leaf, 'hex'));
    events += 1;
    last = recorded.position;
    onEvent?.(events);
  }
  return signal?.aborted ? undefined : { events, streams: ends.size, digest: sum.digest('hex'), last };
}

function leafOf(recorded: Recorded, known: { book: string; prev: string }, broken: CopyRefusal): string {
  try {
    return checkRecorded(recorded, known).leaf;
  } catch (error) {
    if (!(error instanceof FormFault)) throw error;
    const side = broken === 'source-broken' ? 'In the source' : 'In the target';
    throw new CopyRefused(broken, `${side}, ${placeOf(recorded)} is not what was recorded (${error.code}). \`parley doctor\` says more.`);
  }
}
