import type { Batch, Views } from '@parley/read-model';
import { VERSIONED_TABLES, type VersionedTable } from '../../libs/read-model/src/rows/tables';

export type Row = Readonly<Record<string, string | number | null>>;
export type RowsOf = ReadonlyMap<VersionedTable, readonly Row[]>;

/** Every row that the views hold, as their dump shows it. */
export async function dumped(views: Views): Promise<RowsOf> {
  const rows = new Map<VersionedTable, Row[]>(VERSIONED_TABLES.map((table) => [table, []]));
  for await (const line of views.dump()) {
    const end = line.indexOf(' ');
    rows.get(line.slice(0, end) as VersionedTable)?.push(JSON.parse(line.slice(end + 1)) as Row);
  }
  return rows;
}

export async function* replayed(batches: readonly Batch[]): AsyncGenerator<Batch> {
  for (const batch of batches) yield await Promise.resolve(batch);
}

export const rowsIn = (rows: RowsOf): number => [...rows.values()].reduce((sum, each) => sum + each.length, 0);
