import { BadAddress, isStoreError, NotRecorded, whyOf } from '@parley/tracker';
import { CommanderError } from 'commander';
import { Ended, EXIT, type Exit } from './endings';

interface Ending {
  readonly exit: Exit;
  /** Absent where it has been said already. */
  readonly says?: string;
}
/** Refusals that pass when the same is sent again later, or when an operator acts. */
const PASSING = ['clock', 'busy'];

/** What the answers say of a question that cannot be asked so. */
const MISASKED: Readonly<Record<string, string>> = {
  'between-reversed': 'The earlier moment comes after the later one; give it as --from.',
  'cursor-invalid': 'This is no cursor of this question with these filters; leave --after out.',
};
function misasked(error: unknown): Ending | undefined {
  const says = typeof error === 'object' && error !== null && 'code' in error ? MISASKED[String(error.code)] : undefined;
  return says === undefined ? undefined : { exit: EXIT.usage, says };
}

/** What any failure means for the person at the terminal: an exit code and one line, never a stack. */
export function endingOf(error: unknown): Ending {
  if (error instanceof Ended) return error;
  if (error instanceof CommanderError) return { exit: error.exitCode === 0 ? EXIT.ok : EXIT.usage };
  if (error instanceof BadAddress) return { exit: EXIT.usage, says: error.message };
  if (error instanceof NotRecorded) return { exit: PASSING.includes(error.code) ? EXIT.unavailable : EXIT.fault, says: error.says };
  return misasked(error) ?? unforeseen(error);
}

/** What cannot be opened says so itself, in one line; everything else is introduced. */
const SAYS_ALL: readonly unknown[] = ['store-refused', 'views-refused', 'book-went-back'];

function unforeseen(error: unknown): Ending {
  if (!(error instanceof Error)) return { exit: EXIT.unavailable, says: `Parley could not go on: ${String(error)}` };
  if (isStoreError(error)) return { exit: EXIT.unavailable, says: `The book cannot be read or written: ${whyOf(error)}` };
  const { message, code } = error as NodeJS.ErrnoException;
  return { exit: EXIT.unavailable, says: SAYS_ALL.includes(code) ? message : `Parley could not go on: ${message}` };
}
