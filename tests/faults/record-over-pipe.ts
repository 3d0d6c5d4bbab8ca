// A process of its own around a tracker: loads, waits for the line `open`, then takes an act a line and answers each with a line.
import { createInterface } from 'node:readline';
import { openTracker, type Submission, type Tracker } from '@parley/tracker';

const [book = '', views = ''] = process.argv.slice(2);
const say = (line: object): unknown => process.stdout.write(`${JSON.stringify(line)}\n`);
let tracker: Tracker | undefined;

async function answer(number: number, act: Submission): Promise<void> {
  try {
    const { events, repeated } = await (tracker as Tracker).execute(act);
    say({ number, events, repeated });
  } catch (error) {
    const { code, retryable } = error as { code?: string; retryable?: boolean };
    say({ number, refused: code ?? String(error), retryable: retryable ?? false });
  }
}

async function take(line: string): Promise<void> {
  if (line === 'open') {
    tracker = await openTracker({ store: `sqlite:${book}`, readModel: `sqlite:${views}` });
    say({ ready: true });
    return;
  }
  const { number, act } = JSON.parse(line) as { number: number; act: Submission };
  await answer(number, act);
}

createInterface({ input: process.stdin }).on('line', (line) => {
  take(line).catch((error: unknown) => {
    console.error(error);
    process.exit(1);
  });
});
