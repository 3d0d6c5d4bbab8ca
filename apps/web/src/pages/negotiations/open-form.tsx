import { useNavigate } from 'react-router';
import { ActForm } from '../../acts/act-form';
import { useAct } from '../../acts/use-act';
import { Unfolding } from '../../parts/unfolding';
import { LongTextField, SelectField, TextField } from '../../parts/fields';
import { saidIn } from '../../words/said-in';

const LEVELS = [
  ['organisation', 'One organisation'],
  ['regional', 'A region'],
  ['national', 'The nation'],
] as const;

/** Opens the record of a negotiation, and leads to it. */
export function OpenForm() {
  const go = useNavigate();
  const acting = useAct({
    onRecorded: ({ events }) => void go(`/negotiations/${events[0]?.stream.replace('negotiation-', '') ?? ''}`),
  });
  const send = (form: FormData): void => {
    const [title, frame, edtf] = [saidIn(form, 'title'), saidIn(form, 'frame'), saidIn(form, 'edtf')];
    const body = { title, level: saidIn(form, 'level'), ...(frame && { frame }), ...(edtf && { occurred: { edtf } }) };
    acting.record({ path: '/api/negotiations', body });
  };
  return (
    <Unfolding title="Open the record of another negotiation" className="screen-only">
      <ActForm acting={acting} label="Open the record of a negotiation" button="Open the record" onSend={send}>
        <TextField name="title" label="Title" required maxLength={300} />
        <SelectField name="level" label="Bargained at the level of" options={LEVELS} />
        <LongTextField name="frame" label="Within which agreement or machinery (if any)" maxLength={1000} />
        <TextField name="edtf" label="When it began (if known)" hint="A date, as in 2012-07-16, 2012-07 or 2012" maxLength={64} />
      </ActForm>
    </Unfolding>
  );
}
