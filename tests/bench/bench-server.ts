import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { KeptConnection } from './kept-connection';
import { opening, raisingIssue, registering, type SampleAct } from './sample-talks';

const HOOK = join(__dirname, '..', 'support', 'typescript-hook.cjs');
const SCRIPT = join(__dirname, 'http-server.ts');
export const CLIENTS = 64;
/** A round takes seconds: the first thousands of requests, which are the warming up, show the compiler at work and not the server. */
const ACTS_EACH = 100;

interface Places {
  readonly store: string;
  readonly readModel: string;
}
/** An echo keeps nothing. */
const NOWHERE: Places = { store: '', readModel: '' };

const addressOf = ({ act, record, id }: SampleAct): string => {
  if (record === 'register-parties') return '/api/register/register-party';
  return act === 'open-record' ? '/api/negotiations' : `/api/negotiations/${id ?? ''}/${act}`;
};

/** A server in a process of its own, with a connection for each client. */
export class BenchServer {
  private connections: KeptConnection[] = [];
  private made = 0;
  readonly cpuMicros: number[] = [];
  /** Milliseconds that the event loop was held during a round, at the 99th percentile. */
  readonly heldMs: number[] = [];
  private url = new URL('http://127.0.0.1');

  private constructor(
    private readonly child: ChildProcess,
    private readonly lines: Interface,
  ) {}

  static async start(kind: 'acts' | 'echo', { store, readModel }: Places = NOWHERE): Promise<BenchServer> {
    const child = spawn(process.execPath, ['--require', HOOK, SCRIPT, kind, store, readModel], { stdio: ['pipe', 'ignore', 'pipe'] });
    const server = new BenchServer(child, createInterface({ input: child.stderr }));
    server.url = new URL(await server.said('listens'));
    return server;
  }

  /** For as long as the work takes: the server would close a connection that waits for the rounds of others. */
  private async connected<T>(work: () => Promise<T>): Promise<T> {
    this.connections = await Promise.all(Array.from({ length: CLIENTS }, () => KeptConnection.open(this.url)));
    try {
      return await work();
    } finally {
      for (const connection of this.connections) connection.close();
    }
  }

  /** What the next line says after the word that is waited for; other lines are shown. */
  private said(word: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const ended = (code: number | null): void => reject(new Error(`the server ended with ${code ?? 'a signal'}`));
      const look = (line: string): void => {
        if (!line.startsWith(`${word} `)) return console.error(line);
        this.lines.off('line', look);
        this.child.off('exit', ended);
        resolve(line.slice(word.length + 1));
      };
      this.lines.on('line', look);
      this.child.once('exit', ended);
    });
  }

  async setUp(): Promise<void> {
    await this.connected(async () => {
      const [first] = this.connections as [KeptConnection];
      for (const act of [registering, ...this.connections.map((_, n) => opening(`talks-${n}`))]) await this.send(first, act);
    });
  }

  /** Every client records its acts on a negotiation of its own, one after another; requests a second. */
  round(): Promise<number> {
    return this.connected(() => this.timed());
  }

  private async timed(): Promise<number> {
    const before = await this.used();
    const started = performance.now();
    await Promise.all(this.connections.map((connection, n) => this.client(connection, n)));
    const ms = performance.now() - started;
    this.made += ACTS_EACH;
    const after = await this.used();
    this.cpuMicros.push((after.cpu - before.cpu) / (CLIENTS * ACTS_EACH));
    this.heldMs.push(after.held);
    return (CLIENTS * ACTS_EACH * 1000) / ms;
  }

  private async client(connection: KeptConnection, n: number): Promise<void> {
    for (let act = 0; act < ACTS_EACH; act += 1) await this.send(connection, raisingIssue(`talks-${n}`, this.made + act));
  }

  private async send(connection: KeptConnection, act: SampleAct): Promise<void> {
    const headers = { 'parley-recorder': 'Bench%20Recorder', 'idempotency-key': randomUUID() };
    const { status, body } = await connection.post(addressOf(act), headers, JSON.stringify(act.body));
    if (status !== 201) throw new Error(`${act.act}: ${status} ${body}`);
  }

  private async used(): Promise<{ cpu: number; held: number }> {
    const said = this.said('cpu');
    this.child.stdin?.write('cpu\n');
    const [cpu = 0, held = 0] = (await said).split(' ').map(Number);
    return { cpu, held };
  }

  async stop(): Promise<void> {
    const gone = once(this.child, 'close');
    this.child.kill('SIGKILL');
    await gone;
  }
}
