import type { ServerResponse } from 'node:http';
import type { Followed } from '@parley/tracker';

/** How much may wait for a client that reads too slowly, in bytes, before it is cut off; it resumes where it was. */
const BUFFERED_BYTES_MAX = 256 * 1024;
const HEARTBEAT_MS = 10_000;
const RETRY_MS = 2_000;

/** Server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html) on a response that is its own. */
export class EventStream {
  private readonly heartbeat: NodeJS.Timeout;

  /** `from`: the place that a client resumes from if it goes before it was sent anything. */
  constructor(
    private readonly response: ServerResponse,
    { headers, from, client }: { headers: Readonly<Record<string, string>>; from: string | null; client: AbortController },
  ) {
    response.writeHead(200, {
      ...headers,
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    this.write(`retry: ${RETRY_MS}\n${from === null ? '' : `id: ${from}\n`}: following\n\n`);
    this.heartbeat = setInterval(() => this.write(': here\n\n'), HEARTBEAT_MS);
    response.once('close', () => client.abort());
    client.signal.addEventListener('abort', () => this.end(), { once: true });
  }

  send({ position, entry }: Followed): void {
    this.write(`id: ${position}\nevent: entry\ndata: ${JSON.stringify(shown(entry))}\n\n`);
  }

  private write(text: string): void {
    if (this.response.writableEnded || this.response.destroyed) return;
    this.response.write(text);
    if (this.response.writableLength > BUFFERED_BYTES_MAX) this.response.destroy();
  }

  private end(): void {
    clearInterval(this.heartbeat);
    if (!this.response.destroyed) this.response.end();
  }
}

const iso = (at: number): string => new Date(at).toISOString();
/** An entry as answers show it: instants in ISO form. */
function shown({ recordedAt, notedAt, ...entry }: Followed['entry']) {
  return { ...entry, recordedAt: iso(recordedAt), ...(notedAt !== undefined && { notedAt: iso(notedAt) }) };
}
