import { useState } from 'react';
import type { Schema } from '../../api/ask';
import { KnownFrom } from '../../parts/known-from';
import { More } from '../../parts/more';
import { Part } from '../../parts/part';
import { PlaceLink } from '../../parts/place-link';
import { Said } from '../../parts/said';
import { Table } from '../../parts/table';
import { Happened, Recorded } from '../../parts/when';
import { counted, lower, spoken } from '../../words/in-words';

type Known = Schema<'BasisEntry'> & { readonly because?: string };

interface KnownPartProps {
  readonly id: string;
  readonly title: string;
  readonly of: { readonly items: readonly Known[]; readonly more?: number };
  readonly none: string;
  /** What is to be known of all of them. */
  readonly note: string;
  /** In words, why an entry is in this list, by its own `because`. */
  readonly because?: Readonly<Record<string, string>>;
}
/** So many are shown at once; the others at a press. */
const SHOWN = 50;

/** Entries that a decision can have rested on, or could not have. */
export function KnownPart({ id, title, of: { items, more = 0 }, none, note, because = {} }: KnownPartProps) {
  const [shown, setShown] = useState(SHOWN);
  const isMore = items.length > shown;
  return (
    <Part id={id} title={title} count={items.length + more} none={items.length === 0 ? none : undefined}>
      <p className="quiet">{note}</p>
      <Table
        caption={title}
        columns={['Entry', 'What it says', 'When', 'Known from']}
        rows={items.slice(0, shown).map((one) => ({
          key: one.entry,
          cells: [
            <PlaceLink
              key="entry"
              to={`/entries/${one.entry}`}
              label={`${spoken(one.type)}, entry ${one.revision + 1} of the ${lower(one.stream)}`}
            >
              {spoken(one.type)}
            </PlaceLink>,
            <Said key="says">{one.says}</Said>,
            <When key="when" of={one} because={because} />,
            <KnownFrom key="from" of={one} />,
          ],
        }))}
      />
      <More more={isMore ? () => setShown(shown + SHOWN) : undefined} isLoading={false} what="entries" />
      {more > 0 && <p className="quiet">{counted(more, 'earlier entry', 'earlier entries')} not listed here; the history has all.</p>}
    </Part>
  );
}

function When({ of, because }: { readonly of: Known; readonly because: Readonly<Record<string, string>> }) {
  return (
    <>
      <Happened date={of.date} phrase={of.phrase} />
      <br />
      <Recorded at={of.recordedAt} />
      {of.because !== undefined && <p className="quiet">{because[of.because] ?? of.because}</p>}
    </>
  );
}
