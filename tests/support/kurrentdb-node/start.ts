import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** An emulated node in a process of its own, so that the official client crosses a real socket. Figures taken against it say so. */
export interface KurrentDbNode {
  readonly connectionString: string;
  stop(): Promise<void>;
}

const HOOK = join(__dirname, '..', 'typescript-hook.cjs');

export async function startKurrentDbNode(): Promise<KurrentDbNode> {
  const child = spawn(process.execPath, ['--require', HOOK, join(__dirname, 'main.ts')], { stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  for await (const line of createInterface({ input: child.stdout })) {
    const port = /^listening (\d+)$/.exec(line)?.[1];
    if (!port) continue;
    const stop = async () => {
      child.stdin.end();
      await exited;
    };
    return { connectionString: `kurrentdb://127.0.0.1:${port}?tls=false`, stop };
  }
  throw new Error('the emulated node ended before it listened');
}
