import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore, type SqliteStore, type SqliteStoreOptions } from '@parley/event-store/sqlite';
import { bookOpenedBy, type BookUnderTest } from './book-under-test';

export interface SqliteBookUnderTest extends BookUnderTest {
  readonly store: SqliteStore;
  readonly file: string;
  secondHandle(): Promise<SqliteStore>;
}

/** An empty book in a folder of its own. */
export async function sqliteBook(options: Partial<SqliteStoreOptions> = {}): Promise<SqliteBookUnderTest> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-book-'));
  const file = join(folder, 'book.sqlite');
  const book = await bookOpenedBy(
    () => openSqliteStore({ ...options, file }),
    () => rmSync(folder, { recursive: true }),
  );
  return { ...book, file };
}
