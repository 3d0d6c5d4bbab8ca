import type { Schema } from '../../api/ask';
import { Last } from '../../parts/last';
import { PlaceLink } from '../../parts/place-link';
import { Said } from '../../parts/said';
import { StateTag } from '../../parts/state-tag';
import { Table } from '../../parts/table';
import { counted } from '../../words/in-words';

type Row = Schema<'NegotiationRow'>;

/** Where each stands, what happened last, and what waits. */
export function NegotiationsTable({ rows }: { readonly rows: readonly Row[] }) {
  return (
    <Table
      caption="Negotiations, where each stands, and what waits in it"
      columns={['Negotiation', 'State', 'Last', 'Open', 'Entries']}
      rows={rows.map((row) => ({
        key: row.id,
        cells: [
          <PlaceLink key="title" to={`/negotiations/${row.id}`}>
            <Said>{row.title}</Said>
          </PlaceLink>,
          <StateTag key="state" of={{ state: row.state }} />,
          <Last key="last" of={row.last} />,
          openInWords(row.open),
          row.entries,
        ],
      }))}
    />
  );
}

function openInWords({ questions, objections, conflicts, actions }: Row['open']): string {
  const all: readonly (readonly [number, string])[] = [
    [objections, 'objection'],
    [questions, 'question'],
    [conflicts, 'conflict'],
    [actions, 'action'],
  ];
  const some = all.filter(([count]) => count > 0).map(([count, thing]) => counted(count, thing));
  return some.length === 0 ? 'nothing' : some.join(', ');
}
