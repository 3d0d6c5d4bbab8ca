import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Config } from '../config';
import { CONFIG } from '../config.token';
import { Problem } from '../problem/problem';

/** Who follows the live feed: never more than the setting allows, and none once the server stops. */
@Injectable()
export class LiveClients implements BeforeApplicationShutdown {
  private readonly leaving = new Set<AbortController>();
  private stopping = false;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  get count(): number {
    return this.leaving.size;
  }

  /** The client's end, called by whoever notices it first. Throws a problem where there is no room. */
  enter(): AbortController {
    if (this.stopping) throw new Problem('stopping', 'Follow again in a moment.', { headers: { 'retry-after': '2' } });
    if (this.leaving.size >= this.config.liveClientsMax)
      throw new Problem('too-many-followers', 'Follow again later, or ask for the history.', { headers: { 'retry-after': '10' } });
    const client = new AbortController();
    this.leaving.add(client);
    client.signal.addEventListener('abort', () => this.leaving.delete(client), { once: true });
    return client;
  }

  /** They follow on elsewhere, after the last entry that each was sent. */
  letGo(): void {
    this.stopping = true;
    for (const client of this.leaving) client.abort();
  }

  beforeApplicationShutdown(): void {
    this.letGo();
  }
}
