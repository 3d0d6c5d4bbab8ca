import { useParams } from 'react-router';
import type { Schema } from '../../api/ask';
import { RecordTabs } from '../../frame/record-tabs';
import { useKeptQuestion } from '../../notes/kept-question';
import { minutesOf } from '../../minutes/minutes-place';
import { Causes } from '../../parts/causes';
import { PageHeading } from '../../parts/page-heading';
import { PlaceLink } from '../../parts/place-link';
import { Said } from '../../parts/said';
import { StateTag } from '../../parts/state-tag';
import { Table } from '../../parts/table';
import { dateInWords, whenInWords } from '../../words/dates-in-words';
import { spoken, stateInWords } from '../../words/in-words';
import { CallForm, OpenForm } from './open-forms';

type Meeting = Schema<'Meeting'>;

/** The meetings of a negotiation; where one is opened, and called. */
export function Component() {
  const { id = '' } = useParams();
  const position = useKeptQuestion('/api/negotiations/{id}/position', { ids: { id } });
  const { meetings } = position;
  return (
    <>
      <PageHeading title={position.title} caption="Meetings" />
      <RecordTabs of="/negotiations/:id" label="This negotiation" />
      {meetings.length === 0 ? (
        <p className="none">No meeting is on record.</p>
      ) : (
        <Table
          caption="Meetings, the one recorded last first"
          columns={['Meeting', 'State', 'When', 'Minutes']}
          rows={[...meetings].reverse().map((one) => ({ key: one.id, cells: cellsOf(one, id) }))}
        />
      )}
      <OpenForm position={position} />
      <CallForm position={position} />
    </>
  );
}

function cellsOf(meeting: Meeting, negotiation: string) {
  const { id, title = spoken(id), minutes, entries } = meeting;
  const written = minutes === null ? 'none yet' : stateInWords(minutes).toLowerCase();
  return [
    <PlaceLink key="title" to={`/negotiations/${negotiation}/meetings/${id}`}>
      <Said>{title}</Said>
    </PlaceLink>,
    <StateTag key="state" of={meeting} />,
    whenOf(meeting),
    <span key="minutes">
      <PlaceLink to={minutesOf({ negotiation, meeting: id })} label={`${written}: minutes of ${title}`}>
        {written}
      </PlaceLink>{' '}
      <Causes entries={entries} of={title} />
    </span>,
  ];
}

const whenOf = ({ date, phrase, starts }: Meeting): string =>
  date === undefined && phrase === undefined && starts !== undefined ? `called for ${dateInWords(starts)}` : whenInWords({ date, phrase });
