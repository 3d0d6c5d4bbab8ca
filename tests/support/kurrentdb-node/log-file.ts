import { DatabaseSync, DatabaseSyncInstance, StatementSyncInstance } from '@photostructure/sqlite';
import { StoredEvent } from './stored-event';

/** A record of the log: an event, or what only takes space (an empty append, the mark of a start). */
export interface LogRecord {
  readonly position: bigint;
  readonly size: bigint;
  readonly event?: StoredEvent;
}

interface Row {
  position: number;
  size: number;
  stream: string | null;
  revision: string;
  id: string;
  type: string;
  json: number;
  data: Uint8Array;
  metadata: Uint8Array;
  created: string;
}

/** The log on disk. A group of appends is one transaction, and COMMIT returns after the flush (WAL, synchronous FULL). */
export class LogFile {
  readonly #db: DatabaseSyncInstance;
  readonly #insert: StatementSyncInstance;

  constructor(file: string) {
    this.#db = new DatabaseSync(file);
    this.#db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
      CREATE TABLE IF NOT EXISTS record (
        position INTEGER PRIMARY KEY, size INTEGER NOT NULL, stream TEXT, revision INTEGER, id TEXT, type TEXT, json INTEGER,
        data BLOB, metadata BLOB, created INTEGER
      ) STRICT`);
    this.#insert = this.#db.prepare('INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  }

  *records(): Iterable<LogRecord> {
    const page = this.#db.prepare(`SELECT position, size, stream, CAST(revision AS TEXT) AS revision, id, type, json, data, metadata,
      CAST(created AS TEXT) AS created FROM record WHERE position > ? ORDER BY position LIMIT 1000`);
    for (let after = -1, rows: Row[] = []; (rows = page.all(after) as unknown as Row[]).length > 0;) {
      for (const row of rows) yield recordOf(row);
      after = rows.at(-1)?.position ?? after;
    }
  }

  /** All that `write` hands over is on disk when this returns, or none of it. */
  transaction<T>(write: (insert: (record: LogRecord) => void) => T): T {
    this.#db.exec('BEGIN IMMEDIATE');
    const result = write((record) => this.#write(record));
    this.#db.exec('COMMIT');
    return result;
  }

  close(): void {
    this.#db.close();
  }

  #write({ position, size, event }: LogRecord): void {
    if (!event) {
      this.#insert.run(position, size, null, null, null, null, null, null, null, null);
      return;
    }
    const { stream, revision, id, type, isJson, data, metadata, created } = event;
    this.#insert.run(position, size, stream, revision, id, type, isJson ? 1 : 0, data, metadata, created);
  }
}

function recordOf({ position, size, stream, revision, id, type, json, data, metadata, created }: Row): LogRecord {
  const at = { position: BigInt(position), size: BigInt(size) };
  if (stream === null) return at;
  const when = { revision: BigInt(revision), position: at.position, created: BigInt(created) };
  return { ...at, event: { stream, id, type, isJson: json === 1, data, metadata, ...when } };
}
