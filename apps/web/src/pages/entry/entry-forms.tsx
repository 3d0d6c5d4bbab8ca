import { actOf, isOpening, recordIn, type Description } from '@parley/negotiation';
import { ActForm } from '../../acts/act-form';
import { WithSuggestions, useSuggestions } from '../../shape-form/choices';
import { saidByShape } from '../../shape-form/said-by-shape';
import { FieldsOf } from '../../shape-form/shape-fields';
import { OvertakenSides } from './overtaken-sides';
import { recordOf, marksOf, type EntryFormProps } from './whole-entry';
import { useActOnEntry } from './use-act-on-entry';

export { CorrectForm } from './correct-form';

type Fields = Readonly<Record<string, Description>>;
const recordShape = (fields: Fields) => ({ kind: 'record', fields, atLeastOne: false }) as const;

interface OwnFormProps extends EntryFormProps {
  readonly act: string;
  /** Which fields of the act are asked for; the entry is the one of the page. */
  readonly fields: readonly string[];
  readonly button: string;
  readonly label: string;
}

/** An act on the entry of the page, with the fields that its own shape has. */
function OwnForm(props: OwnFormProps) {
  const definition = actOf(recordIn(props.entry.stream), props.act);
  if (!definition) return <p className="none">Entries of this record are not acknowledged or disputed; negotiations and consortia are.</p>;
  const shape = recordShape(Object.fromEntries(Object.entries(definition.body.fields).filter(([name]) => props.fields.includes(name))));
  return (
    <WithSuggestions of={recordOf(props.entry)}>
      <ShapedForm {...props} shape={shape} />
    </WithSuggestions>
  );
}

function ShapedForm({ entry, act, button, label, shape }: OwnFormProps & { readonly shape: ReturnType<typeof recordShape> }) {
  const acting = useActOnEntry(entry);
  const { idOf } = useSuggestions();
  const send = (form: FormData): void => acting.recordOn(act, saidByShape(shape, '', { form, idOf }) ?? {});
  return (
    <ActForm acting={acting} label={label} button={button} onSend={send} aside={<OvertakenSides of={acting.error} />}>
      <div className="act-form__fields" onInput={acting.begin} key={marksOf(acting.base)}>
        <FieldsOf shape={shape} path="" />
      </div>
    </ActForm>
  );
}

export const EvidenceForm = ({ entry }: EntryFormProps) => (
  <OwnForm entry={entry} act="add-evidence" fields={['citation']} label="Add evidence" button="Add the evidence" />
);
export const AcknowledgeForm = ({ entry }: EntryFormProps) => (
  <OwnForm
    entry={entry}
    act="acknowledge-entry"
    fields={['side', 'party', 'note']}
    label="Acknowledge this entry"
    button="Acknowledge it"
  />
);
export const DisputeForm = ({ entry }: EntryFormProps) => (
  <OwnForm entry={entry} act="dispute-entry" fields={['side', 'party', 'ground']} label="Dispute this entry" button="Dispute it" />
);
export function RetractForm({ entry }: EntryFormProps) {
  if (isOpening(entry.type)) return <p className="none">The opening of a record is not taken out of it; correct what it says.</p>;
  return <OwnForm entry={entry} act="retract-entry" fields={['reason']} label="Retract this entry" button="Retract it" />;
}
