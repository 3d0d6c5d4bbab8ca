import { useParams, useSearchParams } from 'react-router';
import type { Schema } from '../../api/ask';
import { useQuestion } from '../../api/use-question';
import { RecordTabs } from '../../frame/record-tabs';
import { useMoment } from '../../moment/moment';
import { Standing } from '../../moment/standing';
import { useMeetingEntries } from '../../notes/entries-heard';
import { ThingsNamed } from '../../names/things-named';
import { useKeptQuestion } from '../../notes/kept-question';
import type { Place } from '../../notes/line';
import { PageHeading } from '../../parts/page-heading';
import { PlaceLink } from '../../parts/place-link';
import { spoken } from '../../words/in-words';
import { ActsOnMinutes } from './acts-on-minutes';
import { BecamePart } from './became-part';
import { CitedPart } from './cited-part';
import { DocumentPart } from './document-part';
import { DraftPart } from './draft-part';
import { MeetingFacts } from './meeting-facts';
import { citedIn, newestOf, versionCalled, type Minutes } from './minutes-of';
import { SignaturesOnPaper } from './signatures';
import { useCited } from './use-cited';

type Position = Schema<'NegotiationPosition'>;
type Meeting = Schema<'Meeting'>;

/** The minutes of a meeting: written from its entries, sent out version by version, and what both sides say of them. Laid on a table when printed. */
export function Component() {
  const { search } = useMoment();
  return search === '' ? <AsTheyStand /> : <AsTheyStood />;
}

/** Also without a server, as last heard. */
function AsTheyStand() {
  const { id = '' } = useParams();
  return <Page position={useKeptQuestion('/api/negotiations/{id}/position', { ids: { id } })} />;
}
/** At the moment and the evidence that the address names: to be read, not acted on. */
function AsTheyStood() {
  const { id = '' } = useParams();
  return <Page position={useQuestion('/api/negotiations/{id}/position', { ids: { id } })} />;
}

function Page({ position }: { readonly position: Position }) {
  const { id: negotiation = '', meeting: id = '' } = useParams();
  const meeting = position.meetings.find((one) => one.id === id);
  const title = meeting === undefined ? 'There is no such meeting' : `Minutes: ${meeting.title ?? spoken(id)}`;
  return (
    <>
      <PageHeading title={title} caption={position.title} />
      <RecordTabs of="/negotiations/:id" label="This negotiation" />
      {meeting === undefined ? (
        <p className="govuk-body">Nothing is on record of it in this negotiation. Open it from the list of meetings.</p>
      ) : (
        <ThingsNamed of={position}>
          <MinutesOf key={`${negotiation}/${id}`} place={{ negotiation, meeting: id }} position={position} meeting={meeting} />
        </ThingsNamed>
      )}
    </>
  );
}

interface MinutesOfProps {
  readonly place: Place;
  readonly position: Position;
  readonly meeting: Meeting;
}
function MinutesOf({ place, position, meeting }: MinutesOfProps) {
  const { search, moment } = useMoment();
  const entries = useMeetingEntries(place, moment);
  const { minutes } = meeting;
  const isNow = search === '';
  return (
    <>
      <p className="govuk-body screen-only">
        <PlaceLink to={`/negotiations/${place.negotiation}/meetings/${place.meeting}`}>The meeting and its notes</PlaceLink>
      </p>
      <Standing reflects={position.reflects} leftOut={position.leftOut} />
      <MeetingFacts meeting={meeting} />
      {minutes === null ? <p className="none">No minutes have gone out yet.</p> : <OutParts minutes={minutes} entries={entries} />}
      {isNow && minutes !== null && <ActsOnMinutes place={place} position={position} version={newestOf(minutes)} />}
      {isNow && <DraftPart place={place} meeting={meeting} entries={entries} />}
    </>
  );
}

/** The version that the address names, or the newest; the entries that it cites, and what became of it. */
function OutParts({ minutes, entries }: { readonly minutes: Minutes; readonly entries: readonly Schema<'Entry'>[] | undefined }) {
  const [search] = useSearchParams();
  const version = versionCalled(minutes, search.get('version'));
  const cited = citedIn(version);
  const citing = useCited(cited, entries ?? []);
  const said = (entries ?? []).filter(({ eventId }) => minutes.entries.includes(eventId));
  return (
    <>
      <DocumentPart minutes={minutes} version={version} cited={cited} said={said} />
      <CitedPart cited={cited} citing={citing} />
      <BecamePart minutes={minutes} said={said} />
      <SignaturesOnPaper minutes={minutes} />
    </>
  );
}
