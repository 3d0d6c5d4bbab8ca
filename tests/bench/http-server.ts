// A process of its own that serves either the tracker over the book and the views given, or an echo: the same application, edge, routes and
// request classes over a tracker that answers at once. Prints its address, then, for every line it reads, the CPU time it has used and for how long
// its event loop was held since the line before, at the 99th percentile.
import type { AddressInfo } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import { openTracker, type Receipt, type Tracker } from '@parley/tracker';
import { readConfig } from '../../apps/api/src/config';
import { createApp } from '../../apps/api/src/create-app';

const [kind = '', store = '', readModel = ''] = process.argv.slice(2);
const ZEROS = '0'.repeat(64);

/** Answers with a receipt of the usual length, and does nothing. */
function echo(): Tracker {
  const execute = ({ id = '' }: { id?: string }): Promise<Receipt> => {
    const stream = `negotiation-${id}`;
    const event = {
      eventId: '00000000-0000-4000-8000-000000000000',
      type: 'IssueRaised',
      stream,
      revision: 1,
      position: ZEROS.slice(48),
      leaf: ZEROS,
    };
    return Promise.resolve({ events: [event], irregularities: [], stream, revision: 1, id, repeated: false });
  };
  return { execute } as unknown as Tracker;
}

async function main(): Promise<void> {
  const tracker = kind === 'echo' ? echo() : await openTracker({ store, readModel });
  const app = await createApp({ tracker, config: readConfig({ PARLEY_PORT: '0', PARLEY_LOG_LEVEL: 'info' }) });
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  console.error(`listens http://127.0.0.1:${port}`);
  const held = monitorEventLoopDelay({ resolution: 1 });
  held.enable();
  createInterface({ input: process.stdin }).on('line', () => {
    const { user, system } = process.cpuUsage();
    console.error(`cpu ${user + system} ${Math.max(0, held.percentile(99) / 1e6 - 1)}`);
    held.reset();
  });
}

void main();
