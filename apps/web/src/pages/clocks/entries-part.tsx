import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Schema } from '../../api/ask';
import { SelectField } from '../../parts/fields';
import { More } from '../../parts/more';
import { Part } from '../../parts/part';
import { PlaceLink } from '../../parts/place-link';
import { Said } from '../../parts/said';
import { Table } from '../../parts/table';
import { Happened, Recorded } from '../../parts/when';
import { spoken } from '../../words/in-words';
import { SIDES, sideOf, type ClockEntry, type Crosshair, type SpanSaid } from './clock-entries';
import { SIDE_WORDS } from './side-words';

/** So many at once; the rest at a press. */
const SHOWN = 50;

interface EntriesProps {
  /** Those that pass the filters. */
  readonly of: readonly ClockEntry[];
  readonly cross: Crosshair;
  readonly lanes: Schema<'Timeline'>['lanes'];
}

/** The same as the picture, entry by entry. */
export function EntriesPart({ of, cross, lanes }: EntriesProps) {
  const [search] = useSearchParams();
  const [shown, setShown] = useState(SHOWN);
  const wanted = search.get('side');
  const sided = of.map((entry) => ({ entry, side: sideOf(entry, cross) })).filter(({ side }) => wanted === null || side === wanted);
  return (
    <Part id="entries" title="Entries on both clocks" count={sided.length}>
      <FilterForm lanes={lanes} />
      {sided.length === 0 ? (
        <p className="none">No entry fits.</p>
      ) : (
        <Table
          caption="Entries on both clocks"
          columns={['Entry', 'What it says', 'When', 'At the crosshair']}
          rows={sided.slice(0, shown).map(({ entry: { span }, side }) => ({
            key: span.entry,
            cells: [
              <PlaceLink key="entry" to={`/entries/${span.entry}`} label={`${spoken(span.type)}, entry ${span.revision + 1}`}>
                {spoken(span.type)}
              </PlaceLink>,
              <Said key="says">{span.says}</Said>,
              <When key="when" of={span} />,
              SIDE_WORDS[side],
            ],
          }))}
        />
      )}
      <More more={sided.length > shown ? () => setShown(shown + SHOWN) : undefined} isLoading={false} what="entries" />
    </Part>
  );
}

function When({ of }: { readonly of: SpanSaid }) {
  return (
    <>
      <Happened date={of.date} phrase={of.phrase} />
      <br />
      <Recorded at={of.recordedAt} />
      {of.corrected === true && <p className="quiet">Corrected or added to.</p>}
      {of.retracted === true && <p className="quiet">Retracted.</p>}
    </>
  );
}

const NAMES = ['party', 'family', 'side'] as const;

/** Filters stand in the address, like the clocks. They leave out of the picture and the table, and out of nothing else. */
function FilterForm({ lanes: { parties, families } }: Pick<EntriesProps, 'lanes'>) {
  const [search, setSearch] = useSearchParams();
  const choose = (name: (typeof NAMES)[number]) => (value: string) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        next.delete(name);
        if (value !== '') next.set(name, value);
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  const options: Readonly<Record<(typeof NAMES)[number], readonly (readonly [string, string])[]>> = {
    party: [['', 'Everybody'], ...parties.map(({ id, name }) => [id, name] as const)],
    family: [['', 'Of every kind'], ...families.map(({ id }) => [id, spoken(id)] as const)],
    side: [['', 'All'], ...SIDES.map((side) => [side, spoken(SIDE_WORDS[side])] as const)],
  };
  const labels = { party: 'By whom', family: 'Kind of entry', side: 'At the crosshair' };
  return (
    <div className="filters">
      {NAMES.map((name) => (
        <SelectField
          key={name}
          name={name}
          label={labels[name]}
          value={search.get(name) ?? ''}
          options={options[name]}
          onChange={choose(name)}
        />
      ))}
    </div>
  );
}
