const STOPS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * A signal that Ctrl-C (or SIGTERM, or a closed terminal) aborts, so that the step under way is finished first. A second Ctrl-C ends the program at once,
 * which loses nothing either: what is recorded is on the disk.
 */
export function untilInterrupted(): { readonly signal: AbortSignal; readonly release: () => void } {
  const controller = new AbortController();
  const stop = (): void => {
    release();
    controller.abort();
  };
  const release = (): void => STOPS.forEach((name) => process.off(name, stop));
  STOPS.forEach((name) => process.on(name, stop));
  return { signal: controller.signal, release };
}

export const whenAborted = (signal: AbortSignal): Promise<'stop'> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve('stop');
    else signal.addEventListener('abort', () => resolve('stop'), { once: true });
  });
