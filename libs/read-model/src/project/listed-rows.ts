import { consortiumSummary, happenedBy, negotiationSummary, type RecordView } from '@parley/negotiation';
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
export const headingOf = (row: NegotiationRow | ConsortiumRow): string => ('title' in row ? row.title : row.name);
/** `title_key`: of its heading, where it is known already. */
export const keysOf = (row: NegotiationRow | ConsortiumRow, title_key = foldedTitle(headingOf(row))): ListedKeys => ({
  title_key,
  state: row.state,
  parties: 'parties' in row ? ` ${row.parties.join(' ')} ` : '  ',
  last_at: row.last ? happenedBy(row.last) : 0,
});
export const listedRow = (row: NegotiationRow | ConsortiumRow): ListedRow => ({ id: row.id, ...keysOf(row), answer: canonicalText(row) });

/** The row of a negotiation or a consortium by the name of its stream. */
export function rowOf(stream: string, view: RecordView): ListedRow {
  const id = recordId(stream);
  return listedRow(categoryOf(stream) === 'negotiation' ? negotiationInList(id, view) : consortiumInList(id, view));
}
