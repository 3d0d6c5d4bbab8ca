// A process of its own around a tracker that feeds the views, or waits for its turn: `projecting-process.ts STORE READ_MODEL`. Says each change.
import { setTimeout as sleep } from 'node:timers/promises';
import { openTracker, type Tracker } from '@parley/tracker';

async function main(store: string, readModel: string): Promise<void> {
  const tracker = await openTracker({ store, readModel });
  for (let last = ''; ; await sleep(10)) {
    const line = (await said(tracker)) ?? last;
    if (line !== last) process.stdout.write(`${line}\n`);
    last = line;
  }
}

/** Nothing where it cannot be told now, as after this process was stopped for long. */
async function said(tracker: Tracker): Promise<string | undefined> {
  try {
    const { state, events } = (await tracker.status()).views;
    return JSON.stringify({ feeds: state === 'live' || state === 'catching-up', state, events });
  } catch {
    return undefined;
  }
}

main(String(process.argv[2]), String(process.argv[3])).catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
