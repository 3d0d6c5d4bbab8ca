import type { AllStreamResolvedEvent, ResolvedEvent } from '@kurrent/kurrentdb-client';
import { isStoreErrorOf } from '../../errors';
import { fault, good, unknown, type Finding } from '../../finding';
import type { StreamName } from '../../port';
import { clientLibrary } from '../client-library';
import type { Clients } from '../clients';
import { kindOf } from '../node-errors';
import { ReadCall } from '../read-call';
import { Retention } from '../retention';
import type { StreamNames } from '../stream-names';

/** Metadata of the book's streams that is looked at, at most. */
const METADATA_MAX = 10_000;
const NAMED_MAX = 3;
const SETTINGS = '$settings';
const DROPS = /"\$?(maxAge|maxCount|tb)"/;

/** Metadata with which the node drops events, on the book's streams or by default; what of it is there was written for some stream. */
export async function retentionFinding(clients: Clients, names: StreamNames): Promise<Finding> {
  try {
    return await found(clients, names);
  } catch (error) {
    const why =
      isStoreErrorOf(error, 'AccessDenied') || kindOf(error) === 'access-denied'
        ? 'the user may not read it'
        : 'the node did not answer in time';
    return unknown('retention', `whether metadata drops events is not known: ${why}`);
  }
}

async function found(clients: Clients, names: StreamNames): Promise<Finding> {
  const streams = await withMetadata(clients, names);
  const dropping = await droppingOf(streams, new Retention(clients, names));
  if (dropping.length > 0) {
    const named = dropping.slice(0, NAMED_MAX).join('; ');
    const more = dropping.length > NAMED_MAX ? `; and ${dropping.length - NAMED_MAX} more` : '';
    return fault('retention', `${named}${more}`, 'Remove $maxAge, $maxCount and $tb from the metadata; what was dropped is lost.');
  }
  if (DROPS.test(await settingsOf(clients)))
    return fault(
      'retention',
      `${SETTINGS} names a retention for streams by default`,
      `Remove it from ${SETTINGS}: a record has to keep everything.`,
    );
  return good('retention', 'no metadata drops events of the book’s streams');
}

/** The book's streams for which metadata was ever written, in the order of their names. */
async function withMetadata(clients: Clients, names: StreamNames): Promise<StreamName[]> {
  const filter = clientLibrary().streamNameFilter({ prefixes: names.prefixes.map((prefix) => `$$${prefix}`) });
  const call = new ReadCall<AllStreamResolvedEvent>(clients, undefined, (client) =>
    client.readAll({ maxCount: METADATA_MAX, direction: 'backwards', fromPosition: 'end', requiresLeader: true, filter }),
  );
  const streams = (await call.all()).flatMap(({ event }) => (event ? [names.ofBook(event.streamId.slice(2))] : []));
  return [...new Set(streams)].sort();
}

/** What {@link Retention} says of those on which nothing may be written. */
async function droppingOf(streams: readonly StreamName[], retention: Retention): Promise<string[]> {
  const said: string[] = [];
  for (const stream of streams) {
    try {
      await retention.unknown(stream);
    } catch (error) {
      if (!isStoreErrorOf(error, 'Unsupported')) throw error;
      said.push(error.fields.what);
    }
  }
  return said;
}

/** The newest settings of the whole node, as their text; empty where there are none, or where the user may not see them. */
async function settingsOf(clients: Clients): Promise<string> {
  const call = new ReadCall<ResolvedEvent>(clients, undefined, (client) =>
    client.readStream(SETTINGS, { fromRevision: 'end', maxCount: 1, direction: 'backwards' }),
  );
  try {
    return JSON.stringify((await call.all())[0]?.event?.data ?? '');
  } catch {
    return '';
  }
}
