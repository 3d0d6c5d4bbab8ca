import type { Schema } from '../../api/ask';
import { ITEMS_MAX } from '../../api/all-pages';
import { useMeetingEntries } from '../../notes/entries-heard';
import type { Place } from '../../notes/line';
import { EntriesTable } from '../../parts/entries-table';
import { InSheets } from '../../parts/in-sheets';
import { Part } from '../../parts/part';
import { PlaceLink } from '../../parts/place-link';
import { counted } from '../../words/in-words';

interface RecordedPartProps {
  readonly place: Place;
  readonly meeting: Schema<'Meeting'>;
  readonly title: string;
  /** What came last stands first, while it is being taken down; it is read from its beginning. */
  readonly isLatestFirst: boolean;
}

/** The entries of a meeting that are in the joint record. */
export function RecordedPart({ place, meeting, title, isLatestFirst }: RecordedPartProps) {
  const heard = useMeetingEntries(place);
  if (heard === undefined) return <Part id="recorded" title={title} none="Asking the record …" />;
  const entries = heard.filter(({ retractedBy }) => retractedBy === undefined);
  const ids = new Set(heard.map(({ eventId }) => eventId));
  const others = meeting.entries.length > ITEMS_MAX ? meeting.entries.filter((id) => !ids.has(id)).length : 0;
  const caption = `Entries of this meeting, the ${isLatestFirst ? 'latest' : 'earliest'} first`;
  return (
    <Part id="recorded" title={title} count={entries.length} none={entries.length === 0 ? 'Nothing yet.' : undefined}>
      <InSheets of={isLatestFirst ? [...entries].reverse() : entries}>{(shown) => <EntriesTable of={shown} caption={caption} />}</InSheets>
      {others > 0 && (
        <p className="quiet">
          {counted(others, 'other')} of this meeting not listed here;{' '}
          <PlaceLink to={`/negotiations/${place.negotiation}/history`}>the history</PlaceLink> has all.
        </p>
      )}
    </Part>
  );
}
