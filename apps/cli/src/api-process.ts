import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { API_PROGRAM } from './checkout';
import { Ended, EXIT } from './endings';
import { PARENT_WATCH } from './parent-watch';
import type { Places } from './places';

const READY = /^Parley listens on (\S+)/;
const STOP_MS_MAX = 15_000;

export interface RunningApi {
  readonly url: string;
  /** How it ended: its exit code, or null where a signal ended it. */
  readonly ended: Promise<number | null>;
  /** Asks it to stop and waits until it has; what will not stop in 15 s is ended. */
  readonly stop: () => Promise<void>;
}

/** Starts the server as a process of its own on this book, and resolves once it listens. What else it prints goes to `onLine`. */
export async function startApi(places: Places, env: NodeJS.ProcessEnv, onLine: (line: string) => void): Promise<RunningApi> {
  if (!existsSync(API_PROGRAM)) throw new Ended(EXIT.unavailable, 'The server is not built yet. Run `npm run build` first.');
  const { store, readModel } = places;
  const child = spawn(process.execPath, [...process.execArgv, '--require', PARENT_WATCH, API_PROGRAM], {
    env: { ...process.env, ...env, PARLEY_STORE: store, PARLEY_READ_MODEL: readModel },
    stdio: ['pipe', 'pipe', 'inherit'],
    // A Ctrl-C reaches this program alone, which then stops the server; it would otherwise reach both at once.
    detached: process.platform !== 'win32',
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('exit', (code) => resolve(code));
    child.once('error', reject);
  });
  const url = await listening(child, ended, onLine);
  return { url, ended, stop: () => stop(child, ended) };
}

function listening(child: ChildProcess, ended: Promise<number | null>, onLine: (line: string) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    if (child.stdout)
      createInterface({ input: child.stdout }).on('line', (line) => {
        const url = READY.exec(line)?.[1];
        if (url !== undefined) resolve(url);
        else onLine(line);
      });
    ended.then(
      (code) => reject(new Ended(EXIT.unavailable, `The server did not start (exit code ${code ?? 'none'}); it says why above.`)),
      reject,
    );
  });
}

async function stop(child: ChildProcess, ended: Promise<number | null>): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS_MAX);
  await ended.finally(() => clearTimeout(timer));
}

/** The first free port on the loopback address from the wanted one on; another program may still take it meanwhile. */
export async function freePort(wanted: number, tries = 20): Promise<number> {
  for (let port = wanted; port < Math.min(wanted + tries, 65_536); port += 1) if (await isFree(port)) return port;
  throw new Ended(EXIT.unavailable, `No port from ${wanted} to ${wanted + tries - 1} is free. Set PARLEY_PORT.`);
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)));
  });
