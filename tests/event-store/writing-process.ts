import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

const HOOK = join(__dirname, '..', 'support', 'typescript-hook.cjs');
const SCRIPT = join(__dirname, 'append-until-stopped.ts');

export interface WritingProcess {
  readonly child: ChildProcess;
  /** Every line it printed, once it has ended. */
  readonly ended: Promise<string[]>;
  /** Resolves when it has printed this many lines. */
  printed(count: number): Promise<void>;
}

/** Starts `append-until-stopped` on a book; `limit` is a shell command to run before, such as `ulimit -f 4096`. */
export function startWriting(file: string, limit = ':'): WritingProcess {
  const child = spawn('bash', ['-c', `${limit}; exec "$@"`, 'bash', process.execPath, '--require', HOOK, SCRIPT, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  const lines = (): string[] => text.split('\n').slice(0, -1);
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  const ended = new Promise<string[]>((resolve) => child.once('close', () => resolve(lines())));
  const printed = (count: number): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (lines().length < count) return;
        child.stdout.off('data', look);
        resolve();
      };
      child.stdout.on('data', look);
      look();
    });
  return { child, ended, printed };
}

export const acknowledged = (lines: readonly string[]): string[] =>
  lines.flatMap((line) => (line.startsWith('ack ') ? [line.slice(4)] : []));
