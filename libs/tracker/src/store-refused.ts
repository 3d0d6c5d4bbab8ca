import { isStoreError, type StoreError, type StoreErrorCode } from '@parley/event-store';
import { withoutPassword, type StoreAddress } from './store-address';

/** A book that cannot be opened where it is said to be; the message is one line that says why and what to do, and never holds a password. */
export class StoreRefused extends Error {
  readonly code = 'store-refused';
}

/** What an operator reads of a failure to open or to look at a book; anything that a store does not know itself stays as it is. */
export function asRefused(at: StoreAddress, error: unknown): unknown {
  if (!isStoreError(error)) return error;
  return new StoreRefused(`The book at ${placeOf(at)}: ${whyOf(error)}`, { cause: error });
}

const placeOf = (at: StoreAddress): string =>
  (at.kind === 'sqlite' ? at.file : withoutPassword(at.connectionString).split('?', 1)[0]) ?? '';

/** In one line, what keeps a store from being read or written, and what to do about it; never what entries say. */
export function whyOf({ code, fields }: StoreError): string {
  if ('because' in fields && fields.because !== undefined) return `${fields.because}.`;
  const what = 'reason' in fields ? fields.reason : 'what' in fields ? fields.what : code;
  return `${what}${DO[code] ?? '.'}`;
}

/** What to do where it does not say so itself. */
const DO: Readonly<Partial<Record<StoreErrorCode, string>>> = {
  AccessDenied: ' is refused to this user. `parley doctor` says what has to be granted.',
  StorePoisoned: '. Name another place, or restore a backup.',
};
