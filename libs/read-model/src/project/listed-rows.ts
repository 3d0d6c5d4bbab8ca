import { consortiumSummary, happenedBy, negotiationSummary, type LastAnswer, type RecordView } from '@parley/negotiation';
import type { ConsortiumRow, NegotiationRow } from '../questions';
import type { ListedRow } from '../rows/tables';
import { canonicalText } from './canonical-text';
import { categoryOf, recordId } from './entry-rows';
import { foldedTitle } from './folded-title';

/** A list says nothing that lies in another record, so that a row depends on its own record alone. */
export const negotiationInList = (id: string, view: RecordView): NegotiationRow => ({
  id,
  ...negotiationSummary(view, id),
  entries: view.size,
});
export const consortiumInList = (id: string, view: RecordView): ConsortiumRow => ({ id, ...consortiumSummary(view, id) });

/** What a list is searched, filtered and ordered by. */
export type ListedKeys = Pick<ListedRow, 'title_key' | 'state' | 'parties' | 'last_at'>;
/** Ids between spaces, with a space at either end. */
export const partiesKey = (ids: readonly string[]): string => ` ${ids.join(' ')} `;
/** UTC milliseconds; 0 where nothing happened. */
export const lastKey = (last: LastAnswer | null): number => (last ? happenedBy(last) : 0);
export const keysOf = (row: NegotiationRow | ConsortiumRow): ListedKeys => ({
  title_key: foldedTitle('title' in row ? row.title : row.name),
  state: row.state,
  parties: partiesKey('parties' in row ? row.parties : []),
  last_at: lastKey(row.last),
});
export const listedRow = (row: NegotiationRow | ConsortiumRow): ListedRow => ({ id: row.id, ...keysOf(row), answer: canonicalText(row) });

/** The row of a negotiation or a consortium by the name of its stream. */
export function rowOf(stream: string, view: RecordView): ListedRow {
  const id = recordId(stream);
  return listedRow(categoryOf(stream) === 'negotiation' ? negotiationInList(id, view) : consortiumInList(id, view));
}
