import { randomUUID } from 'node:crypto';
import { LogFile, LogRecord } from './log-file';
import { BEFORE_ALL, isBefore, LogPosition, placeOf, ProposedEvent, recordBytes, REVISION_MAX, StoredEvent } from './stored-event';
import {
  firstKept,
  isMetastream,
  isSoftDeleted,
  METADATA_OF_METASTREAM,
  metastreamOf,
  originalOf,
  readMetadata,
  reopenedMetadata,
  SOFT_DELETE_METADATA,
  StreamMetadata,
} from './stream-metadata';

/** A stream as a reader meets it. `events` holds every revision ever written, truncated ones too; a tombstone stands apart. */
interface Stream {
  readonly events: StoredEvent[];
  tombstone?: StoredEvent;
}

/** What is at the head of a fresh log before the first event: the mark of the first start. */
const FIRST_START_BYTES = 603n;
/** What every later start adds. */
const START_BYTES = 600n;

/**
 * The node's truth: every event of every stream in the order of the log, in memory for reading and in the file for good. Writing is for
 * the commit queue alone: what it writes inside `commit` is on disk when `commit` returns, and only then seen by anybody.
 */
export class EventLog {
  readonly #file: LogFile;
  readonly #events: StoredEvent[] = [];
  readonly #streams = new Map<string, Stream>();
  readonly #placesById = new Map<string, { stream: string; revision: bigint }>();
  readonly #spaces = new Set<bigint>();
  readonly #followers = new Set<() => void>();
  #end = 0n;
  #lastCreated = 0n;
  #insert: (record: LogRecord) => void = () => {
    throw new Error('written outside a commit');
  };

  constructor(file: LogFile) {
    this.#file = file;
    for (const record of file.records()) this.#index(record);
    this.commit(() => this.#start());
  }

  /** Runs what writes, in one transaction of the file, then wakes whoever follows. */
  commit<T>(write: () => T): T {
    const end = this.#end;
    const result = this.#file.transaction((insert) => {
      this.#insert = insert;
      return write();
    });
    if (this.#end !== end) for (const wake of [...this.#followers]) wake();
    return result;
  }

  /** Calls back after each commit that wrote something, until the returned function is called. */
  follow(wake: () => void): () => void {
    this.#followers.add(wake);
    return () => this.#followers.delete(wake);
  }

  close(): void {
    this.#file.close();
  }

  /** In the order of the log. */
  get events(): readonly StoredEvent[] {
    return this.#events;
  }

  /** The position of the newest event. */
  get head(): LogPosition {
    const last = this.#events.at(-1);
    return last ? placeOf(last) : BEFORE_ALL;
  }

  /** The index of the first event at or after a place. */
  indexFrom(place: LogPosition): number {
    let [low, high] = [0, this.#events.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isBefore(placeOf(this.#events[middle] as StoredEvent), place)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Where the next record after an event stands: the start of the page that follows it. */
  afterEvent(index: number): LogPosition {
    return { commit: this.#events[index + 1]?.position ?? this.#end, prepare: 0n };
  }

  /** A reader may start where a record starts, or beyond the end, and nowhere else. */
  isBoundary({ commit }: LogPosition): boolean {
    if (commit >= this.#end || commit <= 0n || this.#spaces.has(commit)) return true;
    return this.#events[this.indexFrom({ commit, prepare: 0n })]?.position === commit;
  }

  isTombstoned(stream: string): boolean {
    const { tombstone } = this.#streams.get(isMetastream(stream) ? originalOf(stream) : stream) ?? {};
    return tombstone !== undefined;
  }

  /** The newest revision; −1 where nothing was ever written. */
  lastRevision(stream: string): bigint {
    if (this.isTombstoned(stream)) return REVISION_MAX;
    return BigInt((this.#streams.get(stream)?.events.length ?? 0) - 1);
  }

  metadata(stream: string): StreamMetadata {
    if (isMetastream(stream)) return METADATA_OF_METASTREAM;
    return readMetadata(this.#streams.get(metastreamOf(stream))?.events.at(-1));
  }

  isSoftDeleted(stream: string): boolean {
    return isSoftDeleted(this.metadata(stream));
  }

  /** One event, unless truncation or deletion hides it. */
  event(stream: string, revision: bigint): StoredEvent | undefined {
    const event = this.#streams.get(stream)?.events[Number(revision)];
    return event && !this.isTombstoned(stream) && this.isKept(event) ? event : undefined;
  }

  isKept(event: StoredEvent): boolean {
    const metadata = this.metadata(event.stream);
    if (event.revision < firstKept(metadata, this.lastRevision(event.stream))) return false;
    return metadata.maxAge === undefined || event.created >= ticksNow() - BigInt(metadata.maxAge) * 10_000_000n;
  }

  /** Every revision written, hidden ones too. */
  written(stream: string): readonly StoredEvent[] {
    return this.#streams.get(stream)?.events ?? [];
  }

  tombstone(stream: string): StoredEvent | undefined {
    return this.#streams.get(stream)?.tombstone;
  }

  /** Where an event with this id was last written. */
  placeById(id: string): { readonly stream: string; readonly revision: bigint } | undefined {
    return this.#placesById.get(id);
  }

  /** Writes at the end of a stream; an empty append takes its space in the log all the same. Answers the position of the last record. */
  write(stream: string, events: readonly ProposedEvent[]): bigint {
    const wasSoftDeleted = this.isSoftDeleted(stream);
    let position = this.#end;
    if (events.length === 0) this.#record({ position, size: recordBytes(stream) });
    for (const event of events) position = this.#writeEvent(stream, event);
    if (wasSoftDeleted) this.#reopen(stream, this.lastRevision(stream) + 1n - BigInt(events.length));
    if (isMetastream(stream) && this.isSoftDeleted(originalOf(stream))) {
      this.#reopen(originalOf(stream), this.lastRevision(originalOf(stream)) + 1n);
    }
    return position;
  }

  /** What the node itself writes down. */
  writeSystemEvent(stream: string, type: string, data: Uint8Array): void {
    this.#writeEvent(stream, systemEvent(type, data));
  }

  softDelete(stream: string): bigint {
    return this.#writeEvent(metastreamOf(stream), systemEvent('$metadata', SOFT_DELETE_METADATA));
  }

  writeTombstone(stream: string): bigint {
    const event = systemEvent('$streamDeleted', Buffer.alloc(0), false);
    const stored = { ...event, stream, revision: REVISION_MAX, position: this.#end, created: this.#now() };
    this.#record({ position: this.#end, size: recordBytes(stream, event), event: stored });
    return stored.position;
  }

  #reopen(stream: string, from: bigint): void {
    const old = this.#streams.get(metastreamOf(stream))?.events.at(-1);
    this.#writeEvent(metastreamOf(stream), systemEvent('$metadata', reopenedMetadata(old?.data ?? new Uint8Array(), from)));
  }

  #start(): void {
    const isFirst = this.#end === 0n;
    this.#record({ position: this.#end, size: isFirst ? FIRST_START_BYTES : START_BYTES });
    if (isFirst) this.#writeEvent('$$$scavenges', systemEvent('$metadata', Buffer.from('{"$maxAge":2592000}')));
  }

  #writeEvent(stream: string, event: ProposedEvent): bigint {
    const revision = BigInt(this.written(stream).length);
    const stored = { ...event, stream, revision, position: this.#end, created: this.#now() };
    this.#record({ position: this.#end, size: recordBytes(stream, event), event: stored });
    return stored.position;
  }

  #record(record: LogRecord): void {
    this.#insert(record);
    this.#index(record);
  }

  #index({ position, size, event }: LogRecord): void {
    this.#end = position + size;
    if (!event) {
      this.#spaces.add(position);
      return;
    }
    this.#events.push(event);
    this.#lastCreated = event.created;
    const stream = this.#streams.get(event.stream) ?? { events: [] };
    this.#streams.set(event.stream, stream);
    if (event.revision === REVISION_MAX) stream.tombstone = event;
    else stream.events.push(event);
    this.#placesById.set(event.id, { stream: event.stream, revision: event.revision });
  }

  /** The node's clock does not fall, whatever the machine's does. */
  #now(): bigint {
    const now = ticksNow();
    this.#lastCreated = now > this.#lastCreated ? now : this.#lastCreated;
    return this.#lastCreated;
  }
}

const ticksNow = (): bigint => BigInt(Date.now()) * 10_000n;

const systemEvent = (type: string, data: Uint8Array, isJson = true): ProposedEvent => ({
  id: randomUUID(),
  type,
  isJson,
  data,
  metadata: new Uint8Array(),
});
