import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { OutcomeUnknown, type Acknowledged, type BookFiles, type KeyedAct, type RecordingProcess } from './recording';

const HOOK = join(__dirname, '..', 'support', 'typescript-hook.cjs');
const SCRIPT = join(__dirname, 'record-over-pipe.ts');

interface Reply extends Acknowledged {
  readonly number?: number;
  readonly refused?: string;
  readonly retryable?: boolean;
}
interface Asked {
  readonly resolve: (reply: Reply) => void;
  readonly reject: (error: Error) => void;
}

/** A tracker in a process of its own, spoken to over its standard input and output. */
class TrackerProcess implements RecordingProcess {
  private readonly asked = new Map<number, Asked>();
  private readonly gone: Promise<unknown>;
  private number = 0;
  private isGone = false;

  constructor(private readonly child: ChildProcess) {
    this.gone = once(child, 'close').then(() => this.leave());
    child.stdin?.on('error', () => undefined);
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', (line) => this.hear(JSON.parse(line) as Reply));
  }

  async open(): Promise<void> {
    await this.ask(0, 'open');
  }

  async record(act: KeyedAct): Promise<Acknowledged> {
    const number = (this.number += 1);
    const reply = await this.ask(number, JSON.stringify({ number, act }));
    if (reply.refused === undefined) return reply;
    if (reply.retryable) throw new OutcomeUnknown(reply.refused);
    throw new Error(`${act.act} was refused: ${reply.refused}`);
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.gone;
  }

  private ask(number: number, line: string): Promise<Reply> {
    return new Promise((resolve, reject) => {
      if (this.isGone) return reject(new OutcomeUnknown('the process is gone'));
      this.asked.set(number, { resolve, reject });
      this.child.stdin?.write(`${line}\n`);
    });
  }

  private hear(reply: Reply): void {
    const number = reply.number ?? 0;
    this.asked.get(number)?.resolve(reply);
    this.asked.delete(number);
  }

  private leave(): void {
    this.isGone = true;
    for (const { reject } of this.asked.values()) reject(new OutcomeUnknown('the process died'));
    this.asked.clear();
  }
}

export function startTracker({ book, views }: BookFiles): RecordingProcess {
  return new TrackerProcess(spawn(process.execPath, ['--require', HOOK, SCRIPT, book, views], { stdio: ['pipe', 'pipe', 'inherit'] }));
}
