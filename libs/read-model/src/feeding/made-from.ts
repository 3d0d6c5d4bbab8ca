import type { Reading } from '../rows/database';
import type { MadeFrom } from '../views';
import { checkpointOf, registryOf, sharedRows } from './registry';

/** Of the live version, or of the one that a rebuild began. Entries are numbered from 1 without gaps, so the newest has the number of all. */
export async function madeFrom(reading: Reading, which: 'live' | 'begun'): Promise<MadeFrom | undefined> {
  const { live_version, building_version } = await registryOf(sharedRows(reading));
  const wanted = which === 'live' ? live_version : building_version;
  if (wanted === null) return undefined;
  const { book, epoch, version, position, events } = await checkpointOf(sharedRows(reading), wanted);
  const newest = await reading
    .rows(version)
    .selectFrom('fact')
    .select(['stream', 'revision', 'event_id as eventId', 'position'])
    .where('n', '=', events)
    .executeTakeFirst();
  return { book, epoch, version, position, ...(newest && { newest }) };
}
