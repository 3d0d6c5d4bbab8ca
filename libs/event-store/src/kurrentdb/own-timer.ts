import { StoreError } from '../errors';

/** The client's deadlines do not hold on every path: a mute node is noticed by our own. */
export async function within<T>(ms: number, work: Promise<T>, signal?: AbortSignal): Promise<T> {
  work.catch(() => undefined); // may fail long after nobody waits for it
  let stop = (): void => undefined;
  const given = new Promise<never>((_, reject) => {
    const timer = setTimeout(() => reject(new StoreError('StoreUnavailable', { reason: `no answer within ${ms} ms` })), ms);
    const aborted = (): void => reject(signal?.reason as Error);
    signal?.addEventListener('abort', aborted, { once: true });
    stop = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', aborted);
    };
  });
  try {
    return await Promise.race([work, given]);
  } finally {
    stop();
  }
}
