import { endingOf } from './ending-of';
import { EXIT } from './endings';
import { program } from './program';
import { note } from './terminal';

/** A reader that has seen enough (`parley history … | head`) is no failure. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(EXIT.ok);
});

async function run(): Promise<void> {
  try {
    await program((exit) => (process.exitCode = exit)).parseAsync();
  } catch (error) {
    const { exit, says } = endingOf(error);
    if (says !== undefined) note(`parley: ${says}`);
    process.exitCode = exit;
  }
}

void run();
