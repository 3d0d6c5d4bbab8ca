const TICK_MS = 50;

/**
 * Time as this process got to live it: a tick that comes late counts as one tick. On a machine that is busy with other things it passes
 * more slowly, so that what is late by it is stuck and not only slow.
 */
class LivedTime {
  private ticks = 0;

  constructor() {
    setInterval(() => (this.ticks += 1), TICK_MS).unref();
  }

  /** Milliseconds since the process began to count. */
  get ms(): number {
    return this.ticks * TICK_MS;
  }
}

export const lived = new LivedTime();
