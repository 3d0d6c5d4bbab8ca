import { EventLog } from './event-log';
import { Outlet } from './outlet';

/** Waits for the log to grow, as long as somebody takes what is sent. */
export class Follower {
  #hasGrown = false;
  #wake: () => void = () => undefined;

  constructor(log: EventLog, outlet: Outlet) {
    const stop = log.follow(() => {
      this.#hasGrown = true;
      this.#wake();
    });
    outlet.onClose(() => {
      stop();
      this.#wake();
    });
  }

  /** Resolves once something was written since the last call, or nobody listens any more. */
  async growth(): Promise<void> {
    if (!this.#hasGrown) await new Promise<void>((resolve) => (this.#wake = resolve));
    this.#hasGrown = false;
  }
}
