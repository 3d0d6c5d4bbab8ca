import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { ViewsRefused, type Views } from '@parley/read-model';
import { openPostgresViews } from '@parley/read-model/postgres';
import { openSqliteViews } from '@parley/read-model/sqlite';
import type { ViewsAddress } from './store-address';

export const VIEWS_SETTING = 'PARLEY_READ_MODEL';

/** Opens the views at an address; what is absent there is made. `clock`: absent for the machine's own. */
export async function openViewsAt(address: ViewsAddress, clock?: () => number): Promise<Views> {
  const now = clock && { now: clock };
  if (address.kind === 'sqlite') {
    mkdirSync(dirname(address.file), { recursive: true });
    return openSqliteViews({ file: address.file, ...now });
  }
  try {
    return await openPostgresViews({ connectionString: address.connectionString, ...now });
  } catch (error) {
    throw error instanceof ViewsRefused ? new ViewsRefused(`${VIEWS_SETTING}: ${error.message}`, { cause: error }) : error;
  }
}
