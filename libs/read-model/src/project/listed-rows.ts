import { consortiumSummary, negotiationSummary, type RecordView } from '@parley/negotiation';
import type { ConsortiumRow, NegotiationRow } from '../questions';
import type { ListedRow } from '../rows/tables';
import { canonicalText } from './canonical-text';
import { foldedTitle } from './folded-title';

/** A list says nothing that lies in another record, so that a row depends on its own record alone. */
export const negotiationInList = (id: string, view: RecordView): NegotiationRow => ({
  id,
  ...negotiationSummary(view, id),
  entries: view.size,
});
export const consortiumInList = (id: string, view: RecordView): ConsortiumRow => ({ id, ...consortiumSummary(view, id) });

interface Listed {
  readonly heading: string;
  readonly parties: readonly string[];
}
const rowOf = (answer: NegotiationRow | ConsortiumRow, { heading, parties }: Listed): ListedRow => ({
  id: answer.id,
  title_key: foldedTitle(heading),
  state: answer.state,
  parties: ` ${parties.join(' ')} `,
  last_at: answer.last ? Date.parse(answer.last.recordedAt) : 0,
  answer: canonicalText(answer),
});

export const negotiationListed = (row: NegotiationRow): ListedRow => rowOf(row, { heading: row.title, parties: row.parties });
export const consortiumListed = (row: ConsortiumRow): ListedRow => rowOf(row, { heading: row.name, parties: [] });
