import { Inject, Injectable } from '@nestjs/common';
import type { Tracker } from '@parley/tracker';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { HttpInstance } from '../edge/http';
import { LiveClients } from '../live/live-clients';
import { TRACKER } from '../tracker.token';

/** Figures for Prometheus: how much and how fast, never what. Labels are routes as they are written in the program. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  private readonly requests = new Histogram({
    name: 'parley_http_request_seconds',
    help: 'Requests by method, route and status, with their duration.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [this.registry],
  });
  private readonly events = new Counter({
    name: 'parley_events_appended_total',
    help: 'Events recorded by this server.',
    registers: [this.registry],
  });
  private readonly behind = new Gauge({
    name: 'parley_views_behind',
    help: 'Events recorded that the answers do not hold yet; counted up to 1000.',
    registers: [this.registry],
  });
  private readonly behindSeconds = new Gauge({
    name: 'parley_views_behind_seconds',
    help: 'Seconds since the first event was recorded that the answers do not hold yet; 0 where they hold all.',
    registers: [this.registry],
  });
  private readonly applied = new Gauge({ name: 'parley_views_events', help: 'Events that the answers hold.', registers: [this.registry] });
  private readonly followers = new Gauge({ name: 'parley_live_clients', help: 'Clients of the live feed.', registers: [this.registry] });

  constructor(
    @Inject(TRACKER) private readonly tracker: Tracker,
    @Inject(LiveClients) private readonly clients: LiveClients,
  ) {
    collectDefaultMetrics({ register: this.registry, prefix: 'parley_' });
  }

  /** Times every request of this server from now on. */
  time(instance: HttpInstance): void {
    instance.addHook('onResponse', (request, reply, done) => {
      const route = request.is404 ? 'none' : (request.routeOptions.url ?? 'none');
      this.requests.observe({ method: request.method, route, status: String(reply.statusCode) }, reply.elapsedTime / 1000);
      done();
    });
  }

  appended(events: number): void {
    this.events.inc(events);
  }

  /** In Prometheus' text form. */
  async text(): Promise<{ readonly type: string; readonly body: string }> {
    const { views } = await this.tracker.status();
    this.behind.set(views.behind.events);
    this.behindSeconds.set(views.behind.seconds);
    this.applied.set(views.events);
    this.followers.set(this.clients.count);
    return { type: this.registry.contentType, body: await this.registry.metrics() };
  }
}
