import { useNames } from '../../names/use-names';
import type { Labels } from '../../names/labels';
import { Part } from '../../parts/part';
import { PlaceLink } from '../../parts/place-link';
import { Said } from '../../parts/said';
import { Table } from '../../parts/table';
import { spoken, valueInWords } from '../../words/in-words';
import { NOBODY, type Movement } from './moves';

type Held = Movement['sideBySide'][number]['held'][number];

/** What each party put last, parameter by parameter: claims and offers beside each other. */
export function SideBySidePart({ of, labels }: { readonly of: Movement['sideBySide']; readonly labels: Labels }) {
  const rows = of.flatMap(({ parameter, staffGroup, held }) =>
    held.map((one) => ({
      key: JSON.stringify([parameter, staffGroup, one.party]),
      cells: [
        <Said key="parameter">{staffGroup === undefined ? parameter : `${parameter}, for ${staffGroup}`}</Said>,
        <Said key="party">{one.name ?? one.party ?? NOBODY}</Said>,
        <LastPut key="put" of={one} labels={labels} />,
      ],
    })),
  );
  return (
    <Part id="side-by-side" title="What each put last" none={rows.length === 0 ? 'No figure was put on this issue.' : undefined}>
      <Table caption="What each party put last, side by side" columns={['Of what', 'By whom', 'Last put']} rows={rows} />
    </Part>
  );
}

function LastPut({ of: { figures }, labels }: { readonly of: Held; readonly labels: Labels }) {
  const { named } = useNames();
  return (
    <>
      {figures.length > 1 && <p className="quiet">One of these; the dates do not say which came last:</p>}
      {figures.map(({ entry, proposal, kind, version, values }) => (
        <div key={`${entry} ${JSON.stringify(values)}`}>
          <Said>{valueInWords(values, named)}</Said>{' '}
          <PlaceLink to={`/entries/${entry}`} label={`${spoken(kind)}, version ${version} of ${labels.proposal(proposal)}: its entry`}>
            {spoken(kind)}, version {version}
          </PlaceLink>
        </div>
      ))}
    </>
  );
}
