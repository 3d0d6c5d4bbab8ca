import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore, type SqliteStore, type SqliteStoreOptions } from '@parley/event-store/sqlite';
import type { BookUnderTest } from './book-under-test';

export interface SqliteBookUnderTest extends BookUnderTest {
  readonly store: SqliteStore;
  readonly file: string;
  secondHandle(): Promise<SqliteStore>;
}

/** An empty book in a folder of its own. */
export async function sqliteBook(options: Partial<SqliteStoreOptions> = {}): Promise<SqliteBookUnderTest> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-book-'));
  const file = join(folder, 'book.sqlite');
  const handles: SqliteStore[] = [];
  const open = async (): Promise<SqliteStore> => {
    const store = await openSqliteStore({ ...options, file });
    handles.push(store);
    return store;
  };
  const store = await open();
  return {
    store,
    file,
    secondHandle: open,
    reopen: async () => {
      await store.close();
      return open();
    },
    destroy: async () => {
      await Promise.all(handles.map((handle) => handle.close()));
      rmSync(folder, { recursive: true });
    },
  };
}
