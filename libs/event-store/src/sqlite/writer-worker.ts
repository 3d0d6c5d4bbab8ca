import { parentPort, receiveMessageOnPort, workerData, type MessagePort } from 'node:worker_threads';
import type { Answer } from './answers';
import { GroupCommit } from './group-commit';
import { faultOf, messageOf, type Db } from './node-sqlite';
import { unpackTurn, type PackedTurn } from './packed-appends';
import { BookRefused, emptyLog, openWriterDb, type WriterSettings } from './schema';

/** A group is closed once it has reached either; a turn is never split, so it can pass them by one turn. */
const GROUP_APPENDS = 64;
const GROUP_BYTES = 256 * 1024;

export interface WriterOptions {
  readonly file: string;
  readonly busyTimeoutMs: number;
}

export type ToWriter = { readonly kind: 'turn'; readonly turn: PackedTurn; readonly storeNow: number } | Close;
interface Close {
  readonly kind: 'close';
  readonly leavingLog: boolean;
}

/** A file that is broken, one that this program must not write, or one that cannot be had now. */
export type NotOpened = 'StorePoisoned' | 'Unsupported' | 'StoreUnavailable';

export type FromWriter =
  | { readonly kind: 'ready'; readonly settings: WriterSettings }
  | { readonly kind: 'notOpened'; readonly code: NotOpened; readonly reason: string }
  | { readonly kind: 'answers'; readonly answers: readonly Answer[]; readonly flushMs: number };

type Turn = Extract<ToWriter, { kind: 'turn' }>;

/** Takes what has arrived meanwhile into the same group, without waiting for more. */
function gather(port: MessagePort, first: Turn): { turns: Turn[]; closing?: Close } {
  const turns = [first];
  let appends = first.turn.count;
  let bytes = first.turn.bytes.byteLength;
  while (appends < GROUP_APPENDS && bytes < GROUP_BYTES) {
    const next = receiveMessageOnPort(port) as { message: ToWriter } | undefined;
    if (next === undefined) return { turns };
    if (next.message.kind === 'close') return { turns, closing: next.message };
    turns.push(next.message);
    appends += next.message.turn.count;
    bytes += next.message.turn.bytes.byteLength;
  }
  return { turns };
}

function serve(port: MessagePort, db: Db): void {
  const group = new GroupCommit(db);
  const say = (message: FromWriter): void => port.postMessage(message);
  const close = ({ leavingLog }: Close): void => {
    if (!group.isPoisoned && !leavingLog) emptyLog(db);
    db.close();
    port.close();
  };
  port.on('message', (message: ToWriter) => {
    if (message.kind === 'close') return close(message);
    const { turns, closing } = gather(port, message);
    const storeNow = Math.max(...turns.map((turn) => turn.storeNow));
    const answers = group.write(
      turns.flatMap(({ turn }) => unpackTurn(turn)),
      storeNow,
    );
    say({ kind: 'answers', answers, flushMs: group.flushMs });
    if (closing) close(closing);
  });
}

function notOpened(error: unknown): NotOpened {
  if (error instanceof BookRefused) return 'Unsupported';
  return faultOf(error) === 'broken' ? 'StorePoisoned' : 'StoreUnavailable';
}

async function main(port: MessagePort, { file, busyTimeoutMs }: WriterOptions): Promise<void> {
  try {
    const { db, settings } = await openWriterDb(file, busyTimeoutMs);
    serve(port, db);
    port.postMessage({ kind: 'ready', settings } satisfies FromWriter);
  } catch (error) {
    port.postMessage({ kind: 'notOpened', code: notOpened(error), reason: messageOf(error) } satisfies FromWriter);
    port.close();
  }
}

if (parentPort) void main(parentPort, workerData as WriterOptions);
