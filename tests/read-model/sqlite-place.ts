import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Views } from '@parley/read-model';
import { openSqliteViews, type SqliteViewsOptions } from '@parley/read-model/sqlite';
import type { Place } from './place';

/** Views in one SQLite file of a folder of their own. */
export interface SqlitePlace extends Place {
  readonly file: string;
  open(options?: Omit<SqliteViewsOptions, 'file'>): Promise<Views>;
}

export async function newSqlitePlace(): Promise<SqlitePlace> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-views-'));
  const file = join(folder, 'views.db');
  const opened: Views[] = [];
  return {
    file,
    async open(options = {}) {
      const views = await openSqliteViews({ file, ...options });
      opened.push(views);
      return views;
    },
    async destroy() {
      for (const views of opened) await views.close();
      await rm(folder, { recursive: true });
    },
  };
}
