import { join } from 'node:path';
import { importSteps, runImport } from '@parley/exchange';
import { openTracker, type Tracker } from '@parley/tracker';
import type { OpenedAt } from './kit';

/** The case files of the sample book, in the order in which they refer to one another. */
const CASES = ['south-west-pay', 'job-guarantees', 'example-rota-talks'] as const;
const fileOf = (name: string): string => join(__dirname, '..', '..', 'libs', 'exchange', 'cases', `${name}.yaml`);

/** Records the sample book, and gives back what was refused of it: nothing. */
export async function recordSamples(tracker: Tracker): Promise<readonly unknown[]> {
  const refused: unknown[] = [];
  for (const name of CASES) {
    const submit = (submission: Parameters<Parameters<typeof runImport>[1]['submit']>[0]) =>
      tracker.execute({ ...submission, recorder: 'Sample Recorder' });
    refused.push(...(await runImport(importSteps(fileOf(name)), { submit })).refused);
  }
  await tracker.waitFor('head');
  return refused;
}

/** The worked example alone, taken over into an empty book with the times at which its file says that each entry was written down. */
export async function recordAsItWent(at: OpenedAt): Promise<void> {
  const tracker = await openTracker({ ...at, migrates: true });
  const submit = (submission: Parameters<Parameters<typeof runImport>[1]['submit']>[0]) =>
    tracker.execute({ ...submission, recorder: 'Sample Recorder' });
  const { refused } = await runImport(importSteps(fileOf('example-rota-talks')), { submit, asOfRecord: true });
  await tracker.close();
  if (refused.length > 0) throw new Error(`the worked example was not recorded: ${JSON.stringify(refused)}`);
}
