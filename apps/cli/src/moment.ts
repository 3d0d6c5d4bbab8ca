import { GRADES, INSTANT, parseEdtf, type Grade } from '@parley/negotiation';
import { InvalidArgumentError, Option, type Command } from 'commander';
import type { Moment } from './answers';

const asOf = new Option('--as-of <date>', 'what had certainly occurred by then (EDTF: 2012-07-16, 2012-07, 2012)');

export function date(given: string): string {
  const read = parseEdtf(given);
  if (!read.ok) throw new InvalidArgumentError(read.says);
  return given;
}

/** Milliseconds since 1970 of an instant in UTC that has passed. */
export function instant(given: string): number {
  const ms = INSTANT.test(given) ? Date.parse(given) : NaN;
  const isReal = !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(given.slice(0, 19));
  if (!isReal) throw new InvalidArgumentError('Give an instant in UTC, as in 2026-01-31T12:00:00Z.');
  if (ms > Date.now()) throw new InvalidArgumentError('This instant is yet to come; nobody knows what will be recorded by then.');
  return ms;
}

/** Adds the two clocks and the evidence to a question. */
export function withMoment(command: Command): Command {
  return command
    .addOption(asOf.argParser(date))
    .addOption(new Option('--known-at <instant>', 'what was recorded by then (UTC: 2026-01-31T12:00:00Z)').argParser(instant))
    .addOption(new Option('--evidence <grade>', 'the lowest grade of evidence that counts').choices(GRADES));
}

export function momentOf(options: { readonly asOf?: string; readonly knownAt?: number; readonly evidence?: Grade }): Moment {
  return {
    ...(options.asOf !== undefined && { asOf: options.asOf }),
    ...(options.knownAt !== undefined && { knownAt: options.knownAt }),
    ...(options.evidence !== undefined && { evidence: options.evidence }),
  };
}
