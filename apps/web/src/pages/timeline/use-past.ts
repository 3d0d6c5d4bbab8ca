import { useEffect, useRef, useState } from 'react';
import { atLeast } from '../../api/freshness';
import type { AskedOfPast, PastAnswer, PastMoment } from './past-words';

/** One question at a time; while it is worked on, of those that follow only the last one counts. */
class Past {
  private readonly worker = new Worker(new URL('./past-worker.ts', import.meta.url), { type: 'module' });
  private wanted: PastMoment | undefined;
  private isBusy = false;
  private n = 0;

  constructor(private readonly told: (answer: PastAnswer) => void) {
    this.worker.addEventListener('message', ({ data }: MessageEvent<PastAnswer>) => {
      this.isBusy = false;
      this.told(data);
      this.next();
    });
    this.worker.addEventListener('error', () =>
      this.told({ n: 0, position: null, changes: null, failed: 'The fold failed in this browser.' }),
    );
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

  private next(): void {
    if (this.isBusy || this.wanted === undefined) return;
    this.isBusy = true;
    this.n += 1;
    this.send({ n: this.n, ...this.wanted });
    this.wanted = undefined;
  }
  private send(asked: AskedOfPast): void {
    this.worker.postMessage(asked);
  }
}

/**
 * Where the negotiation stood at a moment, folded beside the page from facts that are read once, and again when `basis` says that there are more. While a
 * moment is worked out, the answer to the one before stands.
 */
export function usePast(id: string, basis: string, moment: PastMoment): PastAnswer | undefined {
  const [answer, setAnswer] = useState<PastAnswer>();
  const past = useRef<Past>(undefined);
  const key = JSON.stringify(moment);
  useEffect(() => {
    const made = new Past(setAnswer);
    past.current = made;
    made.read(id);
    return () => made.end();
  }, [id, basis]);
  useEffect(() => past.current?.ask(moment), [id, basis, key]);
  return answer;
}
