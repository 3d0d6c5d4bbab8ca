import { Door } from './door';
import { startNode } from './kurrentdb-node/start';
import { startPostgres } from './postgres/start';

/** Run once before all tests: nothing is started yet, but can be had. */
// eslint-disable-next-line no-restricted-syntax -- jest asks for a default export
export default async function open(): Promise<void> {
  const postgres = new Door(async () => {
    const running = await startPostgres();
    process.once('exit', () => running.kill());
    return running;
  });
  const node = new Door(async () => {
    const running = await startNode();
    return { url: running.connectionString, end: () => running.stop() };
  });
  await Promise.all([postgres.open('PARLEY_TEST_POSTGRES_DOOR'), node.open('PARLEY_TEST_NODE_DOOR')]);
  Object.assign(globalThis, { endAllShared: () => Promise.all([postgres.close(), node.close()]) });
}
