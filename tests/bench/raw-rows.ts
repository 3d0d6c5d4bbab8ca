import type { NewEvent } from '@parley/event-store';
import { openDb, type Db, type SqlValue, type Statement } from '../../libs/event-store/src/sqlite/node-sqlite';

/** Stands in for the sum over the row, which raw commits do not compute. */
const SUM = Buffer.alloc(32);
const bytes = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex');

/** Rows written in the calling thread, nothing asked and nothing checked. */
export class RawRows {
  private readonly begin: Statement;
  private readonly commit: Statement;
  private readonly insert: Statement;
  private readonly headMoved: Statement | undefined;
  private position = 0;

  constructor(
    private readonly db: Db,
    { hasHead }: { hasHead: boolean },
  ) {
    [this.begin, this.commit] = [db.prepare('BEGIN IMMEDIATE'), db.prepare('COMMIT')];
    this.insert = db.prepare(`INSERT INTO event VALUES (${Array(12).fill('?').join(', ')})`);
    if (hasHead) this.headMoved = db.prepare('UPDATE head SET position = ?');
  }

  /** The bare minimum that keeps the same bytes durably: one table, its rowid, no other index, WAL and FULL. */
  static bare(file: string): RawRows {
    const db = openDb(file, { readOnly: false, busyTimeoutMs: 1_000 });
    db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4096;
      CREATE TABLE event (position INTEGER PRIMARY KEY, n INTEGER, revision INTEGER, id BLOB, type_id INTEGER, at INTEGER, stored_at INTEGER,
        correlation BLOB, causation BLOB, header BLOB, payload BLOB, sum BLOB) STRICT`);
    return new RawRows(db, { hasHead: false });
  }

  /** The book's own tables: its indexes, triggers and head, of one stream. */
  static inBook(db: Db): RawRows {
    db.exec(`INSERT INTO stream VALUES (1, 'negotiation-raw', 'negotiation'); INSERT INTO type VALUES (1, 'Raw')`);
    return new RawRows(db, { hasHead: true });
  }

  /** `perCommit` rows in one transaction, one transaction after another. */
  write(events: readonly NewEvent[], perCommit: number): void {
    for (let from = 0; from < events.length; from += perCommit) {
      this.begin.run();
      for (let index = from; index < from + perCommit; index += 1) this.insert.run(...this.row(events[index] as NewEvent));
      this.headMoved?.run(this.position);
      this.commit.run();
    }
  }

  private row({ id, at, correlationId, header, payload }: NewEvent): SqlValue[] {
    this.position += 1;
    return [this.position, 1, this.position, bytes(id), 1, at, at, bytes(correlationId), null, header, payload, SUM];
  }

  close(): void {
    this.db.close();
  }
}
