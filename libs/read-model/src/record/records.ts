import { RecordHistory, type Entry } from '@parley/negotiation';
import type { Rows } from '../rows/database';
import type { FactRow } from '../rows/tables';
import type { FoldedRecord } from './folded-record';

/** Stands in for no limit: facts read at once while a record is folded. */
const FACTS_AT_ONCE = 1_000;
export const decoded = (fact: Pick<FactRow, 'entry'>): Entry => JSON.parse(fact.entry) as Entry;

interface UpTo {
  readonly stream: string;
  /** Of its last entry in the rows. */
  readonly revision: number;
}

/** Folds what the rows hold of a stream beyond what is folded already. */
export async function foldedUpTo(rows: Rows, record: FoldedRecord, at: UpTo): Promise<FoldedRecord> {
  while (record.entries.length <= at.revision)
    for (const { n, entry } of await factsFrom(rows, record.entries.length, at)) record.add(n, entry);
  return record;
}

/** The history of a record, for one question alone. */
export async function historyUpTo(rows: Rows, at: UpTo): Promise<RecordHistory> {
  const history = new RecordHistory();
  while (history.size <= at.revision) for (const { entry } of await factsFrom(rows, history.size, at)) history.add(entry);
  return history;
}

async function factsFrom(rows: Rows, from: number, at: UpTo): Promise<{ readonly n: number; readonly entry: Entry }[]> {
  const facts = await rows
    .selectFrom('fact')
    .select(['n', 'entry'])
    .where('stream', '=', at.stream)
    .where('revision', '>=', from)
    .where('revision', '<=', at.revision)
    .orderBy('revision')
    .limit(FACTS_AT_ONCE)
    .execute();
  if (facts.length === 0) throw new Error('rows hold a record with a gap');
  return facts.map((fact) => ({ n: fact.n, entry: decoded(fact) }));
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
