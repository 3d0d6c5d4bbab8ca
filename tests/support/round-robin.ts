import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Hop-by-hop headers, which concern one connection only. */
const OF_CONNECTION = ['connection', 'keep-alive', 'transfer-encoding'];

const LOOK_EVERY_MS = 100;

/**
 * A proxy as the one that is shipped works: each request goes to the next process that says it is ready, on a connection of its own, and to
 * the one after where the connection is refused. A request that was sent is never sent again.
 */
export class RoundRobin {
  private readonly server: Server;
  private readonly looking: NodeJS.Timeout;
  private readonly unready = new Set<URL>();
  private readonly looked = new Set<URL>();
  private turn = 0;
  /** Requests that were answered with no reply of a process, by what went wrong. */
  readonly lost: string[] = [];

  constructor(private readonly targets: URL[]) {
    this.server = createServer((incoming, outgoing) => {
      incoming.on('error', () => undefined);
      outgoing.on('error', () => undefined);
      void this.pass(incoming, outgoing);
    });
    this.server.keepAliveTimeout = 60_000;
    this.looking = setInterval(() => this.targets.forEach((target) => void this.look(target)), LOOK_EVERY_MS);
  }

  async listen(): Promise<URL> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return new URL(`http://127.0.0.1:${(this.server.address() as AddressInfo).port}`);
  }

  /** From now on another process answers in this one's place. */
  replace(index: number, target: URL): void {
    this.targets[index] = target;
  }

  close(): Promise<void> {
    clearInterval(this.looking);
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private async pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const first = (this.turn += 1);
    const body = Buffer.concat(chunks);
    for (const target of this.inTurn(first)) {
      const outcome = await this.ask({ target, incoming, body, outgoing });
      if (outcome !== 'refused') return;
    }
    this.fail(outgoing, 'every process refused the connection');
  }

  /** The ready ones, from the next on; the others after them. */
  private inTurn(first: number): URL[] {
    const from = first % this.targets.length;
    const all = [...this.targets.slice(from), ...this.targets.slice(0, from)];
    return [...all.filter((target) => !this.unready.has(target)), ...all.filter((target) => this.unready.has(target))];
  }

  /** One look at a time, as every proxy has it: a process that is slow to answer would else be asked more and more. */
  private async look(target: URL): Promise<void> {
    if (this.looked.has(target)) return;
    this.looked.add(target);
    const isReady = await fetch(new URL('/health/ready', target)).then(
      ({ ok }) => ok,
      () => false,
    );
    this.looked.delete(target);
    if (isReady) this.unready.delete(target);
    else this.unready.add(target);
  }

  private ask({ target, incoming, body, outgoing }: Asked): Promise<'refused' | 'passed on'> {
    const headers = Object.fromEntries(Object.entries(incoming.headers).filter(([name]) => !OF_CONNECTION.includes(name)));
    const url = new URL(incoming.url ?? '/', target);
    return new Promise((resolve) => {
      const sent = request(url, { agent: false, method: incoming.method ?? 'GET', headers }, (reply) => {
        const kept = Object.entries(reply.headers).filter(([name]) => !OF_CONNECTION.includes(name));
        outgoing.writeHead(reply.statusCode ?? 502, Object.fromEntries(kept));
        outgoing.flushHeaders();
        reply.pipe(outgoing);
        reply.on('error', () => outgoing.destroy());
        reply.on('close', () => outgoing.end());
        outgoing.on('close', () => reply.destroy());
        resolve('passed on');
      });
      sent.on('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'ECONNREFUSED') return resolve('refused');
        this.fail(outgoing, `${incoming.method} ${url.pathname}: ${error.message}`);
        return resolve('passed on');
      });
      sent.end(body);
    });
  }

  private fail(outgoing: ServerResponse, what: string): void {
    this.lost.push(what);
    if (outgoing.headersSent) outgoing.destroy();
    else outgoing.writeHead(502).end(what);
  }
}

interface Asked {
  readonly target: URL;
  readonly incoming: IncomingMessage;
  readonly body: Buffer;
  readonly outgoing: ServerResponse;
}
