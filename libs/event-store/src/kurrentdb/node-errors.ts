import type { ErrorType } from '@kurrent/kurrentdb-client';
import { isStoreError, StoreError } from '../errors';
import type { StreamName } from '../port';

/** The client's own words for what went wrong. */
export type ErrorKind = `${ErrorType}`;

/** The kind of an error of the client; undefined for one that it does not know itself, as a raw error of the transport. */
export function kindOf(error: unknown): ErrorKind | undefined {
  const type = (error as { type?: unknown } | null)?.type;
  return typeof type === 'string' ? (type as ErrorKind) : undefined;
}

/**
 * What a failed read or subscription means. Texts are never looked at: they differ between versions. A node that is starting, stopping,
 * away or no longer the leader is unavailable, which may be asked again.
 */
export function readFailure(error: unknown, what: { stream?: StreamName }): StoreError {
  if (isStoreError(error)) return error;
  const kind = kindOf(error);
  if (kind === 'access-denied')
    return new StoreError(
      'AccessDenied',
      { what: what.stream === undefined ? 'reading $all' : `reading ${what.stream}` },
      { cause: error },
    );
  if (kind === 'stream-deleted' && what.stream !== undefined)
    return new StoreError('StreamTombstoned', { stream: what.stream }, { cause: error });
  return unavailable(error);
}

/** Whether it was the user or the password that was wrong, and not a right that is missing; gRPC status 16, UNAUTHENTICATED. */
export function isUnauthenticated(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 16;
}

export const unavailable = (error: unknown): StoreError<'StoreUnavailable'> =>
  new StoreError('StoreUnavailable', { reason: `the node answered: ${kindOf(error) ?? 'no answer'}` }, { cause: error });

/**
 * Errors of an append after which certainly nothing of it is in the book, however they come. Every other leaves that open: NotLeader ends the
 * call that appends share, and so comes to those of them too that were written and not yet answered.
 */
export function isRefusal(error: unknown): boolean {
  return REFUSALS.includes(kindOf(error));
}

const REFUSALS: readonly (ErrorKind | undefined)[] = [
  'wrong-expected-version',
  'stream-deleted',
  'access-denied',
  'maximum-append-size-exceeded',
  'invalid-argument',
];
