import { useEffect, useRef, useState } from 'react';
import { atLeast } from '../../api/freshness';
import type { AskedOfPast, NamedIssue, PastAnswer, PastMoment, ToldOfPast } from './past-words';

/** What is known of the past so far. */
export interface KnownPast {
  readonly answer?: PastAnswer;
  /** How many of the facts are read, while they are read. */
  readonly reading?: { readonly read: number; readonly of: number };
  readonly issues?: readonly NamedIssue[];
}
const FAILED: PastAnswer = { stood: null, changes: null, failed: 'The fold failed in this browser.' };

/** One question at a time; while it is worked on, of those that follow only the last one counts. */
class Past {
  private readonly worker = new Worker(new URL('./past-worker.ts', import.meta.url), { type: 'module' });
  private wanted: PastMoment | undefined;
  private last: PastMoment | undefined;
  private isBusy = false;

  constructor(private readonly told: (known: KnownPast) => void) {
    this.worker.addEventListener('message', ({ data }: MessageEvent<ToldOfPast>) => this.take(data));
    this.worker.addEventListener('error', () => this.told({ answer: FAILED }));
  }

  read(id: string): void {
    this.send({ read: id, atLeast: atLeast() });
  }
  ask(moment: PastMoment): void {
    this.wanted = moment;
    this.next();
  }
  end(): void {
    this.worker.terminate();
  }

  private take(told: ToldOfPast): void {
    if ('read' in told) return this.told({ reading: told });
    if ('issues' in told) {
      this.told(told);
      // There is more than the last answer knew of; one that is being worked on knows of it.
      if (!this.isBusy) this.wanted ??= this.last;
    } else {
      this.isBusy = false;
      this.told(told);
    }
    this.next();
  }

  private next(): void {
    if (this.isBusy || this.wanted === undefined) return;
    this.isBusy = true;
    this.last = this.wanted;
    this.send({ tellOf: this.wanted });
    this.wanted = undefined;
  }
  private send(asked: AskedOfPast): void {
    this.worker.postMessage(asked);
  }
}

/**
 * Where the negotiation stood at a moment, folded beside the page from facts that are read once, and again when `basis` says that there are more. While a
 * moment is worked out, and while more is read, the answer to the one before stands.
 */
export function usePast(id: string, basis: string, moment: PastMoment): KnownPast {
  const [known, setKnown] = useState<KnownPast>({});
  const past = useRef<Past>(undefined);
  const key = JSON.stringify(moment);
  useEffect(() => {
    const made = new Past((more) => setKnown((before) => ({ ...before, ...more })));
    past.current = made;
    setKnown({});
    return () => made.end();
  }, [id]);
  useEffect(() => past.current?.read(id), [id, basis]);
  useEffect(() => past.current?.ask(moment), [id, key]);
  return known;
}
