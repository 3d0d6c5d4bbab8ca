import { setImmediate as nextTurn } from 'node:timers/promises';
import { StoreError } from '../errors';
import { bookNamedIn, IDENTITY_STREAM } from '../identity';
import type {
  AppendOptions,
  AppendResult,
  Delivery,
  EventStore,
  NewEvent,
  NonEmpty,
  Page,
  Position,
  ReadAllOptions,
  ReadStreamOptions,
  Recorded,
  StreamName,
  SubscribeOptions,
  Uuid,
} from '../port';
import { AppendQueue } from './append-queue';
import { BookReader, type StreamSlice } from './book-reader';
import type { DamagedRow } from './event-row';
import { FileAtPath } from './file-at-path';
import { pageLimit } from '../page-limit';
import { pagesOf } from './pages';
import { toPositionOrNull } from './positions';
import type { WriterSettings } from './schema';
import { ShortCommits, type CommitsHere } from './short-commits';
import { follow } from './subscription';
import { Wakeups } from './wakeups';
import { WriterThread } from './writer-thread';

/** Rows added up before other work gets its turn. */
const SUMMED_AT_ONCE = 500;

export interface SqliteStoreOptions {
  /** A path. Its folder must exist; the book is made when it is absent. Beside it stand `-wal` and `-shm` while it is open. */
  readonly file: string;
  /** Lets an append lie further ahead of the store's clock than 60 s. Default: false. */
  readonly allowClockSkew?: boolean;
  /** How long a write waits for another process before it says StoreUnavailable. Default: 5,000. */
  readonly busyTimeoutMs?: number;
  /** How soon commits of other processes are seen at the latest. Default: 250. */
  readonly pollMs?: number;
  /** Default: 15,000. */
  readonly heartbeatMs?: number;
  /** The store's clock, in milliseconds since 1970. Default: the system's. */
  readonly now?: () => number;
  /** Whether the calling thread commits by itself. Default: one append at a time, while flushes of this file are short. */
  readonly commitsHere?: CommitsHere;
}

export interface SqliteStore extends EventStore {
  readonly file: string;
  /** Read back from the writing connection when it was opened. */
  readonly settings: WriterSettings;
  /**
   * Every row that no longer adds up to the sum written with it, in the book's order: a changed byte of any column. Said stretch by
   * stretch of the book, of the whole ones too, so that who waits can see how far it is, and stop.
   */
  damaged(): AsyncIterable<SummedStretch>;
}

export interface SummedStretch {
  readonly rows: readonly DamagedRow[];
  /** Places of the book that were added up so far, and how many there are. */
  readonly done: number;
  readonly of: number;
}

interface Parts {
  readonly file: string;
  readonly writer: WriterThread;
  readonly reader: BookReader;
  readonly here: ShortCommits;
  readonly options: Required<SqliteStoreOptions>;
}

class SqliteBook implements SqliteStore {
  readonly file: string;
  readonly settings: WriterSettings;
  private readonly reader: BookReader;
  private readonly wakeups: Wakeups;
  private readonly queue: AppendQueue;
  private readonly atPath: FileAtPath;
  private closing: Promise<void> | undefined;

  constructor(private readonly parts: Parts) {
    const { file, writer, reader, here, options } = parts;
    this.file = file;
    this.settings = writer.settings;
    this.reader = reader;
    this.atPath = new FileAtPath(file);
    this.wakeups = new Wakeups(() => reader.head(), options.pollMs);
    const mustBeThere = (): void => this.atPath.mustBeThere();
    this.queue = new AppendQueue(writer, here, { ...options, mustBeThere, onCommitted: () => this.wakeups.committed() });
  }

  append(stream: StreamName, events: NonEmpty<NewEvent>, options: AppendOptions): Promise<AppendResult> {
    return this.queue.append(stream, events, options);
  }

  async *damaged(): AsyncGenerator<SummedStretch, void, undefined> {
    for (let done = 0, of = 1; done < of;) {
      const stretch = this.open().damaged(done, SUMMED_AT_ONCE);
      ({ done, of } = stretch);
      yield stretch;
      await nextTurn();
    }
  }

  async *readStream(stream: StreamName, options: ReadStreamOptions = {}): AsyncGenerator<Recorded[], void, undefined> {
    options.signal?.throwIfAborted();
    let slice = sliceOf(this.known(stream, options), options);
    while (slice && slice.after < slice.to) {
      options.signal?.throwIfAborted();
      const events = this.open().ofStream(slice, options);
      slice = restOf(slice, events, options);
      yield events;
      await nextTurn();
    }
  }

  readAll(options: ReadAllOptions): AsyncGenerator<Page, void, undefined> {
    return pagesOf(() => this.open(), options);
  }

  subscribeAll(options: SubscribeOptions): AsyncGenerator<Delivery, void, undefined> {
    const { heartbeatMs, now } = this.parts.options;
    return follow({ reader: this.reader, wakeups: this.wakeups, heartbeatMs, now }, options);
  }

  head(): Promise<Position | null> {
    return Promise.resolve().then(() => toPositionOrNull(this.open().head()));
  }

  async identity(): Promise<{ book: Uuid; epoch: number }> {
    return { book: await bookNamedIn(this.readStream(IDENTITY_STREAM, { to: 0n })), epoch: this.reader.epoch };
  }

  close(): Promise<void> {
    this.closing ??= this.closeAll();
    return this.closing;
  }

  private known(stream: StreamName, { mustExist }: ReadStreamOptions): { n: number; revision: number } | undefined {
    const row = this.open().stream(stream);
    if (row === undefined && mustExist) throw new StoreError('StreamNotFound', { stream });
    return row;
  }

  private open(): BookReader {
    if (this.closing) throw new StoreError('StoreUnavailable', { reason: 'the store is closed' });
    this.atPath.mustBeThere();
    return this.reader;
  }

  private async closeAll(): Promise<void> {
    this.wakeups.close();
    this.reader.close();
    await this.queue.close();
  }
}

function sliceOf(row: { n: number; revision: number } | undefined, { after, to, page }: ReadStreamOptions): StreamSlice | undefined {
  if (row === undefined) return undefined;
  return {
    n: row.n,
    after: Number(after ?? -1n),
    to: Math.min(row.revision, Number(to ?? row.revision)),
    limit: pageLimit(page),
  };
}

/** What is left of a slice; a stream has no gaps, so a page that brings nothing ends it. */
function restOf(slice: StreamSlice, read: readonly Recorded[], { direction }: ReadStreamOptions): StreamSlice | undefined {
  const last = read.at(-1);
  if (last === undefined) return undefined;
  return direction === 'backwards' ? { ...slice, to: Number(last.revision) - 1 } : { ...slice, after: Number(last.revision) };
}

const DEFAULTS = {
  allowClockSkew: false,
  busyTimeoutMs: 5_000,
  pollMs: 250,
  heartbeatMs: 15_000,
  now: () => Date.now(),
  commitsHere: 'whileShort' as const,
};

/**
 * Opens the book in a file, or makes it: checks the whole file (`quick_check`), asserts WAL and synchronous=FULL, starts the writing
 * thread. Rejects with StorePoisoned (the file is damaged or no book), Unsupported (a newer form, or it cannot be written durably) or
 * StoreUnavailable. Several processes may have the same file open, on a local disk only.
 */
export async function openSqliteStore(given: SqliteStoreOptions): Promise<SqliteStore> {
  const options = { ...DEFAULTS, ...given };
  const { file, busyTimeoutMs } = options;
  if (file === '' || file.startsWith(':')) throw new StoreError('Unsupported', { what: 'a book in memory: reader and writer need a file' });
  const writer = await WriterThread.start({ file, busyTimeoutMs });
  try {
    const [reader, here] = [new BookReader(file, busyTimeoutMs), new ShortCommits(file, options.commitsHere)];
    return new SqliteBook({ file, writer, reader, here, options });
  } catch (error) {
    await writer.close();
    throw error;
  }
}
