import { memo } from 'react';
import { counted } from '../../words/in-words';
import { EntriesList } from './entries-list';
import type { Span } from './items';
import { Legend } from './legend';
import type { TimelineRead } from './use-timeline';

interface BelowProps {
  readonly read: TimelineRead;
  /** How many pass the filters. */
  readonly count: number;
  readonly listed: readonly Span[];
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

function Entries({ read, count, listed, picked }: BelowProps) {
  const reading = read.spans.length < read.count ? ` ${read.spans.length} of ${read.count} entries are read so far.` : '';
  return (
    <section aria-labelledby="entries" className="part">
      <h2 className="govuk-heading-m" id="entries">
        Entries drawn <span className="part__count">({listed.length})</span>
      </h2>
      <p className="quiet" role="status">
        {listed.length === count ? 'All that were chosen' : `Of ${count} that were chosen, those that can have happened in the time drawn`},
        by time; those without a date come last.{reading}
      </p>
      <p className="timeline__picked" role="status">
        {pickedInWords(listed.filter(({ entry }) => picked.has(entry)))}
      </p>
      {listed.length === 0 ? <p className="none">No entry.</p> : <EntriesList spans={listed} caption="Entries drawn" picked={picked} />}
    </section>
  );
}

function pickedInWords(picked: readonly Span[]): string {
  if (picked.length === 0) return '';
  const isOpen = picked.length > 1 && picked.every(({ undecided }) => undecided > 0);
  return `${counted(picked.length, 'entry', 'entries')} picked, marked below.${isOpen ? ' Their dates do not decide in which order they came.' : ''}`;
}
