import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');
const started: ChildProcess[] = [];
/** Ends every server that was started here and is still running. */
export function endEvery(): void {
  for (const child of started) child.kill('SIGKILL');
}

export interface Running {
  readonly child: ChildProcess;
  readonly out: () => string;
  readonly exit: Promise<number | null>;
}
/** The server as a process of its own, over a book in this folder. */
export function run(folder: string, settings: Readonly<Record<string, string>>): Running {
  const book = { PARLEY_STORE: `sqlite:${join(folder, 'book.db')}`, PARLEY_READ_MODEL: `sqlite:${join(folder, 'views.db')}` };
  const env = { PATH: process.env['PATH'] ?? '', PARLEY_PORT: '0', PARLEY_LOG_LEVEL: 'error', ...book, ...settings };
  const child = spawn(
    process.execPath,
    ['--require', join(root, 'tests/support/typescript-hook.cjs'), join(root, 'apps/api/src/main.ts')],
    { env },
  );
  started.push(child);
  let out = '';
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text: string) => (out += text));
  return { child, out: () => out, exit: new Promise((resolve) => child.once('exit', resolve)) };
}
/** Where it listens, once it does; throws where it ends instead. */
export async function address({ out, exit }: Running): Promise<string> {
  const ended = exit.then((code) => Promise.reject(new Error(`exited with ${code}: ${out()}`)));
  for (;;) {
    const found = /^Parley listens on (http:\S+)$/m.exec(out())?.[1];
    if (found !== undefined) return found;
    await Promise.race([new Promise((resolve) => setTimeout(resolve, 20)), ended]);
  }
}
export const post = (url: string, body: unknown) =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', 'parley-recorder': 'Robin' }, body: JSON.stringify(body) });
