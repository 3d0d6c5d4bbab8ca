import { useState } from 'react';
import { useParams } from 'react-router';
import type { Schema } from '../../api/ask';
import { RecordTabs } from '../../frame/record-tabs';
import { minutesOf } from '../../minutes/minutes-place';
import { ThingsNamed } from '../../names/things-named';
import { useKeptQuestion } from '../../notes/kept-question';
import type { Place } from '../../notes/line';
import { useLines } from '../../notes/use-notes';
import { PageHeading } from '../../parts/page-heading';
import { PlaceLink } from '../../parts/place-link';
import { StateTag } from '../../parts/state-tag';
import { spoken } from '../../words/in-words';
import { MeetingToRead } from './meeting-to-read';
import { OpenForm } from './open-forms';
import { RecordedPart } from './recorded-part';
import { RoomPart } from './room-part';
import { adjournedNow, isOver } from './standing-now';
import { TakingDown } from './taking-down';

/** A meeting: while it happens, taken down line by line and released when the note-taker says so; once it is over, to be read. */
export function Component() {
  const { id: negotiation = '', meeting: id = '' } = useParams();
  const position = useKeptQuestion('/api/negotiations/{id}/position', { ids: { id: negotiation } });
  const meeting = position.meetings.find((one) => one.id === id);
  if (meeting === undefined) return <NoSuchMeeting />;
  const place = { negotiation, meeting: id };
  return (
    <>
      <PageHeading title={meeting.title ?? spoken(id)} caption={position.title} />
      <RecordTabs of="/negotiations/:id" label="This negotiation" />
      <ThingsNamed of={position}>
        <OfMeeting key={`${negotiation}/${id}`} place={place} position={position} meeting={meeting} />
      </ThingsNamed>
    </>
  );
}

function NoSuchMeeting() {
  return (
    <>
      <PageHeading title="There is no such meeting" />
      <RecordTabs of="/negotiations/:id" label="This negotiation" />
      <p className="govuk-body">Nothing is on record of it in this negotiation. Open it from the list of meetings.</p>
    </>
  );
}

interface OfMeetingProps {
  readonly place: Place;
  readonly position: Schema<'NegotiationPosition'>;
  readonly meeting: Schema<'Meeting'>;
}
/** Where it is closed while somebody takes it down, nothing is taken from under their hands. */
function OfMeeting(props: OfMeetingProps) {
  const [wasOver] = useState(isOver(props.meeting));
  return wasOver && isOver(props.meeting) ? <MeetingToRead {...props} /> : <Notes {...props} />;
}

function Notes({ place, position, meeting }: OfMeetingProps) {
  const isAdjourned = adjournedNow(meeting, useLines(place));
  return (
    <>
      <p className="govuk-body">
        <StateTag of={meeting} /> {isAdjourned && <Held />}{' '}
        <PlaceLink to={minutesOf(place)}>{meeting.minutes === null ? 'Write the minutes' : 'The minutes'}</PlaceLink>
      </p>
      {meeting.state === 'Scheduled' && <OpenForm position={position} called={meeting} />}
      <TakingDown place={place} position={position} meeting={meeting} />
      <RecordedPart place={place} meeting={meeting} title="In the joint record" isLatestFirst />
      <RoomPart meeting={meeting} title="In the room" />
    </>
  );
}

const Held = () => <strong>Adjourned: no line is released by itself, only those that you release.</strong>;
