import { useIsFetching } from '@tanstack/react-query';
import { Recorded } from '../parts/when';
import { PlaceLink } from '../parts/place-link';
import { counted, spoken } from '../words/in-words';
import { useLive } from './use-live';

const STATES = { following: 'Live', waiting: 'Not connected', resting: 'Paused' } as const;
const SAYS = {
  following: 'What is recorded appears here by itself.',
  waiting: 'The server cannot be reached. What you see was loaded before; it is brought up to date when the server is back.',
  resting: 'Nothing is followed while nobody looks.',
} as const;

/** Says, also to screen readers, what was recorded since the page was opened. Its height is always that of one line or more. */
export function LiveLine() {
  const { state, last, count } = useLive();
  const isAsking = useIsFetching() > 0;
  return (
    <div className={`live-line live-line--${state}`}>
      <div className="govuk-width-container live-line__inside">
        <p className="live-line__state">
          <span aria-hidden="true">{state === 'following' ? '●' : '○'}</span> {STATES[state]}
        </p>
        <p role="status" className="live-line__news">
          {last === undefined || state === 'waiting' ? (
            SAYS[state]
          ) : (
            <>
              {counted(count, 'entry', 'entries')} recorded since you opened this page. Last:{' '}
              <PlaceLink to={`/entries/${last.eventId}`}>{spoken(last.type).toLowerCase()}</PlaceLink>, <Recorded at={last.recordedAt} />
            </>
          )}
        </p>
        <p className="live-line__asking" aria-hidden="true">
          {isAsking ? 'Asking the record …' : ''}
        </p>
      </div>
    </div>
  );
}
