import type { AppendRequest } from './append-checks';
import { isStoreErrorOf, StoreError } from './errors';
import type { AppendResult } from './port';

/** Stops waiting for an append at the caller's wish; the append goes on, and `resolve` waits for its own end. */
export function untilGivenUp(outcome: Promise<AppendResult>, { stream, events, options }: AppendRequest): Promise<AppendResult> {
  const { timeoutMs, signal } = options;
  if (timeoutMs === undefined && signal === undefined) return outcome;
  return new Promise((resolve, reject) => {
    const giveUp = (): void => {
      const ids = events.map(({ id }) => id);
      reject(new StoreError('AppendOutcomeUnknown', { stream, ids, resolve: () => resolveByOutcome(outcome) }));
    };
    const timer = timeoutMs === undefined ? undefined : setTimeout(giveUp, timeoutMs);
    signal?.addEventListener('abort', giveUp, { once: true });
    const settled = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', giveUp);
    };
    outcome.then(resolve, reject).finally(settled);
  });
}

async function resolveByOutcome(outcome: Promise<AppendResult>): Promise<'committed' | 'absent'> {
  try {
    await outcome;
    return 'committed';
  } catch (error) {
    return isStoreErrorOf(error, 'AppendOutcomeUnknown') ? error.fields.resolve() : 'absent';
  }
}
