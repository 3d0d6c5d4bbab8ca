import { InvalidArgumentError, Option, type Command } from 'commander';

const LIMIT_MAX = 200;

export interface PagingOptions {
  readonly limit?: number;
  readonly after?: string;
}

function limit(given: string): number {
  const read = /^[0-9]{1,3}$/.test(given) ? Number(given) : 0;
  if (read < 1 || read > LIMIT_MAX) throw new InvalidArgumentError(`Give a number from 1 to ${LIMIT_MAX}.`);
  return read;
}

export const withPaging = (command: Command): Command =>
  command
    .addOption(new Option('--limit <number>', 'at most so many at once').argParser(limit).default(50))
    .option('--after <cursor>', 'go on where the page before ended, as it said');

export const paging = (options: PagingOptions): PagingOptions => ({
  ...(options.limit !== undefined && { limit: options.limit }),
  ...(options.after !== undefined && { after: options.after }),
});
