import { useState } from 'react';
import type { Schema } from '../../api/ask';
import { minutesOf } from '../../minutes/minutes-place';
import type { Place, Said } from '../../notes/line';
import { useHalfTyped, useLines } from '../../notes/use-notes';
import { Facts } from '../../parts/facts';
import { PlaceLink } from '../../parts/place-link';
import { Said as Words } from '../../parts/said';
import { StateTag } from '../../parts/state-tag';
import { Unfolding } from '../../parts/unfolding';
import { whenInWords } from '../../words/dates-in-words';
import { stateInWords } from '../../words/in-words';
import { RecordedPart } from './recorded-part';
import { RoomPart } from './room-part';
import { dayOf } from './standing-now';
import { TakingDown } from './taking-down';

interface MeetingToReadProps {
  readonly place: Place;
  readonly position: Schema<'NegotiationPosition'>;
  readonly meeting: Schema<'Meeting'>;
}

/**
 * A meeting that is over: its minutes, who was there, what was taken down. What was missed is taken down at a press. What has to be asked for
 * stands last, so that nothing moves when it comes.
 */
export function MeetingToRead({ place, position, meeting }: MeetingToReadProps) {
  return (
    <>
      <p className="govuk-body">
        <StateTag of={meeting} /> {meeting.state === 'Cancelled' ? 'This meeting was called off.' : 'This meeting is over.'} What was missed
        can still be taken down: it stands at the time that you give it, and as recorded now.
      </p>
      <MeetingFacts place={place} meeting={meeting} />
      <WhatWasMissed place={place} position={position} meeting={meeting} />
      <RoomPart meeting={meeting} title="Who was there" />
      <RecordedPart place={place} meeting={meeting} title="What was taken down" isLatestFirst={false} />
    </>
  );
}

function MeetingFacts({ place, meeting }: Omit<MeetingToReadProps, 'position'>) {
  const { forum, place: where, date, phrase, minutes } = meeting;
  return (
    <Facts
      of={{
        Held: meeting.state === 'Cancelled' ? undefined : whenInWords({ date, phrase }),
        Body: forum === undefined ? undefined : <Words>{forum}</Words>,
        Where: where === undefined ? undefined : <Words>{where}</Words>,
        Minutes: (
          <>
            {minutes === null ? 'None yet' : stateInWords(minutes)}.{' '}
            <PlaceLink to={minutesOf(place)}>{minutes === null ? 'Write the minutes' : 'Read the minutes'}</PlaceLink>
          </>
        ),
      }}
    />
  );
}

const isTyped = ({ who, what }: Said): boolean => who !== '' || what !== '';

/** Folded, unless something waits here that was never released. */
function WhatWasMissed({ place, position, meeting }: MeetingToReadProps) {
  const isWaiting = useLines(place).length > 0;
  const isHalf = isTyped(useHalfTyped(place));
  const [isOpened, setOpened] = useState(isWaiting || isHalf);
  if (isWaiting && !isOpened) setOpened(true);
  return (
    <Unfolding title="Take down what was missed" isOpen={isOpened} className="screen-only" onOpened={() => setOpened(true)}>
      {isOpened && <TakingDown place={place} position={position} meeting={meeting} when={dayOf(meeting)} />}
    </Unfolding>
  );
}
