import type { Entry } from '@parley/negotiation';
import type { Rows } from '../rows/database';
import type { FactRow } from '../rows/tables';
import type { FoldedRecord } from './folded-record';

/** Stands in for no limit: facts read at once while a record is folded. */
const FACTS_AT_ONCE = 1_000;
export const decoded = (fact: Pick<FactRow, 'entry'>): Entry => JSON.parse(fact.entry) as Entry;

/** Folds what the rows hold of a stream beyond what is folded already. `revision`: of its last entry in the rows. */
export async function foldedUpTo(
  rows: Rows,
  record: FoldedRecord,
  at: { readonly stream: string; readonly revision: number },
): Promise<FoldedRecord> {
  while (record.entries.length <= at.revision) {
    const facts = await rows
      .selectFrom('fact')
      .select(['n', 'entry'])
      .where('stream', '=', at.stream)
      .where('revision', '>=', record.entries.length)
      .where('revision', '<=', at.revision)
      .orderBy('revision')
      .limit(FACTS_AT_ONCE)
      .execute();
    if (facts.length === 0) throw new Error('rows hold a record with a gap');
    for (const fact of facts) record.add(fact.n, decoded(fact));
  }
  return record;
}

/** The heads of these streams; those without rows are left out. */
export async function headsOf(rows: Rows, streams: readonly string[]): Promise<Map<string, { revision: number; first_at: number }>> {
  const heads = new Map<string, { revision: number; first_at: number }>();
  for (let from = 0; from < streams.length; from += FACTS_AT_ONCE) {
    const some = streams.slice(from, from + FACTS_AT_ONCE);
    const found = await rows.selectFrom('stream').select(['stream', 'revision', 'first_at']).where('stream', 'in', some).execute();
    for (const { stream, ...head } of found) heads.set(stream, head);
  }
  return heads;
}

/** The heads of every stream of a category, in the order of their names. */
export function headsIn(rows: Rows, category: string): Promise<{ stream: string; revision: number }[]> {
  return rows.selectFrom('stream').select(['stream', 'revision']).where('category', '=', category).orderBy('stream').execute();
}
