import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { checked, described, optional, readShape, record, slug, text } from '@parley/negotiation';
import type { Followed, Tracker } from '@parley/tracker';
import { headerOf, type HttpReply, type HttpRequest } from '../edge/http';
import { TEXT } from '../openapi/schema-words';
import { faulty } from '../problem/problem-of';
import { mustBeOfThisBook } from '../queries/asked';
import { TRACKER } from '../tracker.token';
import { EventStream } from './event-stream';
import { LiveClients } from './live-clients';

const parameters = checked(
  record({
    negotiation: optional(slug()),
    consortium: optional(slug()),
    after: optional(described('Begin after this position of an earlier reply; default: now.', text(200))),
  }),
  ({ negotiation, consortium }) =>
    negotiation !== undefined && consortium !== undefined
      ? { code: 'parameter-invalid', says: 'Follow one record, or all.', path: 'consortium' }
      : undefined,
);

/** What is recorded, as it is recorded. */
@ApiTags('Live')
@Controller('api/events')
export class EventsController {
  constructor(
    @Inject(TRACKER) private readonly tracker: Tracker,
    @Inject(LiveClients) private readonly clients: LiveClients,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'events', summary: 'the live feed: every entry as it is recorded, as server-sent events' })
  @ApiQuery({ name: 'negotiation', required: false, schema: TEXT })
  @ApiQuery({ name: 'consortium', required: false, schema: TEXT })
  @ApiQuery({ name: 'after', required: false, schema: TEXT, description: 'Begin after this position; default: now.' })
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: 'Go on after this event, without gap or repeat.', schema: TEXT })
  @ApiResponse({
    status: 200,
    description: '`id` is the position, `event` is entry, `data` the entry.',
    content: { 'text/event-stream': { schema: TEXT } },
  })
  async follow(@Req() request: HttpRequest, @Res() reply: HttpReply): Promise<void> {
    const { stream, after } = await this.place(request);
    const client = this.clients.enter();
    reply.hijack();
    const events = new EventStream(reply.raw, { headers: setBefore(reply), from: after, client });
    await this.feed(request, events, { after, signal: client.signal, ...(stream !== undefined && { stream }) });
    client.abort();
  }

  private async place(request: HttpRequest): Promise<{ stream?: string; after: string | null }> {
    const read = readShape(parameters, request.query);
    if (!read.ok) throw faulty(read.faults, 'parameter-invalid');
    const { negotiation, consortium, after } = read.value;
    const stream =
      negotiation !== undefined ? `negotiation-${negotiation}` : consortium !== undefined ? `consortium-${consortium}` : undefined;
    const given = headerOf(request, 'last-event-id') ?? after;
    if (given !== undefined) await mustBeOfThisBook(this.tracker, given);
    return { after: given ?? (await this.tracker.head()), ...(stream !== undefined && { stream }) };
  }

  private async feed({ raw }: HttpRequest, events: EventStream, from: Parameters<Tracker['follow']>[0]): Promise<void> {
    try {
      for await (const batch of this.tracker.follow(from)) batch.forEach((one: Followed) => events.send(one));
    } catch (error) {
      if (!from.signal.aborted)
        raw.log.error({ kind: error instanceof Error ? error.constructor.name : typeof error }, 'a follower was cut off');
    }
  }
}

/** The headers that hooks have set, which a hijacked reply would lose. */
function setBefore(reply: HttpReply): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(reply.getHeaders()).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
}
