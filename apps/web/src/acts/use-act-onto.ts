import { useState } from 'react';
import { Refused } from '../api/problem';
import { recordAct, type Act, type Receipt } from './record-act';
import { NotSent, useAct, type Acting } from './use-act';

const TRIES_MAX = 10;

/** Somebody did something to what the act is about, after this form was begun. Nothing was recorded. */
export class Overtaken<S> extends NotSent {
  constructor(
    readonly before: S,
    readonly now: S,
    readonly body: unknown,
  ) {
    super('overtaken');
  }
}
/** What an act is recorded onto, as it stands (`S`): others may act on it at the same time. */
export interface Onto<S> {
  /** As it stands at the head of the book. */
  readonly askNow: () => Promise<S>;
  /** The last revision of its record that it holds. */
  readonly revisionOf: (standing: S) => number | undefined;
  /** Differs once anything was done to what the body is about. */
  readonly marksOf: (standing: S, body: unknown) => string;
}
export interface ActingOnto<S> extends Acting {
  /** What the fields rest on: what stood when the typing began, or while nothing is typed, what stands. */
  readonly base: S;
  /** Something was typed: from now on, what others do is shown before anything is recorded. */
  readonly begin: () => void;
}

const hasMoved = (error: unknown): boolean => error instanceof Refused && error.problem.code === 'revision-moved';

/**
 * Records only if nothing was done to what it is about since `seen`. What others add to the same record meanwhile does not matter: then it
 * is sent again, under the same key, onto the newer revision. Throws `Overtaken`, and what `recordAct` throws.
 */
async function recordOnto<S>(seen: S, act: Act, { askNow, revisionOf, marksOf }: Onto<S>): Promise<Receipt> {
  let revision = revisionOf(seen);
  for (let tries = 1; ; tries += 1) {
    try {
      return await recordAct({ ...act, ...(revision !== undefined && { expectedRevision: revision }) });
    } catch (error) {
      if (!hasMoved(error) || tries === TRIES_MAX) throw error;
      const now = await askNow();
      if (marksOf(now, act.body) !== marksOf(seen, act.body)) throw new Overtaken(seen, now, act.body);
      revision = revisionOf(now);
    }
  }
}

/** Acts on something that is live. */
export function useActOnto<S>(shown: S, onto: Onto<S>): ActingOnto<S> {
  const [begun, setBegun] = useState<S>();
  // What was shown of others' doings to whoever types is what their next press answers to.
  const [seen, setSeen] = useState<S>();
  const acting = useAct({
    send: (act) => recordOnto(seen ?? begun ?? shown, act, onto),
    onRecorded: () => {
      setBegun(undefined);
      setSeen(undefined);
    },
  });
  const { error } = acting;
  if (error instanceof Overtaken && (seen ?? begun ?? error.before) === error.before) setSeen(error.now as S);
  return { ...acting, base: begun ?? shown, begin: () => begun === undefined && setBegun(shown) };
}
