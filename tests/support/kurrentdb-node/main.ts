import { EventLog } from './event-log';
import { serve } from './serve';

// The node's process: prints its port, and ends when whoever started it closes its input or is gone.
process.stdin.resume().on('end', () => process.exit(0));
serve(new EventLog()).then(
  (port) => process.stdout.write(`listening ${port}\n`),
  (error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exit(1);
  },
);
