import { StoreError } from '../errors';
import type { Page, Position, ReadStreamOptions, Recorded } from '../port';
import { openDb, type Db, type Statement } from './node-sqlite';
import { fromPosition, toPosition } from './positions';
import { damageOf, toRecorded, type DamagedRow, type EventRow } from './event-row';

const COLUMNS = `e.position, e.revision, e.id, t.name AS type, e.at, e.stored_at, e.correlation, e.causation, e.header, e.payload, s.name AS stream`;
/** CROSS JOIN keeps SQLite to this order: along the events, looking up the rest. */
const ALL = `SELECT ${COLUMNS} FROM event e CROSS JOIN stream s ON s.n = e.n CROSS JOIN type t ON t.type_id = e.type_id
  WHERE e.position > ? AND e.position <= ?`;
const ONE_STREAM = `SELECT ${COLUMNS} FROM stream s CROSS JOIN event e ON e.n = s.n CROSS JOIN type t ON t.type_id = e.type_id
  WHERE s.n = ? AND e.revision > ? AND e.revision <= ?`;
/** Positions looked at for one page, at most: bounds the time a sparse filter holds the thread. */
const SCAN_MAX = 5_000;

export interface StreamSlice {
  readonly n: number;
  /** Exclusive. */
  readonly after: number;
  /** Inclusive. */
  readonly to: number;
  readonly limit: number;
}

export interface BookSlice {
  readonly after: number;
  readonly to: number;
  readonly limit: number;
  readonly categories: readonly string[] | undefined;
}

/** A place and the id of the event there; at the beginning there is none. */
export interface Mark {
  readonly place: number;
  readonly id: string | undefined;
}

/** Reads on a connection that cannot write. Every statement ends before its call returns, so nothing holds the log. */
export class BookReader {
  private readonly db: Db;
  private readonly headRow: Statement;
  private readonly streamRow: Statement;
  private readonly all: Statement;
  private readonly ofCategories: Statement;
  private readonly forwards: Statement;
  private readonly backwards: Statement;
  private readonly summed: Statement;
  private readonly idAt: Statement;
  readonly epoch: number;

  constructor(file: string, busyTimeoutMs: number) {
    this.db = openDb(file, { readOnly: true, busyTimeoutMs });
    this.headRow = this.db.prepare('SELECT position FROM head');
    this.streamRow = this.db.prepare(
      'SELECT s.n, max(e.revision) AS revision FROM stream s JOIN event e ON e.n = s.n WHERE s.name = ? GROUP BY s.n',
    );
    this.all = this.db.prepare(`${ALL} ORDER BY e.position LIMIT ?`);
    this.ofCategories = this.db.prepare(`${ALL} AND s.category IN (SELECT value FROM json_each(?)) ORDER BY e.position LIMIT ?`);
    this.forwards = this.db.prepare(`${ONE_STREAM} ORDER BY e.revision LIMIT ?`);
    this.backwards = this.db.prepare(`${ONE_STREAM} ORDER BY e.revision DESC LIMIT ?`);
    this.summed = this.db.prepare(`${ALL.replace('s.name AS stream', 's.name AS stream, e.sum')} ORDER BY e.position LIMIT ?`);
    this.idAt = this.db.prepare('SELECT hex(id) AS id FROM event WHERE position = ?');
    this.epoch = (this.db.prepare(`SELECT value FROM meta WHERE key = 'epoch'`).get() as { value: number }).value;
  }

  /** 0 while the book is empty. */
  head(): number {
    return (this.headRow.get() as { position: number }).position;
  }

  stream(name: string): { n: number; revision: number } | undefined {
    return this.streamRow.get(name) as { n: number; revision: number } | undefined;
  }

  ofStream({ n, after, to, limit }: StreamSlice, { direction = 'forwards' }: Pick<ReadStreamOptions, 'direction'>): Recorded[] {
    return (this[direction].all(n, after, to, limit) as EventRow[]).map(toRecorded);
  }

  /** What is damaged among the places after this one, how far that reaches, and how far the book does. */
  damaged(after: number, limit: number): { rows: DamagedRow[]; done: number; of: number } {
    const head = this.head();
    const to = Math.min(head, after + limit);
    const rows = this.summed.all(after, to, limit) as (EventRow & { sum: Uint8Array })[];
    return { rows: damageOf(rows, { after, to }), done: to, of: head };
  }

  page({ after, to, limit, categories }: BookSlice): Page & { reached: number } {
    const end = Math.min(to, after + SCAN_MAX);
    const rows = (
      categories === undefined ? this.all.all(after, end, limit) : this.ofCategories.all(after, end, JSON.stringify(categories), limit)
    ) as EventRow[];
    const reached = rows.length < limit ? end : (rows.at(-1)?.position ?? end);
    return { events: rows.map(toRecorded), reached, through: toPosition(reached) };
  }

  /** The number of a position; 0 for null. A position past the head comes from another book or from before a restore. */
  place(position: Position | null): number {
    if (position === null) return 0;
    const place = fromPosition(position);
    if (place === undefined || place > this.head()) throw new StoreError('PositionForeign', { position, epoch: this.epoch });
    return place;
  }

  /** The place with what stands there, so that it can be told whether it still does. */
  mark(place: number): Mark {
    return { place, id: (this.idAt.get(place) as { id: string } | undefined)?.id };
  }

  /** Throws PositionForeign where another event stands there, or none: the book was put back to an earlier state. */
  mustHold({ place, id }: Mark): void {
    if (this.mark(place).id !== id) throw new StoreError('PositionForeign', { position: toPosition(place), epoch: this.epoch });
  }

  close(): void {
    this.db.close();
  }
}
