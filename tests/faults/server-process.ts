import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Agent } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { keptConnections, post, type Reply } from './post';
import { OutcomeUnknown, type Acknowledged, type BookFiles, type KeyedAct, type RecordingProcess } from './recording';

const ROOT = join(__dirname, '..', '..');
const HOOK = join(ROOT, 'tests', 'support', 'typescript-hook.cjs');
const MAIN = join(ROOT, 'apps', 'api', 'src', 'main.ts');
const LISTENS = /^Parley listens on (http:\S+)$/;
const SOCKETS = 64;

/** The server as it is started for people, on a free port of this machine, recorded to over HTTP. */
export class ServerProcess implements RecordingProcess {
  private child: ChildProcess | undefined;
  private gone: Promise<unknown> = Promise.resolve();
  private url = '';
  private agent: Agent = keptConnections(SOCKETS);

  constructor(private readonly files: BookFiles) {}

  async open(): Promise<void> {
    const { book, views } = this.files;
    const own = { PARLEY_STORE: `sqlite:${book}`, PARLEY_READ_MODEL: `sqlite:${views}`, PARLEY_PORT: '0', PARLEY_LOG_LEVEL: 'warn' };
    const others = Object.entries(process.env).filter(([name]) => !name.startsWith('PARLEY_'));
    const env = { ...Object.fromEntries(others), ...own };
    const child = spawn(process.execPath, ['--require', HOOK, MAIN], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'inherit'] });
    this.child = child;
    this.gone = once(child, 'close');
    const listening = new Promise<string>((resolve) => {
      createInterface({ input: child.stdout }).on('line', (line) => {
        const [, url] = LISTENS.exec(line) ?? [];
        if (url !== undefined) resolve(url);
      });
    });
    const died = this.gone.then(() => Promise.reject(new OutcomeUnknown('the server died before it listened')));
    this.url = await Promise.race([listening, died]);
    died.catch(() => undefined);
  }

  async record(act: KeyedAct): Promise<Acknowledged> {
    const { status, headers, body } = await this.post(act);
    if (status === 503) throw new OutcomeUnknown(body);
    if (status !== 201) throw new Error(`${act.act} was answered with ${status}: ${body}`);
    const { events } = JSON.parse(body) as Pick<Acknowledged, 'events'>;
    return { events, repeated: headers['parley-repeated'] === 'true' };
  }

  /** The reply as it is, whatever it says. */
  async post({ act, record, id, body, recorder, commandId }: KeyedAct): Promise<Reply> {
    const path = act === 'open-record' ? '/api/negotiations' : `/api/${record}s/${id ?? ''}/${act}`;
    const headers = { 'parley-recorder': encodeURIComponent(recorder), 'idempotency-key': commandId };
    try {
      return await post({ url: new URL(path, this.url), headers, body: JSON.stringify(body), agent: this.agent });
    } catch (error) {
      throw new OutcomeUnknown((error as Error).message);
    }
  }

  async kill(): Promise<void> {
    this.child?.kill('SIGKILL');
    await this.gone;
    this.agent.destroy();
  }
}

export const startServer = (files: BookFiles): RecordingProcess => new ServerProcess(files);
