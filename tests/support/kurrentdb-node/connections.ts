import { ServerCredentials, Server as GrpcServer } from '@grpc/grpc-js';
import { AddressInfo, createServer, Server, Socket } from 'node:net';

/** Accepts connections itself and hands them to gRPC, so that a fault can reset one, or all, at the level of TCP. */
export class Connections {
  readonly #sockets = new Map<string, Socket>();
  readonly #server: Server;

  constructor(grpc: GrpcServer, credentials: ServerCredentials) {
    const injector = grpc.createConnectionInjector(credentials);
    this.#server = createServer({ noDelay: true }, (socket) => {
      const peer = `${socket.remoteAddress}:${socket.remotePort}`;
      this.#sockets.set(peer, socket);
      socket.on('close', () => this.#sockets.delete(peer));
      socket.on('error', () => undefined); // the other side went away
      injector.injectConnection(socket);
    });
  }

  /** On loopback alone. `port` 0: a free one. */
  async listen(host: string, port: number): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen({ host, port }, resolve);
    });
    return (this.#server.address() as AddressInfo).port;
  }

  /** `peer` as gRPC names the other side of a call. */
  reset(peer: string): void {
    this.#sockets.get(peer)?.resetAndDestroy();
  }

  resetAll(): void {
    for (const socket of this.#sockets.values()) socket.resetAndDestroy();
  }
}
