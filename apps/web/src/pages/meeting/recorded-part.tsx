import type { Schema } from '../../api/ask';
import { useMeetingEntries } from '../../notes/entries-heard';
import type { Place } from '../../notes/line';
import { EntriesTable } from '../../parts/entries-table';
import { InSheets } from '../../parts/in-sheets';
import { Part } from '../../parts/part';

interface RecordedPartProps {
  readonly place: Place;
  readonly meeting: Schema<'Meeting'>;
  readonly title: string;
  /** What came last stands first, while it is being taken down; it is read from its beginning. */
  readonly isLatestFirst: boolean;
}

/** The entries of a meeting that are in the joint record. */
export function RecordedPart({ place, meeting, title, isLatestFirst }: RecordedPartProps) {
  const entries = useMeetingEntries(place, meeting)?.filter(({ retractedBy }) => retractedBy === undefined);
  if (entries === undefined) return <Part id="recorded" title={title} none="Asking the record …" />;
  const caption = `Entries of this meeting, the ${isLatestFirst ? 'latest' : 'earliest'} first`;
  return (
    <Part id="recorded" title={title} count={entries.length} none={entries.length === 0 ? 'Nothing yet.' : undefined}>
      <InSheets of={isLatestFirst ? [...entries].reverse() : entries}>{(shown) => <EntriesTable of={shown} caption={caption} />}</InSheets>
    </Part>
  );
}
