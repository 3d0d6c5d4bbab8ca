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

export interface Writing {
  /** A shell command to run before, such as `ulimit -f 4096`. */
  readonly limit?: string;
  /** Streams that are written to side by side, 8 where nothing is said. One at a time is committed in the calling thread. */
  readonly streams?: number;
}

/** Starts `append-until-stopped` on a book. */
export function startWriting(file: string, { limit = ':', streams = 8 }: Writing = {}): WritingProcess {
  const child = spawn('bash', ['-c', `${limit}; exec "$@"`, 'bash', process.execPath, '--require', HOOK, SCRIPT, file, `${streams}`], {
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
