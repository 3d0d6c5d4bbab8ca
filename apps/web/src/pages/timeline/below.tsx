import { memo, useMemo } from 'react';
import { counted } from '../../words/in-words';
import { EntriesList } from './entries-list';
import type { Items } from './items';
import { Legend } from './legend';
import type { Listed } from './listed';

interface BelowProps {
  /** All that pass the filters. */
  readonly items: Items;
  readonly listed: Listed;
  readonly picked: ReadonlySet<string>;
}

/** What stands below the lanes: how to read them, and what they show as a list. A moment that is moved does not touch it. */
export const Below = memo(function Below(props: BelowProps) {
  return (
    <>
      <Legend />
      <Entries {...props} />
    </>
  );
});

function Entries({ items, listed, picked }: BelowProps) {
  const { spans } = items;
  const named = useMemo(() => itemsNamed(items, picked), [items, picked]);
  const rows = useMemo(
    () =>
      named
        .map((item) => listed.placeOf(item))
        .filter((row) => row >= 0)
        .sort((a, b) => a - b),
    [listed, named],
  );
  return (
    <section aria-labelledby="entries" className="part">
      <h2 className="govuk-heading-m" id="entries">
        Entries drawn <span className="part__count">({listed.length})</span>
      </h2>
      <p className="quiet" role="status">
        {listed.length === spans.length
          ? 'All that were chosen'
          : `Of ${spans.length} that were chosen, those that can have happened in the time drawn`}
        , by time; those without a date come last.
      </p>
      <p className="timeline__picked" role="status">
        {pickedInWords(listed, rows)}
      </p>
      {listed.length === 0 ? <p className="none">No entry.</p> : <EntriesList listed={listed} caption="Entries drawn" picked={rows} />}
    </section>
  );
}

const itemsNamed = ({ spans }: Items, ids: ReadonlySet<string>): readonly number[] =>
  ids.size === 0 ? [] : spans.flatMap(({ entry }, item) => (ids.has(entry) ? [item] : []));

function pickedInWords(listed: Listed, rows: readonly number[]): string {
  if (rows.length === 0) return '';
  const isOpen = rows.length > 1 && rows.every((row) => (listed.at(row)?.undecided ?? 0) > 0);
  return `${counted(rows.length, 'entry', 'entries')} picked, marked below.${isOpen ? ' Their dates do not decide in which order they came.' : ''}`;
}
