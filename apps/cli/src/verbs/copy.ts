import { copy, CopyRefused, type CopyReport } from '@parley/tracker';
import type { Command } from 'commander';
import { Ended, EXIT } from '../endings';
import { untilInterrupted } from '../interruption';
import { placesThere } from '../places';
import { passes } from '../progress';
import { note, say, sayJson } from '../terminal';
import { counted, table } from '../text/lines';
import { does, verb, type Ends, type GlobalOptions } from '../verb';

interface Options {
  readonly to: string;
  readonly from?: string;
}

export function copyVerb(ends: Ends): Command {
  const command = verb({
    usage: 'copy',
    says: 'Copies the whole book into another store: ids, bytes and order kept. Then reads both sides and proves them equal. A copy that was stopped is gone on with.',
    examples: [
      ['parley copy --to sqlite:/mnt/backup/parley.db', 'your own book; give it again later, and only what is new is copied'],
      ['parley copy --from sqlite:old.db --to sqlite:new.db --json', 'counts and digests of both sides as JSON'],
    ],
    more: 'Let nobody record to the target until it is done: what is written there meanwhile makes the copy stop. The source may be in use; what is\nrecorded after the copy began is brought by the same command again.',
  })
    .requiredOption('--to <address>', 'the store to copy to: sqlite:FILE or kurrentdb://…')
    .option('--from <address>', 'the book to copy; else --store, else PARLEY_STORE, else ./data/parley.db');
  return does<Options>(command, ends, async (_args, options) => {
    const { signal, release } = untilInterrupted();
    const shown = passes({
      source: { label: 'Reading the source', unit: 'events' },
      copy: { label: 'Copying', unit: 'events' },
      target: { label: 'Reading the target back', unit: 'events' },
    });
    const report = await copy({ from: sourceOf(options), to: options.to }, { onProgress: shown.at, signal })
      .catch(refused)
      .finally(() => {
        shown.end();
        release();
      });
    if (options.json) sayJson(report);
    else say(reportText(report));
    if (report.stopped) note('Stopped; what is copied stays. The same command again copies the rest.');
    if (report.sourceMovedOn) note('The source was written to meanwhile; the same command again brings the rest.');
    return report.stopped ? EXIT.interrupted : EXIT.ok;
  });
}

function sourceOf({ from, ...options }: Options & GlobalOptions): string {
  if (from === undefined) return placesThere(options).store;
  if (options.store !== undefined || options.sample)
    throw new Ended(EXIT.usage, 'Two books are named as the source; give --from, --store or --sample.');
  return from;
}

/** What is wrong with the command line is told from what is wrong with a store. */
function refused(error: unknown): never {
  if (!(error instanceof CopyRefused)) throw error;
  throw new Ended(error.code === 'same-place' ? EXIT.usage : EXIT.fault, error.says);
}

function reportText({ book, found, copied, source, target }: CopyReport): string[] {
  const sum = `${counted(copied, 'event')} copied, ${found} found in the target; book ${book}`;
  if (!source || !target) return [`${sum}.`];
  return [
    `${sum}. Both sides are equal.`,
    ...table([
      ['Source', `${counted(source.events, 'event')} in ${counted(source.streams, 'stream')}, ${source.digest}`],
      ['Target', `${counted(target.events, 'event')} in ${counted(target.streams, 'stream')}, ${target.digest}`],
    ]),
    'The digest is SHA-256 over the leaf hashes of all events in the order of the book.',
  ];
}
