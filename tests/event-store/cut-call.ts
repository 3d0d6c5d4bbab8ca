import { connect, constants, createServer, type ClientHttp2Stream, type IncomingHttpHeaders, type ServerHttp2Stream } from 'node:http2';
import type { AddressInfo, Socket } from 'node:net';

export interface CutCall {
  /** The same address as the node's, through here. */
  readonly connectionString: string;
  readonly end: () => void;
}

/** Stands before a node and lets everything pass, but cuts the connection at the nth call of this name; the first is 1. */
export async function cutCall(node: string, { name, nth }: { readonly name: string; readonly nth: number }): Promise<CutCall> {
  const authority = node.replace(/^[^:]+:\/\//, '').replace(/[/?].*$/, '');
  const behind = connect(`http://${authority}`);
  const sockets = new Set<Socket>();
  let calls = 0;
  const server = createServer();
  // reset below HTTP/2: a session that is ended by its own rules says which calls it did not take, and the client sends those again by itself
  const reset = (): void => sockets.forEach((socket) => socket.resetAndDestroy());
  server.on('connection', (socket: Socket) => sockets.add(socket.on('error', () => undefined)));
  server.on('sessionError', () => undefined);
  server.on('stream', (stream: ServerHttp2Stream, headers: IncomingHttpHeaders) => {
    stream.on('error', () => undefined);
    if (String(headers[constants.HTTP2_HEADER_PATH]).endsWith(`/${name}`) && (calls += 1) === nth) return reset();
    passOn(stream, behind.request({ ...headers, [constants.HTTP2_HEADER_AUTHORITY]: authority }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const end = (): void => {
    behind.destroy();
    reset();
    server.close();
  };
  return { connectionString: node.replace(authority, `127.0.0.1:${port}`), end };
}

function passOn(stream: ServerHttp2Stream, asked: ClientHttp2Stream): void {
  let trailers: IncomingHttpHeaders = {};
  asked.on('error', () => stream.destroy());
  asked.on('response', (headers, flags) => {
    const endStream = (flags & constants.NGHTTP2_FLAG_END_STREAM) > 0;
    stream.respond(headers, endStream ? { endStream } : { waitForTrailers: true });
  });
  asked.on('trailers', (given: IncomingHttpHeaders) => (trailers = given));
  stream.on('wantTrailers', () => stream.sendTrailers(trailers));
  stream.on('close', () => asked.close());
  stream.pipe(asked);
  asked.pipe(stream);
}
