import { slugFrom } from '@parley/negotiation';
import { useRef } from 'react';
import { useNavigate } from 'react-router';
import { ActForm } from '../../acts/act-form';
import { useAct } from '../../acts/use-act';
import type { Schema } from '../../api/ask';
import { useNames } from '../../names/use-names';
import { dateRules } from '../../notes/date-rules';
import { dateAsTyped, occurredAtFirst, occurredRead } from '../../notes/occurred-as-typed';
import { LongTextField, TextField } from '../../parts/fields';
import { Unfolding } from '../../parts/unfolding';
import { withRecorder } from '../../recorder/asking';
import { saidIn } from '../../words/said-in';

type Position = Schema<'NegotiationPosition'>;
type Meeting = Schema<'Meeting'>;

/** Made from the title, and of no other meeting. */
function freeId(title: string, { meetings }: Position): string {
  const wished = slugFrom(title) ?? 'meeting';
  const taken = new Set(meetings.map(({ id }) => id));
  let id = wished;
  for (let number = 2; taken.has(id); number += 1) id = `${wished.slice(0, 70)}-${number}`;
  return id;
}
const linesIn = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
const given = (fields: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));

const agendaIn = (form: FormData) => {
  const items = linesIn(saidIn(form, 'agenda')).map((item) => ({ item }));
  return items.length === 0 ? {} : { agenda: items };
};

/** Whoever takes the note is in the room as well. */
function presentIn(form: FormData, name: string) {
  const noteTaker = { person: name };
  const parties = form.getAll('present').flatMap((party) => (typeof party === 'string' ? [{ party }] : []));
  const others = linesIn(saidIn(form, 'others')).map((asPrinted) => ({ asPrinted }));
  return { present: [...parties, ...others, noteTaker], noteTaker };
}

/** Opens a meeting, one that was called or another, with who is there; and leads to it. */
export function OpenForm({ position, called }: { readonly position: Position; readonly called?: Meeting }) {
  const go = useNavigate();
  const opened = useRef('');
  const acting = useAct({ onRecorded: () => void go(`/negotiations/${position.id}/meetings/${opened.current}`) });
  const send = (form: FormData): void => {
    const title = called?.title ?? saidIn(form, 'title');
    const meeting = called?.id ?? freeId(title, position);
    opened.current = meeting;
    const own = given({ title, forum: saidIn(form, 'forum'), place: saidIn(form, 'place') });
    const [typed, now] = [saidIn(form, 'when'), new Date()];
    withRecorder((name) => {
      const said = { meeting, ...own, ...agendaIn(form), ...presentIn(form, name) };
      const body = occurredRead(typed, now).then((occurred) => ({ ...said, occurred }));
      acting.record({ path: '/api/negotiations/{id}/log-meeting', ids: { id: position.id }, body });
    });
  };
  return (
    <Unfolding
      title={called === undefined ? 'Open a meeting now' : 'Open this meeting'}
      isOpen={called !== undefined}
      className="screen-only"
    >
      <ActForm acting={acting} label="Open a meeting" button="Open the meeting" onSend={send}>
        {called === undefined && <TextField name="title" label="Title" required maxLength={300} />}
        <TextField name="forum" label="The body in which it meets (if any)" value={called?.forum ?? ''} maxLength={300} />
        <TextField name="place" label="Where, or by what means (if known)" value={called?.place ?? ''} maxLength={300} />
        <TextField name="when" label="When it began" hint="Leave it empty for now; or 10:00, or 2025-03-06, or words" />
        <PartiesPresent of={position} />
        <LongTextField name="others" label="Others who are there" hint="One a line, as they are introduced" maxLength={5_000} />
        {called === undefined && <LongTextField name="agenda" label="Agenda (if any)" hint="One item a line" maxLength={10_000} />}
      </ActForm>
    </Unfolding>
  );
}

function PartiesPresent({ of: { parties } }: { readonly of: Position }) {
  const { named } = useNames();
  if (parties.length === 0) return null;
  return (
    <fieldset className="ticks">
      <legend className="govuk-label">Parties that are there</legend>
      {parties.map(({ id }) => (
        <label key={id} className="ticks__one">
          <input type="checkbox" name="present" value={id} /> <bdi>{named(id)}</bdi>
        </label>
      ))}
    </fieldset>
  );
}

/** Calls a meeting for a day. */
export function CallForm({ position }: { readonly position: Position }) {
  const acting = useAct();
  const send = (form: FormData): void => {
    const [title, typed] = [saidIn(form, 'title'), saidIn(form, 'starts')];
    const own = given({ title, forum: saidIn(form, 'forum'), place: saidIn(form, 'place') });
    const now = new Date();
    const said = { meeting: freeId(title, position), ...own, ...agendaIn(form), occurred: occurredAtFirst('', now) };
    withRecorder(() => {
      const body = dateRules().then((isDate) => ({ ...said, starts: dateAsTyped(typed, now, isDate) ?? typed }));
      acting.record({ path: '/api/negotiations/{id}/schedule-meeting', ids: { id: position.id }, body });
    });
  };
  return (
    <Unfolding title="Call a meeting for another day" className="screen-only">
      <ActForm acting={acting} label="Call a meeting" button="Call the meeting" onSend={send}>
        <TextField name="title" label="Title" required maxLength={300} />
        <TextField
          name="starts"
          label="When it is to begin"
          hint="As in 2025-06-03T10:00:00+01:00, or 2025-06-03"
          required
          maxLength={64}
        />
        <TextField name="forum" label="The body in which it meets (if any)" maxLength={300} />
        <TextField name="place" label="Where, or by what means (if known)" maxLength={300} />
        <LongTextField name="agenda" label="Agenda (if any)" hint="One item a line" maxLength={10_000} />
      </ActForm>
    </Unfolding>
  );
}
