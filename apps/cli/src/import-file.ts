import { basename } from 'node:path';
import { importSteps, runImport, UnreadableFile, type ImportResult, type Receipt, type Submission } from '@parley/exchange';
import { NotRecorded, type Tracker } from '@parley/tracker';
import { Ended, EXIT } from './endings';
import { progress } from './progress';

export interface ImportOptions {
  readonly recorder: string;
  readonly onError: 'stop' | 'skip';
  readonly signal: AbortSignal;
  /** Takes over from the file when each act was recorded. */
  readonly asOfRecord?: boolean;
}

/** Imports one file into the book, act by act, in the order of the file; what an earlier run recorded is found again and not doubled. */
export async function importFile(tracker: Tracker, file: string, options: ImportOptions): Promise<ImportResult> {
  const { recorder, ...how } = options;
  const shown = progress(basename(file), 'acts');
  try {
    const submit = (submission: Submission) => recorded(tracker, { ...submission, recorder });
    return await runImport(importSteps(file), { ...how, submit, onProgress: shown.at });
  } catch (error) {
    throw error instanceof UnreadableFile ? new Ended(EXIT.usage, `${file}: ${error.says}`) : error;
  } finally {
    shown.end();
  }
}

/** What no other line of the file would fare better with ends the import, whatever is to be done about faults of single acts. */
async function recorded(tracker: Tracker, submission: Parameters<Tracker['execute']>[0]): Promise<Receipt> {
  try {
    return await tracker.execute(submission);
  } catch (error) {
    if (!(error instanceof NotRecorded)) throw error;
    if (error.code === 'clock' || error.code === 'busy') throw new Ended(EXIT.unavailable, error.says);
    if (error.code.startsWith('recorder-')) throw new Ended(EXIT.usage, [error.says, ...error.choice].join(' '));
    throw error;
  }
}
