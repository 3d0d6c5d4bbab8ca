import { InvalidArgumentError, Option, type Command } from 'commander';
import type { ChangesQuestion } from './answers';
import { Ended, EXIT } from './endings';
import { date, instant, momentOf } from './moment';

export interface BetweenOptions {
  readonly from: string;
  readonly to?: string;
  readonly clock: 'occurred' | 'recorded';
}

/** Adds two moments of one clock. What they are depends on the clock, so they are read by `betweenOf`. */
export function withBetween(command: Command): Command {
  return command
    .requiredOption('--from <moment>', 'the earlier moment: a date (EDTF), which stands for its end; by recording an instant (UTC)')
    .option('--to <moment>', 'the later moment; left out, all that is on record now')
    .addOption(
      new Option('--clock <clock>', 'by when it occurred, or by when it was recorded')
        .choices(['occurred', 'recorded'])
        .default('occurred'),
    );
}

type On<C> = Pick<Extract<ChangesQuestion, { readonly clock: C }>, 'clock' | 'from' | 'to'>;

/** The moments as the views take them. Throws `Ended` for one that cannot be read, and for a clock that is set twice. */
export function betweenOf({
  from,
  to,
  clock,
  ...others
}: BetweenOptions & Parameters<typeof momentOf>[0]): On<'occurred'> | On<'recorded'> {
  const again = clock === 'recorded' ? others.knownAt : others.asOf;
  if (again !== undefined) throw wrong(`--from and --to say it; leave ${clock === 'recorded' ? '--known-at' : '--as-of'} out.`);
  if (clock === 'recorded')
    return { clock, from: read('--from', from, instant), ...(to !== undefined && { to: read('--to', to, instant) }) };
  return { clock, from: read('--from', from, date), ...(to !== undefined && { to: read('--to', to, date) }) };
}

function read<T>(option: string, given: string, reader: (given: string) => T): T {
  try {
    return reader(given);
  } catch (error) {
    throw error instanceof InvalidArgumentError ? wrong(`${option}: ${error.message}`) : error;
  }
}
const wrong = (says: string): Ended => new Ended(EXIT.usage, says);
