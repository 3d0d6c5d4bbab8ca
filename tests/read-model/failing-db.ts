import { openDb, type Db, type OpenDb } from '@parley/read-model/sqlite';
import type { Fault } from './fault';

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
