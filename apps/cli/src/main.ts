import { unknownSettings } from '@parley/tracker';
import { endingOf } from './ending-of';
import { Ended, EXIT } from './endings';
import { program } from './program';
import { note } from './terminal';

/** A reader that has seen enough (`parley history … | head`) is no failure. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(EXIT.ok);
});

/** A slip in the name of a setting would otherwise open another book than was meant. */
function requireKnownSettings(): void {
  const [first] = unknownSettings(process.env);
  if (first !== undefined) throw new Ended(EXIT.usage, first);
}

async function run(): Promise<void> {
  try {
    requireKnownSettings();
    await program((exit) => (process.exitCode = exit)).parseAsync();
  } catch (error) {
    const { exit, says } = endingOf(error);
    if (says !== undefined) note(`parley: ${says}`);
    process.exitCode = exit;
  }
}

void run();
