import { Facts } from '../parts/facts';
import { PlaceLink } from '../parts/place-link';
import { Said } from '../parts/said';
import { counted, spoken } from '../words/in-words';
import type { Receipt as Recorded } from './record-act';

/** What was recorded, as whoever keeps it can prove later: event id, place and leaf hash. */
export function Receipt({ of: { events, irregularities } }: { readonly of: Recorded }) {
  if (events.length === 0) return <p className="outcome outcome--done">The record said so already; nothing was added.</p>;
  return (
    <div className="outcome outcome--done">
      <p>
        <strong>{counted(events.length, 'entry', 'entries')} recorded.</strong> Keep the receipt: it proves later that this stood on record.
      </p>
      {events.map(({ eventId, type, stream, revision, leaf }) => (
        <Facts
          key={eventId}
          of={{
            Entry: <PlaceLink to={`/entries/${eventId}`}>{spoken(type)}</PlaceLink>,
            'Event id': <code>{eventId}</code>,
            Place: (
              <>
                revision {revision} of <code>{stream}</code>
              </>
            ),
            'Leaf hash': <code>{leaf}</code>,
          }}
        />
      ))}
      {irregularities.map(({ says }) => (
        <p key={says}>
          <strong>Irregular:</strong> <Said>{says}</Said>
        </p>
      ))}
    </div>
  );
}
