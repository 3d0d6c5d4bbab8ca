import { categoryOf, recordId } from '../project/entry-rows';
import { consortiumInList, negotiationInList } from '../project/listed-rows';
import type { RecordNamed } from '../questions';
import type { Rows } from '../rows/database';
import type { Snapshot } from './snapshot';

const KINDS = ['negotiation', 'consortium'] as const;
const kindOf = (stream: string): RecordNamed['kind'] | undefined => KINDS.find((kind) => kind === categoryOf(stream));

/** What the negotiations and consortia among these streams are called at the moment asked for, by their streams: by their ids where nothing says so. */
export async function recordNames(snapshot: Snapshot, streams: readonly string[]): Promise<ReadonlyMap<string, RecordNamed>> {
  const records = [...new Set(streams)].filter((stream) => kindOf(stream) !== undefined);
  const titles = snapshot.isNow ? await titlesNow(snapshot.rows, records) : titlesThen(snapshot, records);
  return new Map(
    records.map((stream) => {
      const id = recordId(stream);
      return [stream, { kind: kindOf(stream) as RecordNamed['kind'], id, title: titles.get(stream) ?? id }];
    }),
  );
}

/** As the entry that opened each says now. */
async function titlesNow(rows: Rows, streams: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (streams.length === 0) return new Map();
  const found = await rows
    .selectFrom('fact')
    .innerJoin('text', 'text.event_id', 'fact.event_id')
    .select(['fact.stream', 'text.title'])
    .where('fact.stream', 'in', streams)
    .where('fact.revision', '=', 0)
    .where('text.until_at', 'is', null)
    .execute();
  return new Map(found.map(({ stream, title }) => [stream, title]));
}

function titlesThen(snapshot: Snapshot, streams: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    streams.flatMap((stream) => {
      const record = snapshot.record(stream);
      if (!record) return [];
      const id = recordId(stream);
      const title = kindOf(stream) === 'negotiation' ? negotiationInList(id, record.view).title : consortiumInList(id, record.view).name;
      return [[stream, title]];
    }),
  );
}
