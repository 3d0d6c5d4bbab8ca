import { Injectable, type BeforeApplicationShutdown, type OnApplicationShutdown } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { Server } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { LiveClients } from '../live/live-clients';
import type { HttpInstance } from './http';

const LOOK_EVERY_MS = 50;
/** How long a proxy that looks at `/health/ready`, and clients that keep their connection, are given to hear that they should go elsewhere. */
export const LEAVE_MS = 1_500;
/** After this a request that is still under way is cut off; the client retries with the same key. */
const PATIENCE_MS = 10_000;

/**
 * Lets go of connections without losing a request. What is sent into a connection at the moment in which it is closed is lost, and so is a
 * connection that was made and not yet taken; so the server first says that it is not ready, and goes on answering, each answer with the word that it
 * was its connection's last. Only then it takes nothing more.
 */
@Injectable()
export class LastConnections implements BeforeApplicationShutdown, OnApplicationShutdown {
  private looking: NodeJS.Timeout | undefined;
  private leaving = false;
  private askedAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly followers: LiveClients,
  ) {}

  /** Whether whoever comes should go elsewhere. */
  get areLast(): boolean {
    return this.leaving;
  }

  listenTo(instance: HttpInstance): void {
    instance.addHook('onRequest', (_request, reply, done) => {
      this.askedAt = performance.now();
      if (this.leaving) reply.header('connection', 'close');
      done();
    });
  }

  /** Resolves when everybody who asks now and then has been told; at once where nobody is connected and nobody has asked for so long. */
  async letGo(): Promise<void> {
    this.leaving = true;
    this.followers.letGo();
    const server = this.server();
    const until = performance.now() + LEAVE_MS;
    const isQuiet = async () => performance.now() - this.askedAt > LEAVE_MS && (await connectionsOf(server)) === 0;
    while (performance.now() < until && !(await isQuiet())) await pause(LOOK_EVERY_MS);
  }

  beforeApplicationShutdown(): void {
    this.leaving = true;
    const server = this.server();
    const until = Date.now() + PATIENCE_MS;
    this.looking = setInterval(() => {
      if (Date.now() < until) server.closeIdleConnections();
      else server.closeAllConnections();
    }, LOOK_EVERY_MS);
  }

  onApplicationShutdown(): void {
    clearInterval(this.looking);
  }

  private server(): Server {
    return this.host.httpAdapter.getHttpServer() as Server;
  }
}

const connectionsOf = (server: Server): Promise<number> =>
  new Promise((resolve, reject) => server.getConnections((error, count) => (error ? reject(error) : resolve(count))));
