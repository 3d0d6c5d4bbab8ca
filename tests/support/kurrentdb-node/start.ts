import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeCertificate } from './certificate';
import { Command, Report } from './control';
import { Fault, FaultSchedule, MetFault } from './faults';
import { VERSION_DEFAULT } from './releases';

/**
 * An emulated node, for tests: our own gRPC server with the protocol of EventStoreDB / KurrentDB over a log in SQLite, in a process of
 * its own, so that the unmodified official client crosses a real socket, and so that it can be killed, muted and restarted. It is not
 * EventStoreDB; what is measured against it says "emulated". What it answers is checked against what real nodes answered
 * (tests/conformance). An append is acknowledged after the flush.
 *
 *   const node = await startNode();                                        // 24.10.14, insecure, a fresh log
 *   const client = KurrentDBClient.connectionString(node.connectionString);
 *   await node.fault({ kind: 'dropAfterCommit' });                         // the next append is on disk, its reply is lost
 *   await node.fault({ kind: 'reset', on: 'subscribe', messages: 5 });     // the next subscription breaks after five messages
 *   await node.kill();                                                     // kill -9
 *   await node.restart({ notReadyMs: 200 });                               // same port, same log; "Server Is Not Ready" at first
 *   node.mute(); node.unmute();                                            // the process is stopped; goes on
 *   await node.stop();
 *
 *   const node = await startNode({ faults: { seed: 7, rate: 0.2 } });      // faults drawn from a seed; see FAULT_KINDS in faults.ts
 *   node.met();                                                            // which ones clients have met so far
 *
 * A crash that a fault ordered is followed by a restart on the same port and log. A filtered subscription from the start that meets no
 * event on its only page gets the checkpoint that means END, without any fault: real nodes send it.
 */
export interface NodeOptions {
  /** As which release it answers; one of VERSIONS in releases.ts. */
  readonly version?: string;
  /** The file of the log; without it a fresh one that is deleted by `stop`. */
  readonly db?: string;
  readonly port?: number;
  /** TLS with a certificate made for this node, and credentials (admin, ops: changeit). `users`: more of them, NAME:PASSWORD[:GROUP]. */
  readonly secure?: { readonly users?: readonly string[] };
  readonly faults?: FaultSchedule;
  /** Bytes of one append, instead of the release's own limit. */
  readonly maxAppendSize?: number;
  /** Tells of more nodes of a cluster, each STATE or STATE:dead, as FOLLOWER:dead; there are none. */
  readonly members?: readonly string[];
  /** "Server Is Not Ready" for so long after the start. */
  readonly notReadyMs?: number;
}

const HOOK = join(__dirname, '..', 'typescript-hook.cjs');
const HOST = '127.0.0.1';

export async function startNode(options: NodeOptions = {}): Promise<EmulatedNode> {
  const node = new EmulatedNode(options);
  await node.restart(options);
  return node;
}

export class EmulatedNode {
  readonly version: string;
  /** In PEM, of a secure node: what a client must trust (`tlsCAFile`). */
  caFile: string | undefined;
  readonly #options: NodeOptions;
  readonly #folder: string;
  readonly #arguments: readonly string[];
  readonly #met: MetFault[] = [];
  readonly #waiting = new Map<number, () => void>();
  #child: ChildProcess | undefined;
  #up: Promise<void> = Promise.resolve();
  #port: number;
  #starts = 0;
  #commands = 0;
  #isWanted = false;

  constructor(options: NodeOptions) {
    this.#options = options;
    this.version = options.version ?? VERSION_DEFAULT;
    this.#port = options.port ?? 0;
    this.#folder = mkdtempSync(join(tmpdir(), 'parley-emulated-node-'));
    const db = options.db ?? join(this.#folder, 'log.sqlite');
    const { maxAppendSize, members = [] } = options;
    const limit = maxAppendSize === undefined ? [] : ['--max-append-size', String(maxAppendSize)];
    const cluster = members.flatMap((member) => ['--member', member]);
    this.#arguments = ['--version', this.version, '--db', db, ...limit, ...cluster, ...this.#security(options)];
    process.on('exit', this.#end);
  }

  get port(): number {
    return this.#port;
  }

  /** As admin, where the node is secure. */
  get connectionString(): string {
    return this.connectionStringOf('admin:changeit');
  }

  /** `credentials`: NAME:PASSWORD, or none. Not looked at by an insecure node. */
  connectionStringOf(credentials?: string): string {
    if (!this.caFile) return `kurrentdb://${HOST}:${this.#port}?tls=false`;
    return `kurrentdb://${credentials ? `${credentials}@` : ''}${HOST}:${this.#port}?tls=true&tlsCAFile=${this.caFile}`;
  }

  fault(fault: Fault): Promise<void> {
    return this.#command({ do: 'fault', fault });
  }

  schedule(schedule: FaultSchedule): Promise<void> {
    return this.#command({ do: 'schedule', schedule });
  }

  clearFaults(): Promise<void> {
    return this.#command({ do: 'clearFaults' });
  }

  notReady(ms: number): Promise<void> {
    return this.#command({ do: 'notReady', ms });
  }

  /** Resets every connection; the node goes on. */
  resetConnections(): Promise<void> {
    return this.#command({ do: 'resetConnections' });
  }

  /** The faults that clients have met, in order. */
  met(): readonly MetFault[] {
    return this.#met;
  }

  /** kill −9; resolves once the process is gone. */
  async kill(): Promise<void> {
    this.#isWanted = false;
    await this.#gone('SIGKILL');
  }

  /** Starts the process again, killing it first where it still runs: same port, same log. */
  async restart({ notReadyMs = 0 }: { readonly notReadyMs?: number } = {}): Promise<void> {
    await this.kill();
    this.#isWanted = true;
    this.#up = this.#start(notReadyMs);
    await this.#up;
  }

  /** The process stops answering, and everything else, until `unmute`. */
  mute(): void {
    this.#child?.kill('SIGSTOP');
  }

  unmute(): void {
    this.#child?.kill('SIGCONT');
  }

  async stop(): Promise<void> {
    await this.kill();
    this.#end();
    process.off('exit', this.#end);
  }

  #security({ secure }: NodeOptions): readonly string[] {
    if (!secure) return [];
    const { ca, certificate, key } = makeCertificate(this.#folder);
    this.caFile = ca;
    const users = (secure.users ?? []).flatMap((user) => ['--user', user]);
    return ['--secure', '--certificate', certificate, '--key', key, ...users];
  }

  readonly #end = (): void => {
    this.#isWanted = false;
    this.#child?.kill('SIGKILL');
    rmSync(this.#folder, { recursive: true, force: true });
  };

  async #start(notReadyMs: number): Promise<void> {
    const args = [...this.#arguments, '--port', String(this.#port), '--not-ready', String(notReadyMs), ...this.#schedule()];
    const child = spawn(process.execPath, ['--require', HOOK, join(__dirname, 'main.ts'), ...args], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.#starts += 1;
    this.#child = child;
    child.on('exit', () => this.#exited(child));
    await new Promise<void>((resolve, reject) => {
      child.on('message', (message: Report) => this.#heard(message, resolve));
      child.once('exit', () => reject(new Error('the emulated node ended before it listened')));
    });
  }

  /** After a restart the seed goes on elsewhere: else the node would crash at the same operation for ever. */
  #schedule(): readonly string[] {
    const { faults } = this.#options;
    if (!faults) return [];
    const most = faults.most === undefined ? [] : ['--most', String(Math.max(0, faults.most - this.#met.length))];
    const kinds = (faults.kinds ?? []).flatMap((kind) => ['--kind', kind]);
    return ['--seed', String(faults.seed + this.#starts * 7_919), '--rate', String(faults.rate), ...most, ...kinds];
  }

  #heard(message: Report, listening: () => void): void {
    if ('met' in message) this.#met.push(message.met);
    if ('done' in message) this.#waiting.get(message.done)?.();
    if (!('listening' in message)) return;
    this.#port = message.listening;
    listening();
  }

  #exited(child: ChildProcess): void {
    for (const done of this.#waiting.values()) done();
    if (!this.#isWanted || child !== this.#child) return;
    this.#up = this.#start(0);
    this.#up.catch(() => undefined);
  }

  async #gone(signal: 'SIGKILL'): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
  }

  async #command(command: Command): Promise<void> {
    const number = ++this.#commands;
    await this.#up; // it may just be coming back from a crash that a fault ordered
    await new Promise<void>((resolve) => {
      this.#waiting.set(number, resolve);
      // a process that has just died takes no command, and keeps no fault either
      this.#child?.send({ number, command }, (error) => error && resolve());
    });
    this.#waiting.delete(number);
  }
}
