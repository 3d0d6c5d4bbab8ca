import { openDb, type Db, type OpenDb } from '@parley/read-model/sqlite';

export class Crash extends Error {
  override readonly name = 'Crash';
}

/** Counts the statements that run on connections that write, and fails at the one it is set to. */
export class Fault {
  /** Statements run so far. */
  count = 0;
  private failAt = Infinity;
  private isDead = false;

  /** Fails the n-th statement from now, counting from 1: once, or for good, as a process that died. */
  constructor(private readonly kind: 'once' | 'for-good') {}

  set(n: number): void {
    this.failAt = this.count + n;
  }

  step(): void {
    this.count += 1;
    if (this.count !== this.failAt && !this.isDead) return;
    this.isDead = this.kind === 'for-good';
    throw new Crash('the disk failed');
  }
}

/** The real database with a fault in front of every statement of its writing connections. */
export const failing =
  (fault: Fault): OpenDb =>
  (file, options) => {
    const db = openDb(file, options);
    return options.readOnly ? db : behind(fault, db);
  };

/** What the system does for a process that died: its transaction is gone. */
function buried(db: Db): void {
  try {
    db.exec('ROLLBACK');
  } catch {
    // There was none.
  }
  db.close();
}

const behind = (fault: Fault, db: Db): Db => ({
  close: () => buried(db),
  exec: (sql) => {
    fault.step();
    db.exec(sql);
  },
  prepare: (sql) => {
    const statement = db.prepare(sql);
    return {
      columns: () => statement.columns(),
      iterate: (...parameters) => statement.iterate(...parameters),
      get: (...parameters) => (fault.step(), statement.get(...parameters)),
      all: (...parameters) => (fault.step(), statement.all(...parameters)),
      run: (...parameters) => (fault.step(), statement.run(...parameters)),
    };
  },
});
