import { statSync } from 'node:fs';
import { basename } from 'node:path';
import type { ImportResult } from '@parley/exchange';
import { Option, type Command } from 'commander';
import { Ended, EXIT, type Exit } from '../endings';
import { importFile } from '../import-file';
import { untilInterrupted } from '../interruption';
import { withBook } from '../open-book';
import { placesOf } from '../places';
import { note, say, sayJson } from '../terminal';
import { counted, item } from '../text/lines';
import { does, verb, type Ends } from '../verb';

interface Options {
  readonly onError: 'stop' | 'skip';
  readonly as?: string;
  readonly asOfRecord?: boolean;
}
type Imported = ImportResult & { readonly file: string };

export function importVerb(ends: Ends): Command {
  const command = verb({
    usage: 'import <files...>',
    says: 'Records what the files say, act by act: case files (.yaml) and JSON Lines (.jsonl). Importing a file again records only what is missing.',
    examples: [
      ['parley import notes.yaml --as "Jo Bloggs"', 'into your own book, stopping at the first act that is refused'],
      [
        'parley import *.jsonl --on-error skip',
        'everything that can be recorded, and a list of what cannot, by line; PARLEY_RECORDER says who',
      ],
    ],
  })
    .addOption(new Option('--on-error <what>', 'what to do at an act that is refused').choices(['stop', 'skip']).default('stop'))
    .option('--as <name>', 'who records; else PARLEY_RECORDER')
    .option(
      '--as-of-record',
      'into an empty book: take over when each act was recorded (recordedAt of a line, recorded of a case file) instead of now',
    );
  return does<Options>(command, ends, async (files, options) => {
    const recorder = options.as ?? process.env['PARLEY_RECORDER'];
    if (recorder === undefined || recorder.trim() === '')
      throw new Ended(EXIT.usage, 'Say who records: --as NAME, or set PARLEY_RECORDER.');
    for (const file of files) requireFile(file);
    const { signal, release } = untilInterrupted();
    const { onError, asOfRecord = false } = options;
    const results = await withBook(
      placesOf(options),
      (tracker) => importAll(files, (file) => importFile(tracker, file, { recorder, onError, signal, asOfRecord })),
      { migrates: asOfRecord },
    ).finally(release);
    if (options.json) sayJson({ files: results });
    else say(results.flatMap(resultText));
    return ending(results, files.length);
  });
}

function requireFile(file: string): void {
  const isFile = statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
  if (!isFile) throw new Ended(EXIT.usage, `There is no file ${file}.`);
}

/** File by file; ends early where told to stop at a refusal, and where interrupted. */
async function importAll(files: readonly string[], each: (file: string) => Promise<ImportResult>): Promise<Imported[]> {
  const results: Imported[] = [];
  for (const file of files) {
    const result = await each(file);
    results.push({ file, ...result });
    if (result.stopped !== undefined) break;
  }
  return results;
}

function resultText({ file, recorded, repeated, already, events, refused, refusedCount }: Imported): string[] {
  const lines = refused.flatMap(({ line, label, code, says, faults }) => [
    ...item(`line ${line} (${label}): ${code}: ${says}`),
    ...faults.flatMap((fault) =>
      item(`${fault.line === undefined ? '' : `line ${fault.line}, `}${fault.path || 'the whole'}: ${fault.says}`, 2),
    ),
  ]);
  const sum = `${counted(recorded, 'act')} recorded (${counted(events, 'event')}), ${repeated + already} on record before, ${refusedCount} refused`;
  const more = refusedCount - refused.length;
  return [`${basename(file)}: ${sum}`, ...lines, ...(more > 0 ? [`  and ${more} more`] : [])];
}

function ending(results: readonly Imported[], files: number): Exit {
  const left = files - results.length;
  const rest = left > 0 ? ` ${counted(left, 'file')} not begun.` : '';
  const stopped = results.at(-1)?.stopped;
  if (stopped === 'signal') {
    note(`Stopped after the act under way; what is recorded stays.${rest} The same command again records the rest.`);
    return EXIT.interrupted;
  }
  if (stopped === 'refused')
    note(`Stopped there; what is recorded stays.${rest} Correct it and give the same command again, or use --on-error skip.`);
  return results.some(({ refusedCount }) => refusedCount > 0) ? EXIT.fault : EXIT.ok;
}
