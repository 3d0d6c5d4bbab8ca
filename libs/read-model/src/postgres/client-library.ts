import { createRequire } from 'node:module';
import type * as Library from 'pg';

const load = createRequire(__filename);
let loaded: typeof Library | undefined;

/** The client of PostgreSQL, loaded when a database is first spoken to: views in a file go without it. Elsewhere only its types are imported. */
export const clientLibrary = (): typeof Library => (loaded ??= load('pg') as typeof Library);
