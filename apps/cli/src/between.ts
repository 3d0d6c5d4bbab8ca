import { isReversed } from '@parley/negotiation';
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

type On<C> = Extract<ChangesQuestion, { readonly clock: C }>;
type Range<C> = Pick<On<C>, 'clock' | 'to'> & Partial<Pick<On<C>, 'from'>>;
type RangeOptions = Partial<BetweenOptions> & Pick<BetweenOptions, 'clock'>;

/** The moments as the views take them. Throws `Ended` for one that cannot be read, and for a clock that is set twice. */
export const betweenOf = (options: BetweenOptions & Parameters<typeof momentOf>[0]) =>
  rangeOf(options) as Pick<On<'occurred'>, 'clock' | 'from' | 'to'> | Pick<On<'recorded'>, 'clock' | 'from' | 'to'>;

/** The same where either may be left out, with the other clock; throws for moments in reverse, too. */
export function rangeOf({
  from,
  to,
  clock,
  ...others
}: RangeOptions & Parameters<typeof momentOf>[0]): Range<'occurred'> | Range<'recorded'> {
  const again = clock === 'recorded' ? others.knownAt : others.asOf;
  if (again !== undefined) throw wrong(`--from and --to say it; leave ${clock === 'recorded' ? '--known-at' : '--as-of'} out.`);
  const ends = <T>(reader: (given: string) => T) => ({
    ...(from !== undefined && { from: read('--from', from, reader) }),
    ...(to !== undefined && { to: read('--to', to, reader) }),
  });
  const range = clock === 'recorded' ? { clock, ...ends(instant) } : { clock, ...ends(date) };
  if (isReversed(range)) throw wrong('The earlier moment comes after the later one; give it as --from.');
  return range;
}

function read<T>(option: string, given: string, reader: (given: string) => T): T {
  try {
    return reader(given);
  } catch (error) {
    throw error instanceof InvalidArgumentError ? wrong(`${option}: ${error.message}`) : error;
  }
}
const wrong = (says: string): Ended => new Ended(EXIT.usage, says);
