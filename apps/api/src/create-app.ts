import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Tracker } from '@parley/tracker';
import { Logger } from 'nestjs-pino';
import { AppModule } from './app.module';
import type { Config } from './config';
import type { HttpInstance } from './edge/http';
import { takeOnlyJson } from './edge/json-body';
import { LastConnections } from './edge/last-connections';
import { RouteList } from './edge/route-list';
import { refuseStrangers } from './edge/same-site';
import { guardWithHeaders } from './edge/security-headers';
import { serveApiDocument } from './openapi/api-document';
import { logRequests } from './operations/logging';
import { Metrics } from './operations/metrics';
import { servePageFiles } from './page/built-page';
import { Problem } from './problem/problem';
import { bodyOf } from './problem/problem.filter';
import { PROBLEMS } from './problem/table';

const UNREADABLE = new Problem('malformed-request', 'The address cannot be read; percent-encode what stands in it as UTF-8.');

/** The server over an open tracker, ready to listen. The tracker stays the caller's: closing the server does not close it. */
export async function createApp({ tracker, config }: { tracker: Tracker; config: Config }): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: config.bodyLimitBytes,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 300 },
    // An address that cannot be read never gets as far as the filter.
    frameworkErrors: (_error: Error, request: { readonly id: string }, reply: { readonly raw: ServerResponse }) => {
      reply.raw.writeHead(PROBLEMS[UNREADABLE.code].status, { 'content-type': 'application/problem+json' });
      reply.raw.end(JSON.stringify(bodyOf(UNREADABLE, request)));
    },
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.over({ tracker, config }), adapter, {
    bodyParser: false,
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  const instance = adapter.getInstance<HttpInstance>();
  logRequests(instance, config);
  app.get(RouteList).listenTo(instance);
  app.get(LastConnections).listenTo(instance);
  app.get(Metrics).time(instance);
  await guardWithHeaders(app, instance);
  refuseStrangers(instance, config);
  takeOnlyJson(instance, config.bodyLimitBytes);
  serveApiDocument(app, tracker);
  await servePageFiles(app);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}
