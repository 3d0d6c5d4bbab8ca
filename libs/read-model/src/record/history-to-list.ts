import type { RecordHistory } from '@parley/negotiation';
import type { Rows } from '../rows/database';
import type { FoldedRecords } from './folded-record';
import { foldedUpTo, historyUpTo } from './records';

/** A record of so many events is long. */
const LONG = 5_000;

/**
 * A list looks at every record once: those that are not in memory are folded for it alone, and put nothing out of memory about which others
 * ask. Only a long one is kept, as it is dear to fold and may grow before the next list. `recorded`: how many events the rows hold of it.
 */
export async function historyToList(
  rows: Rows,
  { version, records }: { readonly version: number; readonly records: FoldedRecords },
  { stream, recorded }: { readonly stream: string; readonly recorded: number },
): Promise<RecordHistory> {
  const at = { stream, revision: recorded - 1 };
  if (recorded >= LONG) return (await foldedUpTo(rows, records.of(version, stream), at)).history();
  const kept = records.kept(version, stream);
  return kept ? (await foldedUpTo(rows, kept, at)).historyApart() : historyUpTo(rows, at);
}
