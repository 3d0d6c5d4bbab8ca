import { canonicalText } from '../project/canonical-text';
import type { Snapshot } from './snapshot';

/** Loaded records, and what is asked of them beside the moment. */
interface OfRecords {
  readonly kind: string;
  readonly streams: readonly [string, ...string[]];
  readonly question?: object;
}

/**
 * What was worked out before of the same loaded records at the same moment for the same question, or else by `work`. It is kept with the first of
 * them, the last of each kind: nothing in it may change, nor stand on what the records say later.
 */
export function workedOut<T>(snapshot: Snapshot, { kind, streams, question = {} }: OfRecords, work: () => T): T {
  const counts = streams.map((stream) => snapshot.heldOf(stream)?.count ?? 0);
  const first = snapshot.heldOf(streams[0]);
  const key = canonicalText({ counts, question: { ...snapshot.moment, ...question } });
  return first ? first.record.workedOut(kind, key, work) : work();
}
