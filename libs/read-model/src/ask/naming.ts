import { categoryOf, recordId } from '../project/entry-rows';
import { consortiumInList, negotiationInList } from '../project/listed-rows';
import type { RecordThen } from './record-then';
import type { Named, Snapshot } from './snapshot';

/** Streams with an entry, ever recorded, that names one of these: where to look. Whether it still stands is for `namesAny`. */
export async function streamsNaming(snapshot: Snapshot, { kinds, ids }: Named): Promise<string[]> {
  const found = await snapshot.rows
    .selectFrom('naming')
    .select('stream')
    .distinct()
    .where('kind', 'in', kinds)
    .where('id', 'in', ids)
    .orderBy('stream')
    .execute();
  return found.map(({ stream }) => stream);
}

const namesAny = (record: RecordThen, { kinds, ids }: Named): boolean =>
  kinds.some((kind) => ids.some((id) => record.view.isNamed(kind, id)));

/** Of these loaded streams, the records of a category that name one of the things at the moment asked for. */
function naming(snapshot: Snapshot, streams: readonly string[], named: Named & { readonly category: string }): RecordThen[] {
  return streams
    .filter((stream) => categoryOf(stream) === named.category)
    .flatMap((stream) => snapshot.recordNaming(stream, named) ?? [])
    .filter((record) => namesAny(record, named));
}

export const negotiationsNaming = (snapshot: Snapshot, streams: readonly string[], named: Named): { id: string; title: string }[] =>
  naming(snapshot, streams, { ...named, category: 'negotiation' }).map(({ stream, view }) => {
    const { id, title } = negotiationInList(recordId(stream), view);
    return { id, title };
  });

export const consortiaNaming = (snapshot: Snapshot, streams: readonly string[], named: Named): { id: string; name: string }[] =>
  naming(snapshot, streams, { ...named, category: 'consortium' }).map(({ stream, view }) => {
    const { id, name } = consortiumInList(recordId(stream), view);
    return { id, name };
  });
