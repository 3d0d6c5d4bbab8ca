import type { Labels } from '../../names/labels';
import { KnownFrom } from '../../parts/known-from';
import { PlaceLink } from '../../parts/place-link';
import { Table } from '../../parts/table';
import { Happened, Recorded } from '../../parts/when';
import { counted, spoken } from '../../words/in-words';
import { MoveSays } from './move-says';
import type { Move, Numbered, PartyMoves } from './moves';

/** Every move of one party, one by one; the numbers are those of the charts. */
export function MovesTable({ of: { name, moves }, labels }: { readonly of: PartyMoves; readonly labels: Labels }) {
  const byEntry = new Map(moves.map(({ number, move }) => [move.entry, number]));
  return (
    <Table
      caption={`How ${name} moved`}
      columns={['Step', 'What it put', 'When', 'Against what it put before', 'Known from']}
      rows={moves.map((one) => ({
        key: String(one.number),
        cells: [
          <Step key="step" of={one} />,
          <MoveSays key="says" of={one} labels={labels} />,
          <When key="when" of={one.move} />,
          <Moved key="moved" of={one.move} numbers={byEntry} />,
          <KnownFrom key="from" of={one.move} />,
        ],
      }))}
    />
  );
}

const Step = ({ of: { number, move } }: { readonly of: Numbered }) => (
  <>
    <span className="step-number">{number}</span>{' '}
    <PlaceLink to={`/entries/${move.entry}`} label={`${spoken(move.type)}, the entry of step ${number}`}>
      {spoken(move.type)}
    </PlaceLink>
  </>
);

function When({ of: { date, phrase, recordedAt, when, late } }: { readonly of: Move }) {
  return (
    <>
      <Happened date={date} phrase={phrase} />
      <br />
      <Recorded at={recordedAt} />
      {when === 'possible' && <p>May not have happened by the date chosen.</p>}
      {late === true && <p className="quiet">Recorded late.</p>}
    </>
  );
}

const CHANGES: Readonly<Record<Move['change'], string>> = {
  first: 'The first',
  same: 'As before',
  changed: 'Changed',
  undetermined: 'Not determined: the dates do not say what came before it',
};

/** How it stands to what the same party put before on the same matter, and what that was. */
function Moved({ of: { change, follows, undecided }, numbers }: { readonly of: Move; readonly numbers: ReadonlyMap<string, number> }) {
  const before = follows.flatMap((entry) => numbers.get(entry) ?? []);
  return (
    <>
      {CHANGES[change]}
      {before.length > 0 && `, after step ${before.join(' or ')}`}
      {undecided > 0 && <p className="quiet">Its order with {counted(undecided, 'other step', 'other steps')} of this party is open.</p>}
    </>
  );
}
