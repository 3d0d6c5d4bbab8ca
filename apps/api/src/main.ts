import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { openTracker, type Tracker } from '@parley/tracker';
import { ConfigRefused, readConfig, type Config } from './config';
import { createApp } from './create-app';
import { LastConnections } from './edge/last-connections';
import { openToAll } from './edge/same-site';

/** Stops in order: sends whoever comes elsewhere, takes nothing new, finishes what is under way, lets the followers go, closes the book. A second signal stops at once. */
function stopWhenTold(app: NestFastifyApplication, tracker: Tracker): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) process.exit(1);
    stopping = true;
    void app
      .get(LastConnections)
      .letGo()
      .then(() => app.close())
      .then(() => tracker.close())
      .then(
        () => process.exit(0),
        (error: unknown) => fail(error),
      );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

async function start(config: Config): Promise<void> {
  const { store, readModel, allowClockLift, project: projects } = config;
  const told = (line: string): void => console.error(`Parley: ${line}`);
  const tracker = await openTracker({ store, readModel, allowClockLift, projects, told });
  try {
    const app = await createApp({ tracker, config });
    // Not by the framework, which would report a taken port a second time.
    await app.getHttpAdapter().getInstance().listen({ port: config.port, host: config.host });
    stopWhenTold(app, tracker);
    const { address, family, port } = app.getHttpServer().address() as AddressInfo;
    console.log(openToAll(config));
    console.log(`Parley listens on http://${family === 'IPv6' ? `[${address}]` : address}:${port}`);
  } catch (error) {
    await tracker.close();
    throw error;
  }
}

function fail(error: unknown): void {
  const lines = error instanceof ConfigRefused ? error.lines : [error instanceof Error ? error.message : String(error)];
  for (const line of lines) console.error(`Parley does not start: ${line.split('\n', 1)[0] ?? ''}`);
  process.exit(1);
}

async function main(): Promise<void> {
  try {
    await start(readConfig(process.env));
  } catch (error) {
    fail(error);
  }
}

void main();
