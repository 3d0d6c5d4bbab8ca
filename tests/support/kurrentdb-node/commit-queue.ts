import { EventLog } from './event-log';

interface Waiting {
  readonly run: () => void;
  readonly done: () => void;
}

/** Appends that arrive in one turn share one flush; each is decided in the order of arrival and answered after the flush. */
export class CommitQueue {
  readonly #log: EventLog;
  #waiting: Waiting[] = [];

  constructor(log: EventLog) {
    this.#log = log;
  }

  /** Resolves with what `decide` returned once everything that it wrote is on disk. */
  submit<T>(decide: (log: EventLog) => T): Promise<T> {
    return new Promise((resolve) => {
      let result: T;
      this.#waiting.push({ run: () => (result = decide(this.#log)), done: () => resolve(result) });
      if (this.#waiting.length === 1) setImmediate(() => this.#flush());
    });
  }

  #flush(): void {
    const group = this.#waiting;
    this.#waiting = [];
    this.#log.commit(() => group.forEach(({ run }) => run()));
    group.forEach(({ done }) => done());
  }
}
