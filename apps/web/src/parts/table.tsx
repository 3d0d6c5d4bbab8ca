import type { ReactNode } from 'react';

interface Row {
  readonly key: string;
  /** As many as there are columns; the first heads the row. */
  readonly cells: readonly ReactNode[];
}

/** A table that stands as cards on a narrow screen, each cell under its column's name. Roles are said because cards would lose them. */
export function Table({
  caption,
  columns,
  rows,
  isCaptionShown = false,
}: {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  readonly isCaptionShown?: boolean;
}) {
  return (
    <table className="govuk-table cards" role="table">
      <caption className={isCaptionShown ? 'govuk-table__caption' : 'govuk-visually-hidden'}>{caption}</caption>
      <thead className="govuk-table__head" role="rowgroup">
        <tr className="govuk-table__row" role="row">
          {columns.map((column) => (
            <th key={column} scope="col" role="columnheader" className="govuk-table__header">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="govuk-table__body" role="rowgroup">
        {rows.map(({ key, cells }) => (
          <tr className="govuk-table__row" role="row" key={key}>
            {cells.map((cell, at) => (
              <Cell key={columns[at]} column={columns[at] ?? ''} isHead={at === 0}>
                {cell}
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ column, isHead, children }: { readonly column: string; readonly isHead: boolean; readonly children: ReactNode }) {
  const name = (
    <span className="cards__column" aria-hidden="true">
      {column}
    </span>
  );
  return isHead ? (
    <th scope="row" role="rowheader" className="govuk-table__header">
      {children}
    </th>
  ) : (
    <td role="cell" className="govuk-table__cell">
      {name}
      {children}
    </td>
  );
}
