import type { Views } from '@parley/read-model';
import { openPostgresViews, type PostgresViewsOptions } from '@parley/read-model/postgres';
import { newSchema, type TestSchema } from '../support/postgres/shared';
import type { Place } from './place';

/** Views in a schema of their own. */
export interface PostgresPlace extends Place, Pick<TestSchema, 'connectionString' | 'schema'> {
  open(options?: Omit<PostgresViewsOptions, 'connectionString'>): Promise<Views>;
}

export async function newPostgresPlace(server?: string): Promise<PostgresPlace> {
  const { connectionString, schema, drop } = await newSchema(server);
  const opened: Views[] = [];
  return {
    connectionString,
    schema,
    async open(options = {}) {
      const views = await openPostgresViews({ connectionString, readersMax: 2, ...options });
      opened.push(views);
      return views;
    },
    async destroy() {
      for (const views of opened) await views.close();
      await drop();
    },
  };
}
