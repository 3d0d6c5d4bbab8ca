import { useEffect, useMemo, useState } from 'react';
import { useParams } from 'react-router';
import type { Schema } from '../../api/ask';
import { RecordTabs } from '../../frame/record-tabs';
import { useNames, useRegister } from '../../names/use-names';
import { whoSuggested } from '../../names/who-suggested';
import { minutesOf } from '../../minutes/minutes-place';
import { setAsIGo, useAsIGo, type AsIGo } from '../../notes/as-i-go';
import { useMeetingEntries } from '../../notes/entries-heard';
import { useKeptQuestion } from '../../notes/kept-question';
import type { Line, Place } from '../../notes/line';
import { releaseAll } from '../../notes/releasing';
import { useLines } from '../../notes/use-notes';
import { EntriesTable } from '../../parts/entries-table';
import { PageHeading } from '../../parts/page-heading';
import { Part } from '../../parts/part';
import { PlaceLink } from '../../parts/place-link';
import { StateTag } from '../../parts/state-tag';
import { useRecorder } from '../../recorder/recorder';
import { counted, spoken } from '../../words/in-words';
import { Capture } from './capture';

import { OpenForm } from './open-forms';
import { OwnLines } from './own-lines';
import { RoomPart } from './room-part';
import { adjournedNow, recordedUnder } from './standing-now';
import { aboutSuggested } from './suggestions';

/** A meeting while it happens: taken down line by line, and released into the joint record when the note-taker says so. */
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
      <Notes key={`${negotiation}/${id}`} place={place} position={position} meeting={meeting} />
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

interface NotesProps {
  readonly place: Place;
  readonly position: Schema<'NegotiationPosition'>;
  readonly meeting: Schema<'Meeting'>;
}
function Notes({ place, position, meeting }: NotesProps) {
  const lines = useLines(place);
  const by = useRecorder();
  const asIGo = useAsIGo(place);
  const goOn = (): void => setAsIGo(place, asIGo === 'on' ? 'off' : 'on');
  const [told, setTold] = useState('');
  const suggesting = useSuggesting({ position, meeting });
  const isAdjourned = adjournedNow(meeting, lines);
  const releaseEvery = async (): Promise<void> => {
    const count = await releaseAll(place, by);
    setTold(count === 0 ? 'Nothing can be released: no line of yours is ready.' : `${counted(count, 'line')} released.`);
  };
  useKeys({ F8: () => void releaseEvery(), F9: goOn });
  return (
    <>
      <p className="govuk-body">
        <StateTag of={meeting} /> {isAdjourned && <Held />}{' '}
        <PlaceLink to={minutesOf(place)}>{meeting.minutes === null ? 'Write the minutes' : 'The minutes'}</PlaceLink>
      </p>
      {meeting.state === 'Scheduled' && <OpenForm position={position} called={meeting} />}
      <Capture place={place} suggesting={suggesting} onTold={setTold} isAdjourned={isAdjourned} />
      <Releasing drafts={draftsOf(lines, by)} asIGo={asIGo} onAsIGo={goOn} onRelease={() => void releaseEvery()} told={told} />
      <OwnLines lines={lines} by={by} suggesting={suggesting} onRecord={(line) => recordedUnder(position, line)} />
      <RecordedPart place={place} meeting={meeting} />
      <RoomPart meeting={meeting} />
    </>
  );
}

const Held = () => <strong>Adjourned: no line is released by itself, only those that you release.</strong>;

const draftsOf = (lines: readonly Line[], by: string): number =>
  lines.filter((line) => line.by === by && line.released === undefined).length;

interface ReleasingProps {
  readonly drafts: number;
  readonly asIGo: AsIGo;
  readonly onAsIGo: () => void;
  readonly onRelease: () => void;
  readonly told: string;
}
function Releasing({ drafts, asIGo, onAsIGo, onRelease, told }: ReleasingProps) {
  return (
    <div className="releasing">
      <button type="button" className="govuk-button govuk-button--secondary" onClick={onRelease} aria-keyshortcuts="F8">
        Release all my lines ({drafts}) <kbd>F8</kbd>
      </button>
      <label className="releasing__as-i-go">
        <input type="checkbox" checked={asIGo === 'on'} onChange={onAsIGo} aria-keyshortcuts="F9" /> Release as I go{' '}
        {asIGo === 'held' && '(held since the adjournment) '}
        <kbd>F9</kbd>
      </label>
      <p role="status" className="releasing__told">
        {told}
      </p>
    </div>
  );
}

function RecordedPart({ place, meeting }: { readonly place: Place; readonly meeting: Schema<'Meeting'> }) {
  const entries = useMeetingEntries(place, meeting)?.filter(({ retractedBy }) => retractedBy === undefined);
  if (entries === undefined) return <Part id="recorded" title="In the joint record" none="Asking the record …" />;
  return (
    <Part id="recorded" title="In the joint record" count={entries.length} none={entries.length === 0 ? 'Nothing yet.' : undefined}>
      <EntriesTable of={[...entries].reverse()} caption="Entries of this meeting, the latest first" />
    </Part>
  );
}

function useSuggesting({ position, meeting }: Omit<NotesProps, 'place'>) {
  const register = useRegister();
  const { named } = useNames();
  return useMemo(
    () => ({
      who: whoSuggested(register, meeting.attendance, named),
      about: (things: Parameters<typeof aboutSuggested>[2]) => aboutSuggested(position, register, things),
    }),
    [register, meeting, named, position],
  );
}

/** Keys that type nothing, wherever the focus is. */
function useKeys(keys: Readonly<Record<string, () => void>>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const does = keys[event.key];
      if (does === undefined || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      does();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  });
}
