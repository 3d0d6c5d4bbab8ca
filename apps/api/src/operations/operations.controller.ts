import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Tracker, TrackerStatus } from '@parley/tracker';
import type { HttpReply } from '../edge/http';
import { LastConnections } from '../edge/last-connections';
import { COUNT, FLAG, NUMBER, object, TEXT } from '../openapi/schema-words';
import { TRACKER } from '../tracker.token';
import { Metrics } from './metrics';

interface Readiness {
  readonly status: 'ready' | 'not-ready';
  readonly writable: boolean;
  readonly views: string;
  /** Whether the answers hold all that was recorded when this was asked. */
  readonly caughtUp: boolean;
  /** What is recorded and not yet in the answers, counted up to 1000, and for how many seconds the first of it. */
  readonly behind: { readonly events: number; readonly seconds: number };
  /** The kind of the last failure to bring the answers up to date. */
  readonly lastError?: string;
  /** Where all has halted until who runs the server does something: what that is. */
  readonly halted?: string;
}
const readiness = object({
  status: TEXT,
  writable: FLAG,
  views: TEXT,
  caughtUp: FLAG,
  behind: object({ events: COUNT, seconds: NUMBER }),
  'lastError?': TEXT,
  'halted?': TEXT,
});

const canWork = ({ writable, views: { state } }: TrackerStatus): boolean => writable && state !== 'faulted' && state !== 'building';

/** For who runs the server: whether it lives, whether it can do its work, and its figures. */
@ApiTags('Operations')
@Controller()
export class OperationsController {
  constructor(
    @Inject(TRACKER) private readonly tracker: Tracker,
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(LastConnections) private readonly connections: LastConnections,
  ) {}

  @Get('health/live')
  @ApiOperation({ operationId: 'live', summary: 'whether the process answers' })
  @ApiResponse({ status: 200, description: 'It does.', schema: object({ status: TEXT }) })
  live(): { readonly status: 'live' } {
    return { status: 'live' };
  }

  @Get('health/ready')
  @ApiOperation({ operationId: 'ready', summary: 'whether acts can be recorded and questions answered' })
  @ApiResponse({ status: 200, description: 'They can.', schema: readiness })
  @ApiResponse({ status: 503, description: 'They cannot.', schema: readiness })
  async ready(@Res({ passthrough: true }) reply: HttpReply): Promise<Readiness> {
    const found = await this.tracker.status();
    const { views, writable, halted, lastError = views.lastError } = found;
    const ready = canWork(found) && !this.connections.areLast;
    reply.status(ready ? 200 : 503).header('cache-control', 'no-store');
    const { state, caughtUp, behind } = views;
    return {
      status: ready ? 'ready' : 'not-ready',
      writable,
      views: state,
      caughtUp,
      behind: { events: behind.events, seconds: behind.seconds },
      ...(lastError !== undefined && { lastError }),
      ...(halted !== undefined && { halted }),
    };
  }

  @Get('metrics')
  @ApiOperation({ operationId: 'metrics', summary: 'figures for Prometheus' })
  @ApiResponse({ status: 200, description: 'Prometheus text.', content: { 'text/plain': { schema: TEXT } } })
  async figures(@Res({ passthrough: true }) reply: HttpReply): Promise<string> {
    const { type, body } = await this.metrics.text();
    reply.type(type);
    return body;
  }
}
