import type { FormEvent } from 'react';
import { useSearchParams } from 'react-router';
import { SelectField, TextField } from '../parts/fields';
import { spoken } from '../words/in-words';
import { saidIn } from '../words/said-in';
import { GRADES, MOMENT_FIELDS, useMoment, type Moment } from './moment';

const MS_A_MINUTE = 60_000;
/** An instant as a `datetime-local` field has it: in the reader's own zone, to the second. */
function localTime(iso: string | undefined): string {
  if (iso === undefined || Number.isNaN(Date.parse(iso))) return '';
  const at = new Date(iso);
  return new Date(at.getTime() - at.getTimezoneOffset() * MS_A_MINUTE).toISOString().slice(0, 19);
}

/** Puts the chosen moment into the address; a field left empty sets no limit. */
function chosen(form: FormData, { knownAt }: Moment): Readonly<Record<string, string>> {
  const said = (name: string): string => saidIn(form, name);
  const local = said('knownAt');
  // The field shows whole seconds: an instant that was not touched stays as exact as it was.
  const instant = local === localTime(knownAt) ? (knownAt ?? '') : new Date(local).toISOString();
  return { asOf: said('asOf'), knownAt: local === '' ? '' : instant, evidence: said('evidence') };
}

export function MomentForm() {
  const { moment } = useMoment();
  return <Fields key={JSON.stringify(moment)} moment={moment} />;
}

function Fields({ moment }: { readonly moment: Moment }) {
  const [search, setSearch] = useSearchParams();
  const go = (values: Readonly<Record<string, string>>): void => {
    const next = new URLSearchParams(search);
    for (const name of MOMENT_FIELDS) next.delete(name);
    for (const [name, value] of Object.entries(values)) if (value !== '') next.set(name, value);
    setSearch(next);
  };
  const show = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    go(chosen(new FormData(event.currentTarget), moment));
  };
  return (
    <form className="moment-form" onSubmit={show}>
      <TextField
        name="asOf"
        label="Happened by"
        hint="A date, as in 2012-07-16, 2012-07 or 2012"
        value={moment.asOf ?? ''}
        maxLength={64}
      />
      <TextField name="knownAt" label="Recorded by" hint="In your own time zone" type="datetime-local" value={localTime(moment.knownAt)} />
      <SelectField
        name="evidence"
        label="Evidence at least"
        hint="From the weakest to the strongest"
        value={moment.evidence ?? ''}
        options={[['', 'Any'], ...GRADES.map((grade) => [grade, spoken(grade)] as const)]}
      />
      <div className="govuk-button-group moment-form__buttons">
        <button className="govuk-button">Show</button>
        <button type="button" className="govuk-button govuk-button--secondary" onClick={() => go({})}>
          Now, any evidence
        </button>
      </div>
    </form>
  );
}
