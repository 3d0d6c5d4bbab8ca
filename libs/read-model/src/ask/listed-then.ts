import { setImmediate as otherWork } from 'node:timers/promises';
import { reachOf, stretchAt, type Reach, type RecordView } from '@parley/negotiation';
import { inKeyOrder } from '../project/canonical-text';
import { categoryOf, recordId } from '../project/entry-rows';
import { consortiumInList, negotiationInList } from '../project/listed-rows';
import type { ListRow } from '../record/listed-records';
import { headsIn } from '../record/records';
import { SOURCES, type Snapshot } from './snapshot';

/** Records that are looked at before others have their turn, and before those that had to be folded are let go. */
const RECORDS_AT_ONCE = 50;

type Heads = readonly { readonly stream: string; readonly revision: number }[];
interface Asking {
  readonly snapshot: Snapshot;
  /** What the moment lets count, worked out when a record was known by then: the answer stands on the sources only then. */
  readonly reach: () => Reach;
}

/**
 * What a list says of every record of a category at the snapshot's moment. What was said of a moment before is said again without the record;
 * a record that has to be folded for it says at once what it says of every day, so that the next day asked about costs next to nothing.
 */
export async function rowsThen(snapshot: Snapshot, category: string): Promise<readonly ListRow[]> {
  await snapshot.load([SOURCES]);
  let reach: Reach | undefined;
  const asking: Asking = { snapshot, reach: () => (reach ??= reachOf(snapshot.bearing(category))) };
  const heads = await headsIn(snapshot.rows, category);
  const rows: ListRow[] = [];
  for (let from = 0; from < heads.length; from += RECORDS_AT_ONCE) {
    rows.push(...(await someRows(asking, heads.slice(from, from + RECORDS_AT_ONCE))));
    await otherWork();
  }
  return rows;
}

async function someRows(asking: Asking, heads: Heads): Promise<readonly ListRow[]> {
  const { snapshot } = asking;
  const rows = heads.map(({ stream, revision }) => keptRow(asking, stream, revision + 1));
  const others = heads.filter((_, at) => rows[at] === undefined).map(({ stream }) => stream);
  if (others.length > 0) await snapshot.load(others);
  const found = rows.map((row, at) => row ?? madeRow(asking, (heads[at] as Heads[number]).stream));
  snapshot.release(others);
  return found.filter((row) => row !== undefined && row !== 'none');
}

/** The row, if it was made before; `none` where nothing of the record was known by then. */
function keptRow({ snapshot, reach }: Asking, stream: string, recorded: number): ListRow | 'none' | undefined {
  const record = snapshot.listed.of(snapshot.version, stream, recorded);
  if (!record) return undefined;
  const { knownAt } = snapshot.moment;
  const count = knownAt === undefined ? recorded : record.stretches.knownBy(knownAt, recorded);
  if (count === 0) return 'none';
  const stretch = stretchAt(record.stretches, count, reach());
  const row = stretch === undefined ? undefined : record.at(stretch);
  if (row) snapshot.uses([[stream, { revision: count - 1 }]]);
  return row;
}

function madeRow({ snapshot, reach }: Asking, stream: string): ListRow | undefined {
  const record = snapshot.record(stream);
  if (!record) return undefined;
  const row = rowOf(stream, record.view);
  const count = record.entries.length;
  const { asOf, knownAt, evidence } = snapshot.moment;
  const history = snapshot.historyOf(stream);
  snapshot.listed.change(snapshot.version, stream, {
    history,
    work: (listed) => {
      const stretch = stretchAt(listed.stretches, count, reach());
      if (stretch !== undefined) listed.put(stretch, row);
      const isOfDays = asOf !== undefined && knownAt === undefined && evidence === undefined;
      if (isOfDays) listed.fill(history, (view) => rowOf(stream, view));
    },
  });
  return row;
}

/** Its fields in the order of an answer, so that it is answered as it is kept. */
function rowOf(stream: string, view: RecordView): ListRow {
  const id = recordId(stream);
  return inKeyOrder(categoryOf(stream) === 'negotiation' ? negotiationInList(id, view) : consortiumInList(id, view));
}
