import { setTimeout as sleep } from 'node:timers/promises';

/** How long a test waits for what must come, in milliseconds: it gives up what has stopped, and never what a busy machine is slow at. */
export const PATIENCE_MS = 120_000;

/** Until something is so. Throws what `instead` tells of how it is where it never becomes so. */
export async function until(
  isSo: () => boolean | Promise<boolean>,
  instead: () => string = () => isSo.toString(),
  everyMs = 50,
): Promise<void> {
  for (const late = Date.now() + PATIENCE_MS; !(await isSo()); await sleep(everyMs))
    if (Date.now() > late) throw new Error(`waited in vain: ${instead()}`);
}
