import { existsSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { BadAddress, type StoreAddress, type ViewsAddress } from './store-address';

/** Every variable that Parley reads: most by the server, `PARLEY_RECORDER` by the command line. */
export const SETTINGS = [
  'PARLEY_STORE',
  'PARLEY_READ_MODEL',
  'PARLEY_PORT',
  'PARLEY_HOST',
  'PARLEY_LOG_LEVEL',
  'PARLEY_ALLOW_UNAUTHENTICATED',
  'PARLEY_ALLOWED_HOSTS',
  'PARLEY_BODY_LIMIT',
  'PARLEY_LIVE_CLIENTS',
  'PARLEY_WAIT_MS',
  'PARLEY_ALLOW_CLOCK_LIFT',
  'PARLEY_PROJECT',
  'PARLEY_RECORDER',
] as const;
/** Read by the tests alone. */
const OF_TESTS = 'PARLEY_TEST_';

/** One line for each variable that begins like ours and is none: a slip in a name would otherwise open another book than was meant. */
export function unknownSettings(environment: Readonly<Record<string, string | undefined>>): string[] {
  const known: readonly string[] = SETTINGS;
  return Object.entries(environment)
    .filter(([name, value]) => value !== undefined && name.startsWith('PARLEY_') && !name.startsWith(OF_TESTS) && !known.includes(name))
    .map(([name]) => `${name}: there is no such setting; known are ${known.join(', ')}.`);
}

/** Throws `BadAddress` where book and views would share one file. */
export function requireTwoPlaces(book: StoreAddress, views: ViewsAddress): void {
  if (book.kind !== 'sqlite' || views.kind !== 'sqlite' || realOf(book.file) !== realOf(views.file)) return;
  throw new BadAddress(
    'PARLEY_STORE and PARLEY_READ_MODEL name one file; give the views a file of their own, as in sqlite:./data/views.db.',
  );
}

const realOf = (file: string): string => (existsSync(file) ? realpathSync(file) : resolve(file));
