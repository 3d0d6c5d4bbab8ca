import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { startPostgres, type RunningPostgres } from './start';

/**
 * Run once before all tests, in the process that outlives them: a door at which tests ask for the PostgreSQL that all of them share. It is
 * started when the first one asks.
 */
let door: Server | undefined;
let server: Promise<RunningPostgres> | undefined;

// eslint-disable-next-line no-restricted-syntax -- jest asks for a default export
export default async function openDoor(): Promise<void> {
  const listening = createServer((asker) => {
    asker.on('error', () => undefined);
    server ??= startPostgres().then((running) => {
      process.once('exit', () => running.kill());
      return running;
    });
    server.then(
      ({ url }) => asker.end(url),
      (error: unknown) => asker.destroy(error as Error),
    );
  });
  door = listening;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  process.env['PARLEY_TEST_POSTGRES_DOOR'] = String((listening.address() as AddressInfo).port);
  Object.assign(globalThis, { endPostgresOfAllTests: closeDoor });
}

async function closeDoor(): Promise<void> {
  door?.close();
  await (await server)?.end();
}
