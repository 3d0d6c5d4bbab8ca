import { createServer, type AddressInfo, type Server } from 'node:net';

/** Something that all tests of a run share, and where it is reached. */
export interface Shared {
  readonly url: string;
  readonly end: () => Promise<unknown>;
}

/**
 * A door at which tests, each in a process of its own, ask for what all of them share. It is started when the first one asks. Opened once before
 * all tests, in the process that outlives them.
 */
export class Door {
  private shared: Promise<Shared> | undefined;
  private readonly server: Server;

  constructor(start: () => Promise<Shared>) {
    this.server = createServer((asker) => {
      asker.on('error', () => undefined);
      this.shared ??= start();
      this.shared.then(
        ({ url }) => asker.end(url),
        (error: unknown) => asker.destroy(error as Error),
      );
    });
  }

  /** Says at which port it is asked, in this variable. */
  async open(variable: string): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    process.env[variable] = String((this.server.address() as AddressInfo).port);
  }

  async close(): Promise<void> {
    this.server.close();
    await (await this.shared)?.end();
  }
}
