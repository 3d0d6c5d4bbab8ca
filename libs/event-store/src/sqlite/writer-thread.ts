import { once } from 'node:events';
import { join, extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { StoreError } from '../errors';
import type { Answer } from './answers';
import { packTurn, type QueuedAppend } from './packed-appends';
import type { WriterSettings } from './schema';
import type { FromWriter, ToWriter, WriterOptions } from './writer-worker';

function openingError({ code, reason }: Extract<FromWriter, { kind: 'notOpened' }>): StoreError {
  return code === 'Unsupported' ? new StoreError(code, { what: reason }) : new StoreError(code, { reason });
}

/** The one thread that writes, seen from the thread that asks. */
export class WriterThread {
  /** Set by whoever takes the answers. */
  onAnswers: (answers: readonly Answer[], flushMs: number) => void = () => undefined;
  /** The thread has ended; whatever is unanswered stays so. */
  onEnd: (reason: string) => void = () => undefined;

  private constructor(
    private readonly worker: Worker,
    readonly settings: WriterSettings,
    private readonly ended: Promise<unknown>,
  ) {
    let reason = 'the writer thread has ended';
    worker.on('message', (message: FromWriter) => {
      if (message.kind === 'answers') this.onAnswers(message.answers, message.flushMs);
    });
    worker.on('error', (error) => (reason = `the writer thread failed: ${error.message}`));
    worker.on('exit', () => this.onEnd(reason));
  }

  static async start(options: WriterOptions): Promise<WriterThread> {
    const worker = new Worker(join(__dirname, `writer-worker${extname(__filename)}`), { workerData: options });
    const ended = new Promise((resolve) => worker.once('exit', resolve));
    const first = await once(worker, 'message').then(
      ([message]) => message as FromWriter,
      (error: Error): FromWriter => ({ kind: 'notOpened', code: 'StoreUnavailable', reason: error.message }),
    );
    if (first.kind === 'ready') return new WriterThread(worker, first.settings, ended);
    await worker.terminate();
    throw first.kind === 'notOpened' ? openingError(first) : new Error(`the writer thread began with ${first.kind}`);
  }

  send(appends: readonly QueuedAppend[], storeNow: number): void {
    const turn = packTurn(appends);
    this.post({ kind: 'turn', turn, storeNow }, [turn.bytes.buffer]);
  }

  /** After everything sent before. `leavingLog`: nobody knows what the log holds durably; the next opening reads it. */
  async close({ leavingLog = false } = {}): Promise<void> {
    this.post({ kind: 'close', leavingLog });
    await this.ended;
  }

  private post(message: ToWriter, transfer: readonly ArrayBuffer[] = []): void {
    this.worker.postMessage(message, transfer);
  }
}
