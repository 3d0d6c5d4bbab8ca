import type { Schema } from '../../api/ask';
import { useNames } from '../../names/use-names';
import { Causes } from '../../parts/causes';
import { InSheets } from '../../parts/in-sheets';
import { Part } from '../../parts/part';
import { Said, Who } from '../../parts/said';
import { StanceReasons } from '../../parts/stance-reasons';
import { StanceTag } from '../../parts/stance-tag';
import { Happened } from '../../parts/when';
import { lower } from '../../words/in-words';
import { matrixOf, type MatrixRow } from './matrix';
import type { PositionProps } from './position-props';

type Stance = Schema<'Stance'>;

/** Who holds which position on which issue: issues down, parties across; on a narrow screen one card an issue. */
export function MatrixPart({ position, labels }: PositionProps) {
  const { named } = useNames();
  const { parties, rows } = matrixOf(position, labels);
  return (
    <Part id="matrix" title="Who holds what" none={parties.length === 0 ? 'Nobody took a position.' : undefined}>
      <InSheets of={rows}>
        {(shown) => (
          <div className="matrix" role="region" aria-label="Issues by parties" tabIndex={0}>
            <table className="govuk-table cards cards--matrix" role="table">
              <caption className="govuk-visually-hidden">The position of each party on each issue</caption>
              <Head parties={parties} />
              <tbody role="rowgroup" className="govuk-table__body">
                {shown.map((row) => (
                  <tr key={row.key} role="row" className="govuk-table__row">
                    <th scope="row" role="rowheader" className="govuk-table__header">
                      <Said>{row.title}</Said>
                    </th>
                    {parties.map((party) => (
                      <Stances key={party} party={named(party)} row={row} of={row.cells.get(party) ?? []} />
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </InSheets>
    </Part>
  );
}

function Head({ parties }: { readonly parties: readonly string[] }) {
  return (
    <thead role="rowgroup" className="govuk-table__head">
      <tr role="row" className="govuk-table__row">
        <th scope="col" role="columnheader" className="govuk-table__header">
          Issue
        </th>
        {parties.map((party) => (
          <th key={party} scope="col" role="columnheader" className="govuk-table__header">
            <Who id={party} />
          </th>
        ))}
      </tr>
    </thead>
  );
}

function Stances({ party, row, of }: { readonly party: string; readonly row: MatrixRow<Stance>; readonly of: readonly Stance[] }) {
  return (
    <td role="cell" className={`govuk-table__cell ${of.length === 0 ? 'cards__empty' : ''}`}>
      <span className="cards__column" aria-hidden="true">
        {party}
      </span>
      {of.length === 0 ? (
        <span className="quiet">nothing on record</span>
      ) : (
        of.map((one) => <OneStance key={one.entry} of={one} about={`${party} on ${row.title}`} />)
      )}
    </td>
  );
}

function OneStance({ of, about }: { readonly of: Stance; readonly about: string }) {
  return (
    <div className="stance">
      <StanceTag of={of} /> <Causes entries={of.entries} of={about} />
      <p className="quiet">
        {of.body !== undefined && `its ${lower(of.body)}, `}
        {of.person !== undefined && (
          <>
            by <Who id={of.person} />
            {of.office !== undefined && (
              <>
                {' '}
                as <Who id={of.office} />
              </>
            )}
            ,{' '}
          </>
        )}
        <Happened date={of.date} phrase={of.phrase} />
      </p>
      <StanceReasons of={of} />
    </div>
  );
}
