import { isStoreErrorOf, StoreError } from '../errors';
import { isUnauthenticated } from './node-errors';
import { awayReason, hostsIn, unreachable } from './reachability';

/**
 * Why a book cannot be opened on a node, for an operator: what keeps the node from being talked to, found out with connections of our
 * own, and whether it is the user that is wrong or a right that is missing. What waiting does not mend is Unsupported, which is not tried
 * again. `asked`: anything asked of the node as this user, whose failure tells a wrong user from a missing right.
 */
export async function notOpened(error: unknown, connectionString: string, asked: () => Promise<unknown>): Promise<unknown> {
  if (isStoreErrorOf(error, 'AccessDenied')) return refusedUser(error, connectionString, asked);
  if (!isStoreErrorOf(error, 'StoreUnavailable')) return error;
  const away = await unreachable(connectionString);
  if (away.length < hostsIn(connectionString).hosts.length) return error;
  const reason = awayReason(away);
  return away.every(({ isSettled }) => isSettled)
    ? new StoreError('Unsupported', { what: reason }, { cause: error })
    : new StoreError('StoreUnavailable', { reason }, { cause: error });
}

async function refusedUser(
  error: StoreError<'AccessDenied'>,
  connectionString: string,
  asked: () => Promise<unknown>,
): Promise<StoreError<'AccessDenied'>> {
  const because = hostsIn(connectionString).hasCredentials
    ? await asked().then(
        () => undefined,
        (said: unknown) => (isUnauthenticated(said) ? UNKNOWN_USER : undefined),
      )
    : NO_USER;
  return because === undefined ? error : new StoreError('AccessDenied', { ...error.fields, because }, { cause: error });
}

const UNKNOWN_USER = 'the node knows no such user with this password; mend user and password in the address';
const NO_USER = 'the node lets nobody in without a user; name one, as in kurrentdb://USER:PASSWORD@HOST';
