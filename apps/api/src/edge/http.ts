import type { IncomingMessage, ServerResponse } from 'node:http';

/** What this edge uses of a request, as Fastify hands it over. */
export interface HttpRequest {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly query: Readonly<Record<string, string | string[]>>;
  readonly params: Readonly<Record<string, string>>;
  readonly raw: IncomingMessage;
  readonly routeOptions: { readonly url?: string };
  readonly is404?: boolean;
}
/** What this edge uses of a reply. */
export interface HttpReply {
  header(name: string, value: string): HttpReply;
  status(code: number): HttpReply;
  type(mediaType: string): HttpReply;
  send(body: unknown): HttpReply;
  /** Takes the answer out of Fastify's hands: from then on `raw` alone is written. */
  hijack(): void;
  getHeaders(): Readonly<Record<string, number | string | string[] | undefined>>;
  readonly elapsedTime: number;
  readonly statusCode: number;
  readonly raw: ServerResponse;
}
type Done = (error?: Error) => void;
/** The hooks of a Fastify instance that this edge sets; they run in the order in which they are added. */
export interface HttpInstance {
  addHook(name: 'onRequest' | 'onResponse', hook: (request: HttpRequest, reply: HttpReply, done: Done) => void): unknown;
  addHook(name: 'onRoute', hook: (route: { readonly method: string | string[]; readonly url: string }) => void): unknown;
  removeAllContentTypeParsers(): void;
  addContentTypeParser(
    type: string,
    options: { parseAs: 'buffer'; bodyLimit: number },
    parser: (request: HttpRequest, body: Buffer, done: (error: Error | null, value?: unknown) => void) => void,
  ): unknown;
}

/** A header's one value; undefined where it is absent. */
export function headerOf(request: Pick<HttpRequest, 'headers'>, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}
