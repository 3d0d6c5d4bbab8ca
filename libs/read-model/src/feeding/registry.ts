import { ViewsRefused } from '../errors';
import type { Reading, RowDatabase, Rows, Writing } from '../rows/database';
import type { CheckpointRow, RegistryRow } from '../rows/tables';
import { FORMAT, isOfLaterProgram, NAME } from './format';

/** Queries on tables that are the same in every version name any. */
export const SHARED = 0;
export const sharedRows = (database: Reading | Writing): Rows => database.rows(SHARED);

/** Makes the first version where there is none, and a new one in place of rows that another program made; drops what nobody uses. */
export async function makeReady(database: RowDatabase): Promise<void> {
  await database.writing('both', async (writing) => {
    const registry = await sharedRows(writing).selectFrom('registry').selectAll().where('name', '=', NAME).executeTakeFirst();
    if (!registry) return makeLive(writing, 1);
    const format = (await checkpointOf(sharedRows(writing), registry.live_version)).format;
    if (isOfLaterProgram(format)) throw laterProgram(format);
    if (format !== FORMAT) await makeLive(writing, await unusedVersion(sharedRows(writing)));
  });
  // Somebody may still be reading them: then they are dropped another time.
  await database.writing('both', dropUnused).catch(() => []);
}

const laterProgram = (format: string): ViewsRefused =>
  new ViewsRefused(
    `the rows were made by a later version of Parley (${format}; here ${FORMAT}). Use that version, or name another place for the views.`,
  );

async function makeLive(writing: Writing, version: number): Promise<void> {
  await makeVersion(writing, version, { finished: true });
  await goLive(sharedRows(writing), version);
}

export async function makeVersion(
  writing: Writing,
  version: number,
  options: { readonly finished: boolean; readonly book?: string; readonly epoch?: number },
): Promise<void> {
  const { finished, book = '', epoch = 0 } = options;
  await writing.makeTables(version, { finished });
  const checkpoint = { name: NAME, version, format: FORMAT, book, epoch, position: null, events: 0, owner_epoch: 0 };
  await sharedRows(writing).insertInto('checkpoint').values(checkpoint).execute();
}

export async function goLive(rows: Rows, version: number): Promise<void> {
  const registry: RegistryRow = { name: NAME, live_version: version, building_version: null };
  await rows
    .insertInto('registry')
    .values(registry)
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ live_version: version, building_version: null }))
    .execute();
}

export async function unusedVersion(rows: Rows): Promise<number> {
  const { last } = await rows
    .selectFrom('checkpoint')
    .select((eb) => eb.fn.max('version').as('last'))
    .executeTakeFirstOrThrow();
  return Number(last ?? 0) + 1;
}

/** Drops every version that is neither live nor being made. */
export async function dropUnused(writing: Writing): Promise<number[]> {
  const rows = sharedRows(writing);
  const { live_version, building_version } = await registryOf(rows);
  const versions = await rows.selectFrom('checkpoint').select('version').where('name', '=', NAME).execute();
  const unused = versions.map(({ version }) => version).filter((version) => version !== live_version && version !== building_version);
  for (const version of unused) {
    await writing.dropTables(version);
    await rows.deleteFrom('checkpoint').where('name', '=', NAME).where('version', '=', version).execute();
  }
  return unused;
}

export const registryOf = (rows: Rows): Promise<RegistryRow> =>
  rows.selectFrom('registry').selectAll().where('name', '=', NAME).executeTakeFirstOrThrow();

export const checkpointOf = (rows: Rows, version: number): Promise<CheckpointRow> =>
  rows.selectFrom('checkpoint').selectAll().where('name', '=', NAME).where('version', '=', version).executeTakeFirstOrThrow();

/** In one statement: what is read apart may stand apart. */
export const liveCheckpoint = (rows: Rows): Promise<CheckpointRow> =>
  rows
    .selectFrom('registry')
    .innerJoin('checkpoint', (join) =>
      join.onRef('checkpoint.name', '=', 'registry.name').onRef('checkpoint.version', '=', 'registry.live_version'),
    )
    .selectAll('checkpoint')
    .where('registry.name', '=', NAME)
    .executeTakeFirstOrThrow();
