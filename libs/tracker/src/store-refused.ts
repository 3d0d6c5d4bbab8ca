import { isStoreError, type StoreError } from '@parley/event-store';
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

function whyOf(error: StoreError): string {
  const { fields } = error;
  if ('reason' in fields) return `${fields.reason}.`;
  if (error.code === 'AccessDenied' && 'what' in fields) return `${fields.what} is refused. \`parley doctor\` says what has to be granted.`;
  return 'what' in fields ? `${fields.what}.` : `${error.code}.`;
}
