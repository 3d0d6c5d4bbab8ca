import { useState } from 'react';
import { recordAct, type Act, type Receipt } from '../../acts/record-act';
import { NotSent, useAct, type Acting } from '../../acts/use-act';
import { ask } from '../../api/ask';
import { Refused } from '../../api/problem';
import { addressOfAct, marksOf, type WholeEntry } from './whole-entry';

const TRIES_MAX = 10;

/** Somebody did something to the entry after this form was begun. Nothing was recorded. */
export class Overtaken extends NotSent {
  constructor(
    readonly before: WholeEntry,
    readonly now: WholeEntry,
  ) {
    super('overtaken');
  }
}

export interface ActingOnEntry extends Acting {
  /** The entry on which the fields rest: the one that the typing began on, or while nothing is typed, the one there is. */
  readonly base: WholeEntry;
  /** Something was typed: from now on, what others do to the entry is shown before anything is recorded. */
  readonly begin: () => void;
  readonly recordOn: (act: string, body: object) => void;
}

const hasMoved = (error: unknown): boolean => error instanceof Refused && error.problem.code === 'revision-moved';
const entryNow = (id: string): Promise<WholeEntry> => ask('/api/entries/{id}', { ids: { id }, query: { 'at-least': 'head' } });

/**
 * Records only if nothing was done to the entry since `seen`. What others add to the same record meanwhile does not matter: then it is
 * sent again, under the same key, onto the newer revision. Throws `Overtaken`, and what `recordAct` throws.
 */
async function recordOnto(seen: WholeEntry, act: Act): Promise<Receipt> {
  let revision = seen.reflects.streams[seen.stream];
  for (let tries = 1; ; tries += 1) {
    try {
      return await recordAct({ ...act, ...(revision !== undefined && { expectedRevision: revision }) });
    } catch (error) {
      if (!hasMoved(error) || tries === TRIES_MAX) throw error;
      const now = await entryNow(seen.eventId);
      if (marksOf(now) !== marksOf(seen)) throw new Overtaken(seen, now);
      revision = now.reflects.streams[now.stream];
    }
  }
}

/** Acts on one entry, which is live: others may act on it at the same time. */
export function useActOnEntry(entry: WholeEntry): ActingOnEntry {
  const [begun, setBegun] = useState<WholeEntry>();
  // What was shown of others' doings to whoever types is what their next press answers to.
  const [seen, setSeen] = useState<WholeEntry>();
  const acting = useAct({
    send: (act) => recordOnto(seen ?? begun ?? entry, act),
    onRecorded: () => {
      setBegun(undefined);
      setSeen(undefined);
    },
  });
  if (acting.error instanceof Overtaken && (seen ?? begun ?? acting.error.before) === acting.error.before) setSeen(acting.error.now);
  return {
    ...acting,
    base: begun ?? entry,
    begin: () => begun ?? setBegun(entry),
    recordOn: (act, body) => acting.record({ ...addressOfAct(entry, act), body: { entry: entry.eventId, ...body } }),
  };
}
