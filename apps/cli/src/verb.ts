import { Command } from 'commander';
import type { Exit } from './endings';
import type { PlaceOptions } from './places';

/** The options that every verb knows, before it or after it. */
export interface GlobalOptions extends PlaceOptions {
  readonly json?: boolean;
}
export type Ends = (exit: Exit) => void;
interface VerbText {
  /** Name and arguments, as in `position <id>`. */
  readonly usage: string;
  readonly says: string;
  /** What one types, with what it does. At least one. */
  readonly examples: readonly (readonly [command: string, does: string])[];
  readonly more?: string;
}

/** A verb with its examples at the end of its help. */
export function verb({ usage, says, examples, more }: VerbText): Command {
  const [name, ...args] = usage.split(' ');
  const command = new Command(name).description(says);
  if (args.length > 0) command.arguments(args.join(' '));
  const shown = examples.map(([typed, does]) => `  ${typed}\n      ${does}`).join('\n');
  return command.addHelpText(
    'after',
    `${more === undefined ? '' : `\n${more}\n`}\n${examples.length === 1 ? 'Example' : 'Examples'}:\n${shown}`,
  );
}

/** Runs a verb's work with its own and the global options; how the work ends is the exit code. */
export function does<O extends object>(
  command: Command,
  ends: Ends,
  work: (args: readonly string[], options: O & GlobalOptions) => Promise<Exit>,
): Command {
  return command.action(async (...given: unknown[]) => {
    const options = command.optsWithGlobals<O & GlobalOptions>();
    const args = given
      .slice(0, command.registeredArguments.length)
      .flat()
      .filter((arg): arg is string => typeof arg === 'string');
    ends(await work(args, options));
  });
}
