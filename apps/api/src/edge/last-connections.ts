import { Injectable, type BeforeApplicationShutdown, type OnApplicationShutdown } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { Server } from 'node:http';

const LOOK_EVERY_MS = 50;
/** After this a request that is still under way is cut off; the client retries with the same key. */
const PATIENCE_MS = 10_000;

/** Lets go of connections as soon as their last request is answered: a server that stops would wait for clients that keep theirs open. */
@Injectable()
export class LastConnections implements BeforeApplicationShutdown, OnApplicationShutdown {
  private looking: NodeJS.Timeout | undefined;

  constructor(private readonly host: HttpAdapterHost) {}

  beforeApplicationShutdown(): void {
    const server = this.host.httpAdapter.getHttpServer() as Server;
    const until = Date.now() + PATIENCE_MS;
    this.looking = setInterval(() => {
      if (Date.now() < until) server.closeIdleConnections();
      else server.closeAllConnections();
    }, LOOK_EVERY_MS);
  }

  onApplicationShutdown(): void {
    clearInterval(this.looking);
  }
}
