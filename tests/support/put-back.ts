import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDb } from '../../libs/event-store/src/sqlite/node-sqlite';
import { startNode, type EmulatedNode } from './kurrentdb-node/start';

/** A book whose states can be kept and put back while processes have it open, as an operator puts back a backup. */
export interface BookToPutBack {
  /** As `PARLEY_STORE` has it. */
  readonly store: string;
  /** Keeps the present state and gives what puts it back. */
  keep(): Promise<() => Promise<void>>;
  clear(): Promise<void>;
}

/** In place, as SQLite's own `.restore` does it: whoever has the file open sees the other state with the next statement. */
export function bookInFile(): Promise<BookToPutBack> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-put-back-'));
  const file = join(folder, 'book.db');
  let states = 0;
  const keep = (): Promise<() => Promise<void>> => {
    const kept = join(folder, `kept-${(states += 1)}.db`);
    inFile(file, (db) => db.exec(`VACUUM INTO '${kept}'`));
    return Promise.resolve(() => Promise.resolve(inFile(file, (db) => db.exec(restoring(kept)))));
  };
  return Promise.resolve({ store: `sqlite:${file}`, keep, clear: () => Promise.resolve(rmSync(folder, { recursive: true, force: true })) });
}

function inFile(file: string, work: (db: ReturnType<typeof openDb>) => void): void {
  const db = openDb(file, { readOnly: false, busyTimeoutMs: 10_000 });
  try {
    work(db);
  } finally {
    db.close();
  }
}

const TABLES = ['meta', 'head', 'type', 'stream', 'event'];
const TRIGGERS = ['event_no_delete', 'type_no_delete', 'stream_no_delete', 'head_no_delete', 'meta_no_delete', 'event_position_rises'];
const restoring = (kept: string): string => `
  PRAGMA foreign_keys = OFF; ATTACH '${kept}' AS kept; BEGIN IMMEDIATE;
  ${TRIGGERS.map((trigger) => `DROP TRIGGER IF EXISTS ${trigger};`).join('\n')}
  ${TABLES.map((table) => `DELETE FROM ${table}; INSERT INTO ${table} SELECT * FROM kept.${table};`).join('\n')}
  COMMIT; DETACH kept;`;

/** The process of the node is stopped, its log replaced, and it is started again at the same port. */
export async function bookOnNode(): Promise<BookToPutBack & { readonly node: EmulatedNode }> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-put-back-'));
  const log = join(folder, 'log');
  mkdirSync(log);
  const node = await startNode({ db: join(log, 'log.sqlite') });
  let states = 0;
  const keep = async (): Promise<() => Promise<void>> => {
    const kept = join(folder, `kept-${(states += 1)}`);
    await node.kill();
    cpSync(log, kept, { recursive: true });
    await node.restart();
    return async () => {
      await node.kill();
      rmSync(log, { recursive: true });
      cpSync(kept, log, { recursive: true });
      await node.restart();
    };
  };
  const clear = async (): Promise<void> => {
    await node.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { store: node.connectionString, node, keep, clear };
}
