import { actOf, eventOf, everyEvent, isChange, isOpening, recordIn, type Description } from '@parley/negotiation';
import { useEffect, useRef, useState } from 'react';
import { ActForm } from '../../acts/act-form';
import { LongTextField, SelectField } from '../../parts/fields';
import { useSuggestions, WithSuggestions } from '../../shape-form/choices';
import { needed, saidByShape, type IdOf } from '../../shape-form/said-by-shape';
import { ShapeFields } from '../../shape-form/shape-fields';
import { spoken } from '../../words/in-words';
import { saidIn } from '../../words/said-in';
import { OvertakenSides } from './overtaken-sides';
import { PART_TITLES, PARTS, type PartName } from '../../words/part-in-words';
import { marksOf, partsDiffering, recordOf, type WholeEntry, type EntryFormProps } from './whole-entry';
import { useActOnEntry } from './use-act-on-entry';

type Said = Readonly<Partial<Record<PartName, unknown>>>;
const NOTHING: Readonly<Record<PartName, object>> = { data: {}, occurred: {}, actors: [], sources: [] };
const inForm = (part: PartName): string => `replacement.${part}`;

/** The shape of each part of an entry of this type; of those that every entry has, by the act that corrects them. */
function shapesFor(entry: WholeEntry, type: string): Readonly<Record<PartName, Description>> {
  const replacement = actOf(recordIn(entry.stream), 'correct-entry')?.body.fields['replacement'];
  const fields = replacement?.kind === 'record' ? replacement.fields : {};
  const part = (name: PartName): Description => needed(fields[name] as Description);
  return { data: eventOf(type)?.data as Description, occurred: part('occurred'), actors: part('actors'), sources: part('sources') };
}

/** The types that this entry could be of, its own among them. */
function typesFor({ stream, type }: WholeEntry): readonly string[] {
  const own = eventOf(type);
  const fits = everyEvent().filter(
    (one) => one.records.includes(recordIn(stream)) && one.graded === own?.graded && !isChange(one.type) && !isOpening(one.type),
  );
  return isOpening(type) ? [type] : [...new Set([type, ...fits.map((one) => one.type)])];
}

function saidOf(shapes: Readonly<Record<PartName, Description>>, reading: { form: FormData; idOf: IdOf }): Said {
  return Object.fromEntries(PARTS.map((part) => [part, saidByShape(shapes[part], inForm(part), reading) ?? NOTHING[part]]));
}

/** The parts that say something else now than when the form was opened. */
const changed = (said: Said, before: Said): Said => Object.fromEntries(partsDiffering(said, before).map((part) => [part, said[part]]));

/** Says what is right and why. Only what is changed in the fields is replaced; the entry stays as it was recorded, and both are shown. */
export function CorrectForm({ entry }: EntryFormProps) {
  return (
    <WithSuggestions of={recordOf(entry)}>
      <Correcting entry={entry} />
    </WithSuggestions>
  );
}

function Correcting({ entry }: EntryFormProps) {
  const acting = useActOnEntry(entry);
  const { idOf } = useSuggestions();
  const [type, setType] = useState(entry.type);
  const [sent, setSent] = useState<Said>({});
  const before = useRef<Said>({});
  const { base } = acting;
  const shapes = shapesFor(base, type);
  const send = (form: FormData): void => {
    const said = changed(saidOf(shapes, { form, idOf }), before.current);
    setSent(said);
    const replacement = type === base.type ? said : { type, ...said };
    acting.recordOn('correct-entry', { reason: saidIn(form, 'reason'), replacement });
  };
  return (
    <ActForm
      acting={acting}
      label="Correct this entry"
      button="Record the correction"
      onSend={send}
      aside={<OvertakenSides of={acting.error} mine={sent} />}
    >
      <div className="act-form__fields" onInput={acting.begin} key={marksOf(base)}>
        <LongTextField name="reason" label="Why it is wrong" maxLength={4000} required />
        <SelectField
          name="type"
          label="Kind of entry"
          value={base.type}
          options={typesFor(base).map((one) => [one, spoken(one)])}
          onChange={setType}
        />
        <Parts key={type} shapes={shapes} base={base} onShown={(form) => (before.current = saidOf(shapes, { form, idOf }))} />
      </div>
    </ActForm>
  );
}

interface PartsProps {
  readonly shapes: Readonly<Record<PartName, Description>>;
  readonly base: WholeEntry;
  /** Given what the form says before anything in it is changed. */
  readonly onShown: (form: FormData) => void;
}
function Parts({ shapes, base, onShown }: PartsProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const form = box.current?.closest('form');
    if (form) onShown(new FormData(form));
    // Once: afterwards the fields are the reader's.
  }, []);
  return (
    <div className="act-form__fields" ref={box}>
      {PARTS.map((part) => (
        <details key={part} open={part === 'data'} className="group-details">
          <summary>{PART_TITLES[part]}</summary>
          <ShapeFields shape={shapes[part]} path={inForm(part)} label={PART_TITLES[part]} value={base[part]} />
        </details>
      ))}
    </div>
  );
}
