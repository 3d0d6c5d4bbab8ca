import { join } from 'node:path';
import { newSchema } from './postgres/shared';

/** Where a test keeps its views. */
export interface TestReadModel {
  /** As `PARLEY_READ_MODEL` has it. */
  readonly address: string;
  readonly clear: () => Promise<void>;
}

/** In the folder of the test; or, where `PARLEY_TEST_READ_MODEL` says `postgres`, in a schema of its own in PostgreSQL. */
export async function newReadModel(folder: string): Promise<TestReadModel> {
  if (process.env['PARLEY_TEST_READ_MODEL'] !== 'postgres')
    return { address: `sqlite:${join(folder, 'views.db')}`, clear: () => Promise.resolve() };
  const { connectionString, drop } = await newSchema();
  return { address: connectionString, clear: drop };
}
