import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');
const PROGRAM = ['--require', join(ROOT, 'tests/support/typescript-hook.cjs'), join(ROOT, 'apps/cli/src/main.ts')];

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}
export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ran>;
  /** Resolves once either stream holds a match, and gives it; rejects when the program ends without one. */
  readonly said: (what: RegExp) => Promise<RegExpExecArray>;
}

/** A folder of its own for a test; `parley` runs there, with no setting but those given. */
export class Desk {
  readonly folder = mkdtempSync(join(tmpdir(), 'parley-cli-'));
  private readonly running = new Set<ChildProcess>();

  path(name: string): string {
    return join(this.folder, name);
  }

  start(args: readonly string[], env: Readonly<Record<string, string>> = {}): Running {
    const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('PARLEY_'));
    const child = spawn(process.execPath, [...PROGRAM, ...args], { cwd: this.folder, env: { ...Object.fromEntries(inherited), ...env } });
    this.running.add(child);
    const heard = { out: '', err: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (heard.out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (heard.err += text));
    const ended = new Promise<Ran>((resolve) => child.once('close', (code) => resolve({ code, ...heard })));
    void ended.then(() => this.running.delete(child));
    const said = (what: RegExp): Promise<RegExpExecArray> =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = what.exec(heard.out) ?? what.exec(heard.err);
          if (found) resolve(found);
        };
        child.stdout.on('data', look);
        child.stderr.on('data', look);
        look();
        void ended.then(({ code, err }) => reject(new Error(`it ended with ${code} before saying ${what}: ${err}`)));
      });
    return { child, ended, said };
  }

  run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> {
    return this.start(args, env).ended;
  }

  clear(): void {
    for (const child of this.running) child.kill('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }
}
